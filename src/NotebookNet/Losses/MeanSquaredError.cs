using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Mean squared error, 1/n Σ (ŷ − y)², for numbers to be predicted. Keras: <c>mean_squared_error</c>.
/// </summary>
/// <remarks>Shapes: predictions (B, U), labels (B, U), or (B) when U is 1. There is no factor ½.</remarks>
/// <example><code>var loss = Loss.MeanSquaredError.Compute(predictions, labels);</code></example>
public sealed record MeanSquaredError : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = \frac{1}{n} \sum_{i=1}^{n} (\hat{y}_i - y_i)^2");

    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels) =>
        MeanOfSamples(Tensor.Binary(default(SquaredDifferenceFunction), predictions, Aligned(predictions, labels)));
}
