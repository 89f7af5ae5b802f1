namespace NotebookNet;

/// <summary>λ₁ Σ |w| + λ₂ Σ w²: both penalties at once (elastic net). Keras: <c>L1L2</c>.</summary>
/// <example><code>var layer = new Dense(16, Activation.ReLU) { KernelRegularizer = new L1L2(0.001, 0.01) };</code></example>
public sealed record L1L2 : Regularizer
{
    /// <summary>A penalty on sizes and squares; without arguments, none.</summary>
    /// <param name="l1">λ₁; not negative.</param>
    /// <param name="l2">λ₂; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is negative or not finite.</exception>
    public L1L2(double l1 = 0, double l2 = 0)
    {
        L1 = OptionRange.NotNegative(l1, nameof(l1));
        L2 = OptionRange.NotNegative(l2, nameof(l2));
    }

    /// <summary>λ₁.</summary>
    public double L1 { get; }

    /// <summary>λ₂.</summary>
    public double L2 { get; }

    /// <inheritdoc/>
    public override Tensor Penalty(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return (values.Abs().Sum() * L1) + (values.Square().Sum() * L2);
    }
}
