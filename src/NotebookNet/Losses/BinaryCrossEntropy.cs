using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Binary cross-entropy, −1/n Σ (y ln p + (1 − y) ln(1 − p)), for yes-or-no questions. Keras: <c>binary_crossentropy</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: probabilities p (B, U), labels 0…1 of the same shape, or (B) when U is 1.</para>
/// <para>
/// When p is the direct result of a sigmoid, the loss is computed from the sigmoid's input, exactly and without overflow;
/// otherwise p is kept within [1e−7, 1 − 1e−7].
/// </para>
/// </remarks>
public sealed record BinaryCrossEntropy : Loss
{
    /// <inheritdoc/>
    public override Tensor Values(Tensor predictions, Tensor labels) =>
        CrossEntropy.Binary(predictions, Aligned(predictions, labels));

    /// <inheritdoc/>
    internal override void CheckLabelValues(Shape predictions, Tensor labels) => CheckProbabilities(
        labels, "Use 0 for no and 1 for yes; for more than two classes Loss.SparseCategoricalCrossEntropy, for other numbers Loss.MeanSquaredError.");
}
