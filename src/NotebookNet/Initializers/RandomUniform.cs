namespace NotebookNet;

/// <summary>Random numbers spread evenly over [low, high). Keras: <c>RandomUniform</c>.</summary>
public sealed record RandomUniform : Initializer
{
    /// <summary>Random numbers spread evenly.</summary>
    /// <param name="low">The smallest; finite.</param>
    /// <param name="high">The end of the range; not below <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not finite.</exception>
    public RandomUniform(double low = -0.05, double high = 0.05)
    {
        Low = OptionRange.Finite(low, nameof(low));
        High = OptionRange.Finite(high, nameof(high));
        if (high < low)
        {
            throw new ArgumentOutOfRangeException(nameof(high), high, FormattableString.Invariant($"high must not be below low; got {low} and {high}."));
        }
    }

    /// <summary>The smallest.</summary>
    public double Low { get; }

    /// <summary>The end of the range.</summary>
    public double High { get; }

    /// <inheritdoc/>
    public override void Fill(Span<float> target, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        random.FillUniform(target, (float)Low, (float)High);
    }
}
