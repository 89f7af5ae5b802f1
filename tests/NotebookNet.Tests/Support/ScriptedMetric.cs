namespace NotebookNet.Tests;

/// <summary>A metric that has the given value in each epoch, whatever the model does.</summary>
internal sealed record ScriptedMetric(double[] Values) : Metric
{
    public override string Name => "scripted";

    public override MetricAccumulator CreateAccumulator() => new Accumulator(Values);

    private sealed class Accumulator(double[] values) : MetricAccumulator
    {
        private int _epoch = -1;

        public override double Result => values[_epoch];

        public override void Add(Tensor predictions, Tensor labels)
        {
        }

        public override void Reset() => _epoch++;
    }
}
