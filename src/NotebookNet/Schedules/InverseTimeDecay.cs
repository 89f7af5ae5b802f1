namespace NotebookNet;

/// <summary>rate = initial / (1 + decay · p) with p = step / decaySteps, or with a staircase p = ⌊step / decaySteps⌋. Keras: <c>InverseTimeDecay</c>.</summary>
/// <example><code>var schedule = new InverseTimeDecay(0.1, decaySteps: 1000, decayRate: 0.5);</code></example>
public sealed record InverseTimeDecay : Schedule
{
    /// <summary>A rate that falls like one over time.</summary>
    /// <param name="initialRate">The rate of the first step.</param>
    /// <param name="decaySteps">The unit of time, at least 1.</param>
    /// <param name="decayRate">How fast; not negative.</param>
    /// <param name="staircase">Whether the rate falls once in each unit of time instead of all along.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public InverseTimeDecay(double initialRate, long decaySteps, double decayRate, bool staircase = false)
    {
        InitialRate = OptionRange.Positive(initialRate, nameof(initialRate));
        DecaySteps = OptionRange.AtLeastOne(decaySteps, nameof(decaySteps));
        DecayRate = OptionRange.NotNegative(decayRate, nameof(decayRate));
        Staircase = staircase;
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialRate { get; }

    /// <summary>The unit of time.</summary>
    public long DecaySteps { get; }

    /// <summary>How fast it falls.</summary>
    public double DecayRate { get; }

    /// <summary>Whether the rate falls once in each unit of time.</summary>
    public bool Staircase { get; }

    /// <inheritdoc/>
    protected override double Rate(long step) =>
        InitialRate / (1 + (DecayRate * (Staircase ? step / DecaySteps : (double)step / DecaySteps)));
}
