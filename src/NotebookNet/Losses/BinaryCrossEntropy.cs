using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Binary cross-entropy, −1/n Σ (y ln p + (1 − y) ln(1 − p)), for yes-or-no questions. Keras: <c>binary_crossentropy</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: probabilities p (B, U), labels 0…1 of the same shape, or (B) when U is 1.</para>
/// <para>
/// When p is the direct result of a sigmoid, or with fromLogits, the loss is computed from the sigmoid's input, exactly and
/// without overflow; otherwise p is kept within [1e−7, 1 − 1e−7].
/// </para>
/// <para>Label smoothing s turns labels y into y (1 − s) + ½ s.</para>
/// </remarks>
/// <example><code>var loss = new BinaryCrossEntropy(labelSmoothing: 0.1).Compute(probabilities, labels);</code></example>
public sealed record BinaryCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override Formula Formula => new(@"L = -\frac{1}{n} \sum_{i=1}^{n} \left( y_i \ln p_i + (1 - y_i) \ln(1 - p_i) \right)");

    /// <summary>Binary cross-entropy.</summary>
    /// <param name="fromLogits">Whether predictions are logits, sums before a sigmoid, instead of probabilities.</param>
    /// <param name="labelSmoothing">How far labels are drawn towards ½, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is not in [0, 1).</exception>
    public BinaryCrossEntropy(bool fromLogits = false, double labelSmoothing = 0)
    {
        FromLogits = fromLogits;
        LabelSmoothing = OptionRange.Fraction(labelSmoothing, nameof(labelSmoothing));
    }

    /// <summary>Whether predictions are logits.</summary>
    public bool FromLogits { get; }

    /// <summary>How far labels are drawn towards ½.</summary>
    public double LabelSmoothing { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Logits were announced, but the predictions come from a sigmoid or softmax.</exception>
    public override Tensor Values(Tensor predictions, Tensor labels)
    {
        var aligned = NotebookNet.LabelSmoothing.Of(Aligned(predictions, labels), LabelSmoothing, share: 2);
        if (!FromLogits)
        {
            return predictions.Rank < 2 ? CrossEntropy.Binary(predictions, aligned) : CrossEntropy.BinaryMean(predictions, aligned);
        }

        Logits.Check(predictions, Name);
        return MeanOfSamples(Tensor.Binary(default(LogisticLossFunction), predictions, aligned));
    }

    /// <inheritdoc/>
    internal override void CheckLabelValues(Shape predictions, Tensor labels) => CheckProbabilities(
        labels, "Use 0 for no and 1 for yes; for more than two classes Loss.SparseCategoricalCrossEntropy, for other numbers Loss.MeanSquaredError.");
}
