namespace NotebookNet;

/// <summary>
/// Half a cosine down, then up again at once, over and over, each time longer by tMul and from a rate lower by mMul
/// (I. Loshchilov and F. Hutter, 2016). Keras: <c>CosineDecayRestarts</c>.
/// </summary>
/// <remarks>In the cycle i, with the part p of it done: rate = initial · ((1 − α) · mMulⁱ · ½ (1 + cos πp) + α).</remarks>
/// <example><code>var schedule = new CosineDecayRestarts(0.1, firstDecaySteps: 500);</code></example>
public sealed record CosineDecayRestarts : Schedule
{
    /// <summary>A rate that falls along half a cosine again and again.</summary>
    /// <param name="initialRate">The rate of the first step.</param>
    /// <param name="firstDecaySteps">The steps of the first cycle, at least 1.</param>
    /// <param name="tMul">How many times longer each cycle is than the one before; at least 1.</param>
    /// <param name="mMul">The factor of the rate from cycle to cycle; positive.</param>
    /// <param name="alpha">The part of the initial rate that is left at the end of a cycle, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public CosineDecayRestarts(double initialRate, long firstDecaySteps, double tMul = 2, double mMul = 1, double alpha = 0)
    {
        InitialRate = OptionRange.Positive(initialRate, nameof(initialRate));
        FirstDecaySteps = OptionRange.AtLeastOne(firstDecaySteps, nameof(firstDecaySteps));
        TMul = tMul >= 1 && double.IsFinite(tMul)
            ? tMul
            : throw new ArgumentOutOfRangeException(nameof(tMul), tMul, FormattableString.Invariant($"tMul must be at least 1 and finite, got {tMul}."));
        MMul = OptionRange.Positive(mMul, nameof(mMul));
        Alpha = OptionRange.Probability(alpha, nameof(alpha));
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialRate { get; }

    /// <summary>The steps of the first cycle.</summary>
    public long FirstDecaySteps { get; }

    /// <summary>How many times longer each cycle is than the one before.</summary>
    public double TMul { get; }

    /// <summary>The factor of the rate from cycle to cycle.</summary>
    public double MMul { get; }

    /// <summary>The part of the initial rate that is left at the end of a cycle.</summary>
    public double Alpha { get; }

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var (cycle, done) = CycleOf((double)step / FirstDecaySteps);
        var cosine = 0.5 * Powers.Of(MMul, cycle) * (1 + PortableMath.CosOfPi(done));
        return InitialRate * (((1 - Alpha) * cosine) + Alpha);
    }

    /// <summary>The number of the cycle, and the part of it that is done, at a time counted in first cycles.</summary>
    private (long Cycle, double Done) CycleOf(double time)
    {
        if (TMul == 1)
        {
            return ((long)time, time - Math.Floor(time));
        }

        // Walking instead of a logarithm: the start of a cycle must not be missed by a rounding. Cycles grow: there are few.
        var (cycle, length) = (0L, 1.0);
        while (time >= length)
        {
            time -= length;
            length *= TMul;
            cycle++;
        }

        return (cycle, time / length);
    }
}
