using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>
/// Chooses how a cross-entropy is computed: from the logits where the predictions are the result of softmax or sigmoid
/// (exact and without overflow), else from the probabilities as they are.
/// </summary>
internal static class CrossEntropy
{
    /// <summary>One loss per row.</summary>
    public static Tensor Categorical(Tensor predictions, Tensor labels, bool sparse) =>
        Operation.Run(predictions.Origin is SoftmaxOperation softmax
            ? new SoftmaxCrossEntropyOperation(softmax, labels, sparse)
            : new ProbabilityCrossEntropyOperation(predictions, labels, sparse));

    /// <summary>One loss per element.</summary>
    public static Tensor Binary(Tensor predictions, Tensor labels) =>
        predictions.Origin is UnaryOperation<SigmoidFunction> sigmoid
            ? Operation.Run(new SigmoidCrossEntropyOperation(sigmoid, labels))
            : Tensor.Binary(default(BinaryCrossEntropyFunction), predictions, labels);

    /// <summary>One loss per row: the mean over the last dimension.</summary>
    public static Tensor BinaryMean(Tensor predictions, Tensor labels) =>
        predictions.Origin is UnaryOperation<SigmoidFunction> sigmoid && predictions.Shape[^1] >= SigmoidCrossEntropyMeanOperation.ShortestRow
            && labels.Shape.Equals(predictions.Shape)
            ? Operation.Run(new SigmoidCrossEntropyMeanOperation(sigmoid, labels))
            : Binary(predictions, labels).Mean(-1);
}
