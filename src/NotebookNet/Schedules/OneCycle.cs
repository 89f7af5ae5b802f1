namespace NotebookNet;

/// <summary>
/// Up along half a cosine to the largest rate, then down along another to almost nothing: short trainings with large rates
/// (L. Smith and N. Topin, 2017). PyTorch: <c>OneCycleLR</c>; Keras has none.
/// </summary>
/// <remarks>
/// From max / divFactor to max in the first warmupFraction of the steps, then to max / divFactor / finalDivFactor at the last step
/// and from there on.
/// </remarks>
/// <example><code>var schedule = new OneCycle(0.1, totalSteps: 1000);</code></example>
public sealed record OneCycle : Schedule
{
    /// <summary>A rate that rises once and falls once.</summary>
    /// <param name="maxRate">The largest rate.</param>
    /// <param name="totalSteps">The steps of the whole training, at least 2.</param>
    /// <param name="warmupFraction">The part of the steps in which it rises, between 0 and 1.</param>
    /// <param name="divFactor">The largest rate divided by the first; positive.</param>
    /// <param name="finalDivFactor">The first rate divided by the last; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public OneCycle(double maxRate, long totalSteps, double warmupFraction = 0.3, double divFactor = 25, double finalDivFactor = 1e4)
    {
        MaxRate = OptionRange.Positive(maxRate, nameof(maxRate));
        TotalSteps = totalSteps >= 2
            ? totalSteps
            : throw new ArgumentOutOfRangeException(nameof(totalSteps), totalSteps, $"totalSteps must be at least 2, got {totalSteps}.");
        WarmupFraction = OptionRange.BetweenZeroAndOne(warmupFraction, nameof(warmupFraction));
        DivFactor = OptionRange.Positive(divFactor, nameof(divFactor));
        FinalDivFactor = OptionRange.Positive(finalDivFactor, nameof(finalDivFactor));
    }

    /// <summary>The largest rate.</summary>
    public double MaxRate { get; }

    /// <summary>The steps of the whole training.</summary>
    public long TotalSteps { get; }

    /// <summary>The part of the steps in which it rises.</summary>
    public double WarmupFraction { get; }

    /// <summary>The largest rate divided by the first.</summary>
    public double DivFactor { get; }

    /// <summary>The first rate divided by the last.</summary>
    public double FinalDivFactor { get; }

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var first = MaxRate / DivFactor;
        var top = Math.Max(0, (WarmupFraction * TotalSteps) - 1);
        var last = TotalSteps - 1.0;
        return step < top
            ? Between(first, MaxRate, step / top)
            : Between(MaxRate, first / FinalDivFactor, (Math.Min(step, last) - top) / (last - top));
    }

    private static double Between(double from, double to, double done) =>
        to + ((from - to) / 2 * (1 + PortableMath.CosOfPi(done)));
}
