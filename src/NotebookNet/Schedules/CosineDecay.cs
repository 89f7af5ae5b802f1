namespace NotebookNet;

/// <summary>
/// Half a cosine from the initial rate down to alpha times it: rate = initial · ((1 − α) · ½ (1 + cos(π step / decaySteps)) + α)
/// (I. Loshchilov and F. Hutter, 2016). With a warm-up the rate first climbs in a straight line. Keras: <c>CosineDecay</c>.
/// </summary>
/// <remarks>With a warm-up, the cosine starts after it, from the rate it has climbed to, and lasts decaySteps more.</remarks>
/// <example><code>var schedule = new CosineDecay(0, decaySteps: 900, warmupTarget: 0.1, warmupSteps: 100);</code></example>
public sealed record CosineDecay : Schedule
{
    /// <summary>A rate that falls along half a cosine.</summary>
    /// <param name="initialRate">The rate of the first step; not negative.</param>
    /// <param name="decaySteps">How many steps it falls, at least 1.</param>
    /// <param name="alpha">The part of the rate that is left at the end, from 0 to 1.</param>
    /// <param name="warmupTarget">The rate to climb to first; no warm-up when null.</param>
    /// <param name="warmupSteps">How many steps it climbs; 0 starts at the target.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public CosineDecay(double initialRate, long decaySteps, double alpha = 0, double? warmupTarget = null, long warmupSteps = 0)
    {
        InitialRate = OptionRange.NotNegative(initialRate, nameof(initialRate));
        DecaySteps = OptionRange.AtLeastOne(decaySteps, nameof(decaySteps));
        Alpha = OptionRange.Probability(alpha, nameof(alpha));
        WarmupTarget = warmupTarget is { } target ? OptionRange.Positive(target, nameof(warmupTarget)) : null;
        WarmupSteps = warmupSteps == 0 || WarmupTarget is not null
            ? (long)OptionRange.NotNegative(warmupSteps, nameof(warmupSteps))
            : throw new ArgumentOutOfRangeException(
                nameof(warmupSteps), warmupSteps, "A warm-up needs the rate it climbs to: give warmupTarget too.");
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialRate { get; }

    /// <summary>How many steps it falls.</summary>
    public long DecaySteps { get; }

    /// <summary>The part of the rate that is left at the end.</summary>
    public double Alpha { get; }

    /// <summary>The rate to climb to first.</summary>
    public double? WarmupTarget { get; }

    /// <summary>How many steps it climbs.</summary>
    public long WarmupSteps { get; }

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        if (step < WarmupSteps)
        {
            return ((WarmupTarget!.Value - InitialRate) * step / WarmupSteps) + InitialRate;
        }

        var done = (double)Math.Min(step - WarmupSteps, DecaySteps) / DecaySteps;
        var cosine = 0.5 * (1 + PortableMath.CosOfPi(done));
        return (WarmupTarget ?? InitialRate) * (((1 - Alpha) * cosine) + Alpha);
    }
}
