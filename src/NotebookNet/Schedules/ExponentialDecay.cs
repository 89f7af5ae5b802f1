namespace NotebookNet;

/// <summary>rate = initial · decayᵖ with p = step / decaySteps, or with a staircase p = ⌊step / decaySteps⌋. Keras: <c>ExponentialDecay</c>.</summary>
/// <example><code>var schedule = new ExponentialDecay(0.1, decaySteps: 1000, decayRate: 0.96);</code></example>
public sealed record ExponentialDecay : Schedule
{
    /// <summary>A rate that falls by the same factor in each stretch of steps.</summary>
    /// <param name="initialRate">The rate of the first step.</param>
    /// <param name="decaySteps">The length of a stretch, at least 1.</param>
    /// <param name="decayRate">The factor of a stretch; positive.</param>
    /// <param name="staircase">Whether the rate falls at once at the end of a stretch instead of all along it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public ExponentialDecay(double initialRate, long decaySteps, double decayRate, bool staircase = false)
    {
        InitialRate = OptionRange.Positive(initialRate, nameof(initialRate));
        DecaySteps = OptionRange.AtLeastOne(decaySteps, nameof(decaySteps));
        DecayRate = OptionRange.Positive(decayRate, nameof(decayRate));
        Staircase = staircase;
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialRate { get; }

    /// <summary>The length of a stretch.</summary>
    public long DecaySteps { get; }

    /// <summary>The factor of a stretch.</summary>
    public double DecayRate { get; }

    /// <summary>Whether the rate falls at once at the end of a stretch.</summary>
    public bool Staircase { get; }

    /// <inheritdoc/>
    protected override double Rate(long step) =>
        InitialRate * PortableMath.Power(DecayRate, Staircase ? step / DecaySteps : (double)step / DecaySteps);
}
