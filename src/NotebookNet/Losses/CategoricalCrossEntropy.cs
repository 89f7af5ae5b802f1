using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Cross-entropy over classes with one-hot labels (or label probabilities), −1/B Σ Σⱼ yⱼ ln pⱼ. Exactly one class is true.
/// Keras: <c>categorical_crossentropy</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: probabilities p (B, C), labels y (B, C).</para>
/// <para>
/// When p is the direct result of a softmax, or with fromLogits, the loss is computed from the softmax's input, exactly and
/// without overflow; otherwise each row is divided by its sum and kept within [1e−7, 1 − 1e−7].
/// </para>
/// <para>Label smoothing s turns labels y into y (1 − s) + s / C.</para>
/// </remarks>
/// <example><code>var loss = new CategoricalCrossEntropy(labelSmoothing: 0.1).Compute(probabilities, oneHotLabels);</code></example>
public sealed record CategoricalCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = -\sum_{j} y_j \ln p_j");

    /// <summary>Cross-entropy over classes.</summary>
    /// <param name="fromLogits">Whether predictions are logits, sums before a softmax, instead of probabilities.</param>
    /// <param name="labelSmoothing">How much of each label is spread over all classes, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not in [0, 1).</exception>
    public CategoricalCrossEntropy(bool fromLogits = false, double labelSmoothing = 0)
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
        ClassLabels.RowShape(predictions, labels, sparse: false);
        var smooth = NotebookNet.LabelSmoothing.Of(labels, LabelSmoothing, share: predictions.Shape[^1]);
        if (FromLogits)
        {
            Logits.Check(predictions, Name);
            predictions = predictions.Softmax();
        }

        return CrossEntropy.Categorical(predictions, smooth, sparse: false);
    }

    /// <inheritdoc/>
    internal override void CheckLabels(Shape predictions, Shape labels)
    {
        if (!labels.Equals(predictions))
        {
            throw new ShapeException(
                $"{Name} needs one probability per class: the network gives {predictions} per sample, the labels are {labels} per sample. "
                + (labels.Size == 1 ? "For labels that are class indices use Loss.SparseCategoricalCrossEntropy." : "Give the last layer one unit per class."));
        }
    }

    /// <inheritdoc/>
    internal override void CheckLabelValues(Shape predictions, Tensor labels) =>
        CheckProbabilities(labels, "One-hot labels are 1 for the true class and 0 for all others.");
}
