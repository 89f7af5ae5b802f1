namespace NotebookNet;

/// <summary>
/// The incoming weights of each unit are at most so long: longer ones are scaled down, w · min(|w|, max) / (1e−7 + |w|). Keras:
/// <c>MaxNorm</c>.
/// </summary>
/// <example><code>var layer = new Dense(16) { KernelConstraint = new MaxNorm(2) };</code></example>
public sealed record MaxNorm : Constraint
{
    private readonly Func<double, double> _desired;

    /// <summary>A largest length.</summary>
    /// <param name="maxValue">The largest length; positive.</param>
    /// <param name="axis">The dimension the vectors run along: 0 for a dense kernel (inputs, units). Null: all but the last, as for a convolution.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is not positive.</exception>
    public MaxNorm(double maxValue = 2, int? axis = 0)
    {
        MaxValue = OptionRange.Positive(maxValue, nameof(maxValue));
        Axis = axis;
        _desired = norm => Math.Min(norm, maxValue);
    }

    /// <summary>The largest length.</summary>
    public double MaxValue { get; }

    /// <summary>The dimension the vectors run along; all but the last when null.</summary>
    public int? Axis { get; }

    /// <summary>Whether the other constraint has the same options.</summary>
    /// <param name="other">The other constraint.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(MaxNorm? other) => other is not null && MaxValue == other.MaxValue && Axis == other.Axis;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(MaxValue, Axis);

    /// <inheritdoc/>
    public override void Apply(Span<float> weights, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Norms.Scale(weights, shape, Axis, _desired, nameof(MaxNorm));
    }
}
