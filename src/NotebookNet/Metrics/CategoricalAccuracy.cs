using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>The share of rows whose largest output stands where the largest label stands (one-hot labels). Keras: <c>categorical_accuracy</c>.</summary>
/// <remarks>Shapes: predictions (B, C), labels (B, C).</remarks>
public sealed record CategoricalAccuracy : Metric
{
    /// <inheritdoc/>
    public override string Name => "categorical_accuracy";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator();

    private sealed class Accumulator : MeanAccumulator
    {
        public override void Add(Tensor predictions, Tensor labels)
        {
            ArgumentNullException.ThrowIfNull(predictions);
            ArgumentNullException.ThrowIfNull(labels);
            if (predictions.Rank == 0 || !labels.Shape.Equals(predictions.Shape))
            {
                throw new ShapeException(
                    $"Categorical accuracy needs one label per class, of the predictions' shape {predictions.Shape}; got labels {labels.Shape}. "
                    + "For class indices use Metric.SparseCategoricalAccuracy.");
            }

            var classes = predictions.Shape[^1];
            for (var start = 0; start < predictions.Length; start += classes)
            {
                var predicted = Reduction.ArgMax(predictions.Data.AsSpan(start, classes));
                Count(predicted == Reduction.ArgMax(labels.Data.AsSpan(start, classes)) ? 1 : 0);
            }
        }
    }
}
