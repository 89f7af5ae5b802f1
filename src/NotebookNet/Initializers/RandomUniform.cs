namespace NotebookNet;

/// <summary>Random weights, evenly spread over [low, high). Keras: <c>RandomUniform</c>, the default of an embedding.</summary>
/// <param name="Low">The smallest possible weight.</param>
/// <param name="High">The end of the range.</param>
public sealed record RandomUniform(double Low = -0.05, double High = 0.05) : Initializer
{
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The range ends before it starts, or is not finite.</exception>
    public override void Fill(Span<float> target, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!(Low <= High) || !double.IsFinite(High - Low))
        {
            throw new InvalidOperationException($"{this}: weights need a finite range from a lower to a higher number; exchange the two.");
        }

        random.FillUniform(target, (float)Low, (float)High);
    }

    /// <summary>The constructor call.</summary>
    /// <returns>For example <c>RandomUniform(-0.05, 0.05)</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"RandomUniform({Low}, {High})");
}
