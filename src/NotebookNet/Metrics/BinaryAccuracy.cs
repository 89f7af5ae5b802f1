namespace NotebookNet;

/// <summary>The share of outputs on the right side of a threshold, each against its own label of 0 or 1. Keras: <c>binary_accuracy</c>.</summary>
/// <remarks>Shapes: predictions (B, U), labels (B, U), or (B) when U is 1. Every output counts for itself, as for several yes-or-no questions.</remarks>
public sealed record BinaryAccuracy : Metric
{
    /// <summary>The share of outputs on the right side.</summary>
    /// <param name="threshold">Above it an output says yes; from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not from 0 to 1.</exception>
    public BinaryAccuracy(double threshold = 0.5) => Threshold = OptionRange.Probability(threshold, nameof(threshold));

    /// <summary>Above it an output says yes.</summary>
    public double Threshold { get; }

    /// <inheritdoc/>
    public override string Name => "binary_accuracy";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator(Threshold);

    private sealed class Accumulator(double threshold) : MeanAccumulator
    {
        public override void Add(Tensor predictions, Tensor labels)
        {
            Pairs.Check(predictions, labels, "Binary accuracy");
            for (var i = 0; i < labels.Length; i++)
            {
                Count((predictions.Data[i] > threshold ? 1 : 0) == labels.Data[i] ? 1 : 0);
            }
        }
    }
}
