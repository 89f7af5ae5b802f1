namespace NotebookNet;

/// <summary>The incoming weights of each unit have length 1: w / (1e−7 + |w|). Keras: <c>UnitNorm</c>.</summary>
/// <example><code>var layer = new Dense(16) { KernelConstraint = new UnitNorm() };</code></example>
public sealed record UnitNorm : Constraint
{
    /// <summary>Length 1.</summary>
    /// <param name="axis">The dimension the vectors run along: 0 for a dense kernel (inputs, units). Null: all but the last, as for a convolution.</param>
    public UnitNorm(int? axis = 0) => Axis = axis;

    /// <summary>The dimension the vectors run along; all but the last when null.</summary>
    public int? Axis { get; }

    /// <inheritdoc/>
    public override void Apply(Span<float> weights, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Norms.Scale(weights, shape, Axis, static _ => 1, nameof(UnitNorm));
    }
}
