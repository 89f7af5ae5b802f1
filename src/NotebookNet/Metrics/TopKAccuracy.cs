namespace NotebookNet;

/// <summary>
/// The share of rows whose true class is among the k largest outputs. Keras: <c>top_k_categorical_accuracy</c>, and its sparse form.
/// </summary>
/// <remarks>
/// Shapes: predictions (B, C), labels (B), (B, 1) or one-hot (B, C). A class counts as among them when fewer than k outputs are
/// larger than its own: ties are in its favour, as in Keras.
/// </remarks>
public sealed record TopKAccuracy : Metric
{
    /// <summary>The share of rows with the true class among the first.</summary>
    /// <param name="k">How many outputs count, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    public TopKAccuracy(int k = 5) => K = (int)OptionRange.AtLeastOne(k, nameof(k));

    /// <summary>How many outputs count.</summary>
    public int K { get; }

    /// <inheritdoc/>
    public override string Name => "top_k_categorical_accuracy";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator(K);

    private sealed class Accumulator(int k) : MeanAccumulator
    {
        public override void Add(Tensor predictions, Tensor labels)
        {
            var answers = new Answers(predictions, labels, "Top-k accuracy");
            if (answers.Outputs < 2)
            {
                throw new ShapeException($"Top-k accuracy needs one output per class, (B, C); got predictions {predictions.Shape}.");
            }

            for (var row = 0; row < answers.Rows; row++)
            {
                var outputs = answers.Row(row);
                var own = outputs[answers.Actual(row)];
                var larger = 0;
                foreach (var output in outputs)
                {
                    larger += output > own ? 1 : 0;
                }

                Count(larger < k && !float.IsNaN(own) ? 1 : 0);
            }
        }
    }
}
