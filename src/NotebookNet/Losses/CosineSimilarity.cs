using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// −cos of the angle between prediction and label, −Σⱼ ŷⱼ yⱼ / (|ŷ| |y|): −1 for the same direction, 1 for the opposite one. Keras:
/// <c>cosine_similarity</c>, with the same sign.
/// </summary>
/// <remarks>Shapes: predictions (B, U), labels (B, U). A row of zeros gives 0. <see cref="Metric.CosineSimilarity"/> has the other sign.</remarks>
/// <example><code>var loss = Loss.CosineSimilarity.Compute(predictions, labels);</code></example>
public sealed record CosineSimilarity : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = -\frac{\sum_j \hat{y}_j y_j}{|\hat{y}| \, |y|}");

    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels) =>
        -Operation.Run(new CosineSimilarityOperation(predictions, Aligned(predictions, labels)));
}
