using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Adam: each weight has its own step size, from running means of its gradient and of the gradient's square (D. Kingma and
/// J. Ba, 2014). Keras: <c>Adam</c>.
/// </summary>
/// <remarks>
/// m ← m + (1 − β₁)(g − m),  v ← v + (1 − β₂)(g² − v),  α = rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ),  w ← w − α · m / (√v + ε).
/// ε stands beside the uncorrected √v, as in Keras; PyTorch adds it after the correction, which differs for tiny gradients.
/// With amsgrad (S. Reddi, S. Kale and S. Kumar, 2018) the largest v so far stands in the place of v.
/// </remarks>
/// <example><code>model.Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);</code></example>
public record Adam : Optimizer
{
    /// <summary>Adam.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="beta1">How much of the running mean of g is kept, in [0, 1).</param>
    /// <param name="beta2">How much of the running mean of g² is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the division defined; positive.</param>
    /// <param name="amsgrad">Whether the largest v so far divides the step.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Adam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, bool amsgrad = false)
        : base(learningRate)
    {
        Beta1 = OptionRange.Fraction(beta1, nameof(beta1));
        Beta2 = OptionRange.Fraction(beta2, nameof(beta2));
        Epsilon = OptionRange.Positive(epsilon, nameof(epsilon));
        Amsgrad = amsgrad;
    }

    /// <summary>How much of the running mean of g is kept.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the running mean of g² is kept.</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the division defined.</summary>
    public double Epsilon { get; }

    /// <summary>Whether the largest v so far divides the step.</summary>
    public bool Amsgrad { get; }

    /// <inheritdoc/>
    internal sealed override int SlotCount => Amsgrad ? 3 : 2;

    /// <inheritdoc/>
    internal sealed override void Update(long step, double rate, UpdateBatch batch)
    {
        var alpha = rate * Math.Sqrt(1 - Powers.Of(Beta2, step)) / (1 - Powers.Of(Beta1, step));
        batch.Run(new AdamUpdate((float)alpha, (float)(1 - Beta1), (float)(1 - Beta2), (float)Epsilon, Amsgrad));
    }
}
