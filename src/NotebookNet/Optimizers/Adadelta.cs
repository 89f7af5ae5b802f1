using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Adadelta: steps in the units of the weights, from running means of the squares of gradients and of steps (M. Zeiler, 2012).
/// Keras: <c>Adadelta</c>.
/// </summary>
/// <remarks>
/// a ← ρ a + (1 − ρ) g²,  d = g · √(b + ε) / √(a + ε),  b ← ρ b + (1 − ρ) d²,  w ← w − rate · d. The paper's rate is 1; Keras' default
/// of 0.001, which is kept here, makes very small steps.
/// </remarks>
/// <example><code>model.Compile(new Adadelta(1.0), Loss.MeanSquaredError);</code></example>
public sealed record Adadelta : Optimizer
{
    /// <summary>Adadelta.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="rho">How much of both running means is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the division defined; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Adadelta(double learningRate = 0.001, double rho = 0.95, double epsilon = 1e-7)
        : base(learningRate)
    {
        Rho = OptionRange.Fraction(rho, nameof(rho));
        Epsilon = OptionRange.Positive(epsilon, nameof(epsilon));
    }

    /// <summary>How much of both running means is kept, in [0, 1).</summary>
    public double Rho { get; }

    /// <summary>Keeps the division defined; positive.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    internal override int SlotCount => 2;

    /// <inheritdoc/>
    internal override void Update(long step, double rate, UpdateBatch batch)
    {
        batch.Run(new AdadeltaUpdate((float)rate, (float)Rho, (float)(1 - Rho), (float)Epsilon));
    }
}
