using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Lion: every weight moves by exactly the rate, in the direction of its momentum's sign (X. Chen et al., 2023). Keras: <c>Lion</c>.
/// </summary>
/// <remarks>
/// w ← w − rate · sign(β₁ m + (1 − β₁) g), then m ← β₂ m + (1 − β₂) g. Rates of a third to a tenth of Adam's are usual, with a
/// larger weight decay.
/// </remarks>
/// <example><code>model.Compile(new Lion(0.0003) { WeightDecay = 0.01 }, Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);</code></example>
public sealed record Lion : Optimizer
{
    /// <summary>Lion.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="beta1">How much the momentum counts in the direction, between 0 and 1.</param>
    /// <param name="beta2">How much of the momentum is kept, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Lion(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.99)
        : base(learningRate)
    {
        Beta1 = OptionRange.BetweenZeroAndOne(beta1, nameof(beta1));
        Beta2 = OptionRange.Fraction(beta2, nameof(beta2));
    }

    /// <summary>How much the momentum counts in the direction, between 0 and 1.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the momentum is kept, in [0, 1).</summary>
    public double Beta2 { get; }

    /// <inheritdoc/>
    internal override int SlotCount => 1;

    /// <inheritdoc/>
    internal override void Update(long step, double rate, UpdateBatch batch)
    {
        batch.Run(new LionUpdate((float)rate, (float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2)));
    }
}
