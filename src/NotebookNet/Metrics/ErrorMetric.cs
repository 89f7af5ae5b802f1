using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>The mean of |ŷ − y| or (ŷ − y)² over all numbers, or its root.</summary>
/// <param name="Name">The key in a history.</param>
/// <param name="Power">1 or 2.</param>
/// <param name="TakeRoot">Whether the root of the mean is the result.</param>
internal sealed record ErrorMetric(string Name, int Power, bool TakeRoot) : Metric
{
    /// <inheritdoc/>
    public override string Name { get; } = Name;

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator(this);

    private sealed class Accumulator(ErrorMetric metric) : MeanAccumulator
    {
        public override double Result => metric.TakeRoot ? Math.Sqrt(base.Result) : base.Result;

        public override void Add(Tensor predictions, Tensor labels)
        {
            Pairs.Check(predictions, labels, metric.Name);
            if (labels.Length > 0)
            {
                Count(ErrorSum.Of(predictions.Data, labels.Data, squared: metric.Power == 2) / labels.Length, labels.Length);
            }
        }
    }
}
