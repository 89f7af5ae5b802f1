using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Cross-entropy over classes with labels that are class indices, −1/B Σ ln p[label]. Keras:
/// <c>sparse_categorical_crossentropy</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: probabilities p (B, C), labels (B) or (B, 1) with whole numbers from 0 to C − 1.</para>
/// <para>Computed from the softmax's input where p is the direct result of a softmax: see <see cref="CategoricalCrossEntropy"/>.</para>
/// </remarks>
public sealed record SparseCategoricalCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(labels);
        return CrossEntropy.Categorical(predictions, labels, sparse: true);
    }

    /// <inheritdoc/>
    internal override void CheckLabels(Shape predictions, Shape labels)
    {
        if (labels.Length != 1 || labels.Rank > 1 || predictions.Rank != 1)
        {
            throw new ShapeException(
                $"{Name} needs one class index per sample and one output per class: the network gives {predictions} per sample, the labels are {labels} per sample. "
                + "For one-hot labels use Loss.CategoricalCrossEntropy.");
        }
    }

    /// <inheritdoc/>
    internal override void CheckLabelValues(Shape predictions, Tensor labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            ClassLabels.Index(labels.Data[i], i, predictions[^1]);
        }
    }
}
