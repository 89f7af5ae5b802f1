namespace NotebookNet;

/// <summary>
/// The mean of −ln of the probability given to the true class: cross-entropy as a measure. scikit-learn: <c>log_loss</c>; Keras:
/// <c>BinaryCrossentropy</c> and <c>CategoricalCrossentropy</c> metrics.
/// </summary>
/// <remarks>
/// Shapes: predictions (B) or (B, 1) with the probability of class 1, or (B, C); labels (B), (B, 1) or one-hot (B, C). Rows are
/// divided by their sums and probabilities kept within [1e−7, 1 − 1e−7], so that a certain and wrong answer costs 16.1.
/// </remarks>
public sealed record LogLoss : Metric
{
    private const double Epsilon = 1e-7;

    /// <inheritdoc/>
    public override string Name => "log_loss";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator();

    private sealed class Accumulator : MeanAccumulator
    {
        public override void Add(Tensor predictions, Tensor labels)
        {
            var answers = new Answers(predictions, labels, "Log-loss");
            for (var row = 0; row < answers.Rows; row++)
            {
                var outputs = answers.Row(row);
                var actual = answers.Actual(row);
                Count(-Math.Log(Math.Clamp(Probability(outputs, actual), Epsilon, 1 - Epsilon)));
            }
        }

        private static double Probability(ReadOnlySpan<float> outputs, int actual)
        {
            if (outputs.Length == 1)
            {
                return actual == 1 ? outputs[0] : 1.0 - outputs[0];
            }

            var sum = 0.0;
            foreach (var output in outputs)
            {
                sum += output;
            }

            return outputs[actual] / sum;
        }
    }
}
