namespace NotebookNet;

/// <summary>The mean cosine of the angle between the rows of predictions and labels.</summary>
internal sealed record CosineMetric : Metric
{
    /// <inheritdoc/>
    public override string Name => "cosine_similarity";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator();

    private sealed class Accumulator : MeanAccumulator
    {
        // As in Keras: a shorter row counts as this long.
        private const double SmallestLength = 1e-7;

        public override void Add(Tensor predictions, Tensor labels)
        {
            ArgumentNullException.ThrowIfNull(predictions);
            ArgumentNullException.ThrowIfNull(labels);
            if (predictions.Rank == 0 || !labels.Shape.Equals(predictions.Shape))
            {
                throw new ShapeException(
                    $"Cosine similarity compares rows of predictions {predictions.Shape} with labels of the same shape; got labels {labels.Shape}.");
            }

            var columns = predictions.Shape[^1];
            for (var start = 0; start < predictions.Length; start += columns)
            {
                var (dot, p, y) = (0.0, 0.0, 0.0);
                for (var i = start; i < start + columns; i++)
                {
                    dot += (double)predictions.Data[i] * labels.Data[i];
                    p += (double)predictions.Data[i] * predictions.Data[i];
                    y += (double)labels.Data[i] * labels.Data[i];
                }

                Count(dot / (Math.Max(Math.Sqrt(p), SmallestLength) * Math.Max(Math.Sqrt(y), SmallestLength)));
            }
        }
    }
}
