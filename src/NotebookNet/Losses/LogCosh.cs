using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// ln cosh(ŷ − y): about ½ e² for small errors and |e| − ln 2 for large ones, smooth everywhere, without overflow. Keras:
/// <c>log_cosh</c>.
/// </summary>
/// <remarks>Shapes: predictions (B, U), labels (B, U), or (B) when U is 1.</remarks>
/// <example><code>var loss = Loss.LogCosh.Compute(predictions, labels);</code></example>
public sealed record LogCosh : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = \frac{1}{n} \sum_{i=1}^{n} \ln \cosh(\hat{y}_i - y_i)");

    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels) =>
        MeanOfSamples(Tensor.Binary(default(LogCoshFunction), predictions, Aligned(predictions, labels)));
}
