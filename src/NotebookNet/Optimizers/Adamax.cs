using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Adamax: Adam with the largest gradient of late in the place of the root mean square (D. Kingma and J. Ba, 2014). Keras:
/// <c>Adamax</c>.
/// </summary>
/// <remarks>
/// m ← m + (1 − β₁)(g − m),  u ← max(β₂ u, |g|),  w ← w − rate / (1 − β₁ᵗ) · m / (u + ε).
/// </remarks>
/// <example><code>model.Compile(new Adamax(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);</code></example>
public sealed record Adamax : Optimizer
{
    /// <summary>Adamax.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="beta1">How much of the running mean of g is kept, in [0, 1).</param>
    /// <param name="beta2">How much of the largest |g| is kept in each step, in [0, 1).</param>
    /// <param name="epsilon">Keeps the division defined; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Adamax(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
        : base(learningRate)
    {
        Beta1 = OptionRange.Fraction(beta1, nameof(beta1));
        Beta2 = OptionRange.Fraction(beta2, nameof(beta2));
        Epsilon = OptionRange.Positive(epsilon, nameof(epsilon));
    }

    /// <summary>How much of the running mean of g is kept, in [0, 1).</summary>
    public double Beta1 { get; }

    /// <summary>How much of the largest |g| is kept in each step, in [0, 1).</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the division defined; positive.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    internal override int SlotCount => 2;

    /// <inheritdoc/>
    internal override void Update(long step, double rate, UpdateBatch batch)
    {
        batch.Run(new AdamaxUpdate((float)(rate / (1 - Powers.Of(Beta1, step))), (float)(1 - Beta1), (float)Beta2, (float)Epsilon));
    }
}
