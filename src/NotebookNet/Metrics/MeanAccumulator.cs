namespace NotebookNet;

/// <summary>The mean of one number per sample, over all batches.</summary>
internal abstract class MeanAccumulator : MetricAccumulator
{
    private Mean _mean;

    /// <inheritdoc/>
    public override double Result => _mean.Value;

    /// <inheritdoc/>
    public override void Reset() => _mean = default;

    /// <summary>Adds a number that stands for <paramref name="weight"/> samples.</summary>
    protected void Count(double value, double weight = 1) => _mean.Add(value, weight);
}
