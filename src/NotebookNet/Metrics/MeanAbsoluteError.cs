namespace NotebookNet;

/// <summary>The mean distance between prediction and label, 1/n Σ |ŷ − y|. Keras: <c>mean_absolute_error</c>.</summary>
public sealed record MeanAbsoluteError : Metric
{
    /// <inheritdoc/>
    public override string Name => "mean_absolute_error";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator();

    private sealed class Accumulator : MetricAccumulator
    {
        private Mean _mean;

        public override double Result => _mean.Value;

        public override void Add(Tensor predictions, Tensor labels)
        {
            ArgumentNullException.ThrowIfNull(predictions);
            ArgumentNullException.ThrowIfNull(labels);
            if (labels.Length != predictions.Length)
            {
                throw new ShapeException(
                    $"Mean absolute error compares predictions {predictions.Shape} with labels of the same shape; got labels {labels.Shape}.");
            }

            var sum = 0.0;
            for (var i = 0; i < labels.Length; i++)
            {
                sum += Math.Abs((double)predictions.Data[i] - labels.Data[i]);
            }

            if (labels.Length > 0)
            {
                _mean.Add(sum / labels.Length, labels.Length);
            }
        }

        public override void Reset() => _mean = default;
    }
}
