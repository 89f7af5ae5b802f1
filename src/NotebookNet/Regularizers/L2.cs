namespace NotebookNet;

/// <summary>λ Σ w², without a factor ½: pulls large weights towards 0 the most, and none quite there. Keras: <c>L2</c>.</summary>
/// <example><code>var layer = new Dense(16, Activation.ReLU) { KernelRegularizer = new L2(0.001) };</code></example>
public sealed record L2 : Regularizer
{
    /// <summary>A penalty on squares.</summary>
    /// <param name="strength">λ; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">λ is negative or not finite.</exception>
    public L2(double strength = 0.01) => Strength = OptionRange.NotNegative(strength, nameof(strength));

    /// <summary>λ.</summary>
    public double Strength { get; }

    /// <inheritdoc/>
    public override Tensor Penalty(Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Square().Sum() * Strength;
    }
}
