using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// RMSprop: each weight's step is divided by the running root mean square of its gradient (T. Hinton, 2012). Keras:
/// <c>RMSprop</c>, there the default of <c>compile</c>.
/// </summary>
/// <remarks>
/// v ← ρ v + (1 − ρ) g²,  w ← w − rate · g / √(v + ε), with ε inside the root as in Keras; the textbook form g / (√v + ε) differs
/// by a factor of 10 at g = 10⁻⁴. With momentum the step d = rate · g / √(v + ε) goes through b ← momentum · b + d, w ← w − b.
/// Centred, the square of the running mean of g is taken off v: the step is divided by the deviation.
/// </remarks>
/// <example><code>model.Compile(new RMSprop(0.001, momentum: 0.9), Loss.MeanSquaredError);</code></example>
public sealed record RMSprop : Optimizer
{
    /// <summary>RMSprop.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="rho">How much of the running mean of g² is kept, in [0, 1).</param>
    /// <param name="momentum">How much of the last step is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the division defined; positive.</param>
    /// <param name="centered">Whether the step is divided by the deviation instead of the root mean square.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public RMSprop(
        double learningRate = 0.001, double rho = 0.9, double momentum = 0, double epsilon = 1e-7, bool centered = false)
        : base(learningRate)
    {
        Rho = OptionRange.Fraction(rho, nameof(rho));
        Momentum = OptionRange.Fraction(momentum, nameof(momentum));
        Epsilon = OptionRange.Positive(epsilon, nameof(epsilon));
        Centered = centered;
    }

    /// <summary>How much of the running mean of g² is kept, in [0, 1).</summary>
    public double Rho { get; }

    /// <summary>How much of the last step is kept, in [0, 1).</summary>
    public double Momentum { get; }

    /// <summary>Keeps the division defined; positive.</summary>
    public double Epsilon { get; }

    /// <summary>Whether the step is divided by the deviation instead of the root mean square.</summary>
    public bool Centered { get; }

    /// <inheritdoc/>
    internal override int SlotCount => 1 + (Momentum > 0 ? 1 : 0) + (Centered ? 1 : 0);

    /// <inheritdoc/>
    internal override void Update(long step, double rate, UpdateBatch batch)
    {
        batch.Run(new RMSpropUpdate((float)rate, (float)Rho, (float)(1 - Rho), (float)Momentum, (float)Epsilon, Centered));
    }
}
