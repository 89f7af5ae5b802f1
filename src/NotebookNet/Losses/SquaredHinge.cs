using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>Squared hinge loss, max(1 − y ŷ, 0)², for yes or no as −1 and 1. Keras: <c>squared_hinge</c>.</summary>
/// <remarks>Shapes and labels as for <see cref="Hinge"/>.</remarks>
/// <example><code>var loss = Loss.SquaredHinge.Compute(predictions, labels);</code></example>
public sealed record SquaredHinge : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = \frac{1}{n} \sum_{i=1}^{n} \max(1 - y_i \hat{y}_i, 0)^2");

    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels) =>
        MeanOfSamples(Tensor.Binary(default(SquaredHingeFunction), predictions, Operation.Run(new HingeLabelsOperation(Aligned(predictions, labels)))));
}
