using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Hinge loss, max(1 − y ŷ, 0), for yes or no as −1 and 1: the loss of the support vector machine. Keras: <c>hinge</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: predictions (B, U) from a layer without activation or with tanh, labels (B, U), or (B) when U is 1.</para>
/// <para>When all labels of a batch are 0 or 1, 0 counts as −1. From the margin y ŷ = 1 on there is no slope.</para>
/// </remarks>
/// <example><code>var loss = Loss.Hinge.Compute(predictions, labels);</code></example>
public sealed record Hinge : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = \frac{1}{n} \sum_{i=1}^{n} \max(1 - y_i \hat{y}_i, 0)");

    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels) =>
        MeanOfSamples(Tensor.Binary(default(HingeFunction), predictions, Operation.Run(new HingeLabelsOperation(Aligned(predictions, labels)))));
}
