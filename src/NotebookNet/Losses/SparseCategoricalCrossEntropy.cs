using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Cross-entropy over classes with labels that are class indices, −1/B Σ ln p[label]. Keras:
/// <c>sparse_categorical_crossentropy</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: probabilities p (B, C), labels (B) or (B, 1) with whole numbers from 0 to C − 1.</para>
/// <para>Computed from the softmax's input where p is the direct result of a softmax: see <see cref="CategoricalCrossEntropy"/>.</para>
/// <para>
/// Label smoothing s is that of <see cref="CategoricalCrossEntropy"/> on the one-hot form of the labels. (PyTorch's
/// <c>CrossEntropyLoss</c> has it too, Keras' sparse loss has not.)
/// </para>
/// </remarks>
/// <example><code>var loss = new SparseCategoricalCrossEntropy(fromLogits: true).Compute(logits, labels);</code></example>
public sealed record SparseCategoricalCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = -\ln p_c");

    /// <summary>Cross-entropy over classes, labels as indices.</summary>
    /// <param name="fromLogits">Whether predictions are logits, sums before a softmax, instead of probabilities.</param>
    /// <param name="labelSmoothing">How much of each label is spread over all classes, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not in [0, 1).</exception>
    public SparseCategoricalCrossEntropy(bool fromLogits = false, double labelSmoothing = 0)
    {
        FromLogits = fromLogits;
        LabelSmoothing = OptionRange.Fraction(labelSmoothing, nameof(labelSmoothing));
    }

    /// <summary>Whether predictions are logits.</summary>
    public bool FromLogits { get; }

    /// <summary>How much of each label is spread over all classes.</summary>
    public double LabelSmoothing { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Logits were announced, but the predictions come from a softmax or sigmoid.</exception>
    public override Tensor Values(Tensor predictions, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(labels);
        var probabilities = predictions;
        if (FromLogits)
        {
            Logits.Check(predictions, Name);
            ClassLabels.RowShape(predictions, labels, sparse: true);
            probabilities = predictions.Softmax();
        }

        if (LabelSmoothing == 0)
        {
            return CrossEntropy.Categorical(probabilities, labels, sparse: true);
        }

        var rows = ClassLabels.RowShape(predictions, labels, sparse: true);
        var oneHot = Tensor.OneHot(labels.Reshape(rows.AsSpan()), predictions.Shape[^1]);
        return CrossEntropy.Categorical(
            probabilities, NotebookNet.LabelSmoothing.Of(oneHot, LabelSmoothing, share: predictions.Shape[^1]), sparse: false);
    }

    /// <inheritdoc/>
    internal override void CheckLabels(Shape predictions, Shape labels)
    {
        // (C) with one index, or (T, C) with T of them: one class index for each row of probabilities.
        var rows = new Shape(predictions.AsSpan()[..^1]);
        if (!labels.Equals(rows) && !(rows.Rank == 0 && labels.Rank == 1 && labels.Size == 1))
        {
            throw new ShapeException(
                $"{Name} needs one class index per sample and one output per class: the network gives {predictions} per sample, the labels are {labels} per sample. "
                + (predictions.Rank > 1 && labels.Size == 1
                    ? "Flatten the samples before the last dense layer."
                    : "For one-hot labels use Loss.CategoricalCrossEntropy."));
        }
    }

    /// <inheritdoc/>
    internal override void CheckLabelValues(Shape predictions, Tensor labels) => ClassLabels.Check(labels.Data, predictions[^1]);
}
