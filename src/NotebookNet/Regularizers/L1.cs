namespace NotebookNet;

/// <summary>λ Σ |w|: pulls every weight towards 0 with the same force, so that unimportant ones arrive there. Keras: <c>L1</c>.</summary>
/// <example><code>var layer = new Dense(16, Activation.ReLU) { KernelRegularizer = new L1(0.001) };</code></example>
public sealed record L1 : Regularizer
{
    /// <summary>A penalty on sizes.</summary>
    /// <param name="strength">λ; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">λ is negative or not finite.</exception>
    public L1(double strength = 0.01) => Strength = OptionRange.NotNegative(strength, nameof(strength));

    /// <summary>λ.</summary>
    public double Strength { get; }

    /// <inheritdoc/>
    public override Tensor Penalty(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Abs().Sum() * Strength;
    }
}
