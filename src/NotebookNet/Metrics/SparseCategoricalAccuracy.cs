using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>The share of rows whose largest output is that of the class index. Keras: <c>sparse_categorical_accuracy</c>.</summary>
/// <remarks>Shapes: predictions (B, C), labels (B) or (B, 1).</remarks>
public sealed record SparseCategoricalAccuracy : Metric
{
    /// <inheritdoc/>
    public override string Name => "sparse_categorical_accuracy";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator();

    private sealed class Accumulator : MeanAccumulator
    {
        public override void Add(Tensor predictions, Tensor labels)
        {
            ArgumentNullException.ThrowIfNull(predictions);
            ArgumentNullException.ThrowIfNull(labels);
            ClassLabels.RowShape(predictions, labels, sparse: true, "Sparse categorical accuracy");
            var classes = predictions.Shape[^1];
            var numbers = predictions.Data.AsSpan();
            var indices = labels.Data.AsSpan();
            var correct = 0;
            for (var row = 0; row < indices.Length; row++)
            {
                correct += Reduction.IsArgMax(numbers.Slice(row * classes, classes), ClassLabels.Index(indices[row], row, classes)) ? 1 : 0;
            }

            Count(1, correct);
            Count(0, indices.Length - correct);
        }
    }
}
