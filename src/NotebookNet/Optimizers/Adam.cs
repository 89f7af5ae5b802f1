using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Adam: each weight has its own step size, from running means of its gradient and of the gradient's square (D. Kingma and
/// J. Ba, 2014). Keras: <c>Adam</c>.
/// </summary>
/// <remarks>
/// m ← m + (1 − β₁)(g − m),  v ← v + (1 − β₂)(g² − v),  α = rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ),  w ← w − α · m / (√v + ε).
/// ε stands beside the uncorrected √v, as in Keras; PyTorch adds it after the correction, which differs for tiny gradients.
/// </remarks>
/// <example><code>model.Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);</code></example>
public sealed record Adam : Optimizer
{
    /// <summary>Adam.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="beta1">How much of the running mean of g is kept, in [0, 1).</param>
    /// <param name="beta2">How much of the running mean of g² is kept, in [0, 1).</param>
    /// <param name="epsilon">Keeps the division defined; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Adam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7)
        : base(learningRate)
    {
        Beta1 = Fraction(beta1, nameof(beta1));
        Beta2 = Fraction(beta2, nameof(beta2));
        Epsilon = epsilon > 0 && double.IsFinite(epsilon)
            ? epsilon
            : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, FormattableString.Invariant($"epsilon must be positive and finite, got {epsilon}."));
    }

    /// <summary>How much of the running mean of g is kept.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the running mean of g² is kept.</summary>
    public double Beta2 { get; }

    /// <summary>Keeps the division defined.</summary>
    public double Epsilon { get; }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>For example <c>Adam(0.001)</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"Adam({LearningRate}")
        + (Beta1 == 0.9 ? string.Empty : FormattableString.Invariant($", beta1: {Beta1}"))
        + (Beta2 == 0.999 ? string.Empty : FormattableString.Invariant($", beta2: {Beta2}"))
        + (Epsilon == 1e-7 ? ")" : FormattableString.Invariant($", epsilon: {Epsilon})"));

    /// <inheritdoc/>
    internal override int SlotCount => 2;

    /// <inheritdoc/>
    internal override void Update(long step, Span<float> weights, ReadOnlySpan<float> gradient, Span<float> slot1, Span<float> slot2)
    {
        var alpha = LearningRate * Math.Sqrt(1 - Power(Beta2, step)) / (1 - Power(Beta1, step));
        UpdateKernels.Apply(
            new AdamUpdate((float)alpha, (float)(1 - Beta1), (float)(1 - Beta2), (float)Epsilon), weights, gradient, slot1, slot2);
    }

    // By squaring: multiplications are exact to the last bit everywhere, the platform's pow is not.
    private static double Power(double value, long exponent)
    {
        var result = 1.0;
        for (; exponent > 0; exponent >>= 1, value *= value)
        {
            if ((exponent & 1) == 1)
            {
                result *= value;
            }
        }

        return result;
    }
}
