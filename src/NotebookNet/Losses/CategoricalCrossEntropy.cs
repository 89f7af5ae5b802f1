using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Cross-entropy over classes with one-hot labels (or label probabilities), −1/B Σ Σⱼ yⱼ ln pⱼ. Exactly one class is true.
/// Keras: <c>categorical_crossentropy</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: probabilities p (B, C), labels y (B, C).</para>
/// <para>
/// When p is the direct result of a softmax, the loss is computed from the softmax's input, exactly and without overflow;
/// otherwise each row is divided by its sum and kept within [1e−7, 1 − 1e−7].
/// </para>
/// </remarks>
public sealed record CategoricalCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(labels);
        return CrossEntropy.Categorical(predictions, labels, sparse: false);
    }

    /// <inheritdoc/>
    internal override void CheckLabels(Shape predictions, Shape labels)
    {
        if (!labels.Equals(predictions))
        {
            throw new ShapeException(
                $"{Name} needs one probability per class: the network gives {predictions} per sample, the labels are {labels} per sample. "
                + (labels.Length == 1 ? "For labels that are class indices use Loss.SparseCategoricalCrossEntropy." : "Give the last layer one unit per class."));
        }
    }

    /// <inheritdoc/>
    internal override void CheckLabelValues(Shape predictions, Tensor labels) =>
        CheckProbabilities(labels, "One-hot labels are 1 for the true class and 0 for all others.");
}
