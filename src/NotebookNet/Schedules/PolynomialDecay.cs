namespace NotebookNet;

/// <summary>
/// rate = (initial − end) · (1 − step / decaySteps)ᵖ + end, and end from there on; with cycles the stretch grows to the next
/// multiple of decaySteps instead. Keras: <c>PolynomialDecay</c>.
/// </summary>
/// <example><code>var schedule = new PolynomialDecay(0.1, decaySteps: 1000);   // a straight line down</code></example>
public sealed record PolynomialDecay : Schedule
{
    /// <summary>A rate that falls along a polynomial.</summary>
    /// <param name="initialRate">The rate of the first step.</param>
    /// <param name="decaySteps">How many steps it falls, at least 1.</param>
    /// <param name="endRate">The rate at the end; not negative.</param>
    /// <param name="power">The power; positive, 1 for a straight line.</param>
    /// <param name="cycle">Whether it rises again and goes on.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public PolynomialDecay(double initialRate, long decaySteps, double endRate = 0.0001, double power = 1, bool cycle = false)
    {
        InitialRate = OptionRange.Positive(initialRate, nameof(initialRate));
        DecaySteps = OptionRange.AtLeastOne(decaySteps, nameof(decaySteps));
        EndRate = OptionRange.NotNegative(endRate, nameof(endRate));
        Power = OptionRange.Positive(power, nameof(power));
        Cycle = cycle;
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialRate { get; }

    /// <summary>How many steps it falls.</summary>
    public long DecaySteps { get; }

    /// <summary>The rate at the end.</summary>
    public double EndRate { get; }

    /// <summary>The power.</summary>
    public double Power { get; }

    /// <summary>Whether it rises again and goes on.</summary>
    public bool Cycle { get; }

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var stretch = Cycle ? Math.Max(1, (step + DecaySteps - 1) / DecaySteps) * DecaySteps : DecaySteps;
        var done = (double)Math.Min(step, stretch) / stretch;
        return ((InitialRate - EndRate) * PortableMath.Power(1 - done, Power)) + EndRate;
    }
}
