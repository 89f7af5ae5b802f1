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
            for (var row = 0; row < labels.Length; row++)
            {
                var predicted = Reduction.ArgMax(predictions.Data.AsSpan(row * classes, classes));
                Count(predicted == ClassLabels.Index(labels.Data[row], row, classes) ? 1 : 0);
            }
        }
    }
}
