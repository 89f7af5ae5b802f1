using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// The share of right answers. Which comparison that means follows from the shapes, as in Keras' <c>accuracy</c>: one output:
/// p &gt; 0.5 against the label; one label per sample: the most probable class against the class index; else the most probable
/// class against the largest label.
/// </summary>
public sealed record Accuracy : Metric
{
    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator();

    private sealed class Accumulator : MeanAccumulator
    {
        public override void Add(Tensor predictions, Tensor labels)
        {
            ArgumentNullException.ThrowIfNull(predictions);
            ArgumentNullException.ThrowIfNull(labels);
            var classes = predictions.Rank == 0 ? 1 : predictions.Shape[^1];
            var rows = classes == 0 ? 0 : predictions.Length / classes;
            var sparse = classes > 1 && labels.Length == rows;
            if (!sparse && labels.Length != predictions.Length)
            {
                throw new ShapeException(
                    $"Accuracy compares predictions {predictions.Shape} with labels of the same shape or one class index per row; got labels {labels.Shape}.");
            }

            for (var r = 0; r < rows; r++)
            {
                var row = predictions.AsSpan().Slice(r * classes, classes);
                var isRight = classes == 1 ? (row[0] > 0.5f ? 1f : 0f) == labels.Data[r]
                    : sparse ? Reduction.ArgMax(row) == (int)labels.Data[r]
                    : Reduction.ArgMax(row) == Reduction.ArgMax(labels.AsSpan().Slice(r * classes, classes));
                Count(isRight ? 1 : 0);
            }
        }
    }
}
