namespace NotebookNet;

/// <summary>
/// The area under the ROC curve: how probable it is that a sample of class 1 gets a larger output than one of class 0. 0.5 is
/// guessing, 1 is perfect order. scikit-learn: <c>roc_auc_score</c>.
/// </summary>
/// <remarks>
/// <para>
/// Exact, by ranks, with ties counting half: all outputs are kept until the result is asked for. (Keras' <c>AUC</c> approximates
/// the curve at 200 thresholds.)
/// </para>
/// <para>
/// Shapes: predictions (B) or (B, 1) with labels 0 or 1, or (B, C) with class indices or one-hot labels: then the plain mean of
/// each class against the rest. NaN while a class has no samples, or is all there is.
/// </para>
/// </remarks>
public sealed record AUC : Metric
{
    /// <inheritdoc/>
    public override string Name => "auc";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator();

    private sealed class Accumulator : MetricAccumulator
    {
        private readonly List<float> _outputs = [];
        private readonly List<int> _actual = [];
        private int _columns;

        public override double Result =>
            _actual.Count == 0 ? double.NaN
            : _columns == 1 ? Area(column: 0, positive: 1)
            : Enumerable.Range(0, _columns).Average(column => Area(column, positive: column));

        public override void Add(Tensor predictions, Tensor labels)
        {
            var answers = new Answers(predictions, labels, "AUC");
            if (_actual.Count > 0 && _columns != answers.Outputs)
            {
                throw new ShapeException($"AUC has seen {_columns} outputs per row; this batch has predictions {predictions.Shape}.");
            }

            _columns = answers.Outputs;
            for (var row = 0; row < answers.Rows; row++)
            {
                _actual.Add(answers.Actual(row));
                foreach (var output in answers.Row(row))
                {
                    _outputs.Add(output);
                }
            }
        }

        public override void Reset()
        {
            _outputs.Clear();
            _actual.Clear();
        }

        /// <summary>The Mann–Whitney statistic: the positives' mean ranks, less the smallest they could have.</summary>
        private double Area(int column, int positive)
        {
            var scores = new float[_actual.Count];
            var isPositive = new bool[scores.Length];
            for (var i = 0; i < scores.Length; i++)
            {
                (scores[i], isPositive[i]) = (_outputs[(i * _columns) + column], _actual[i] == positive);
            }

            // NaN sorts before all numbers, and has no rank.
            Array.Sort(scores, isPositive);
            if (float.IsNaN(scores[0]))
            {
                return double.NaN;
            }

            var (ranks, positives) = (0.0, 0.0);
            for (var start = 0; start < scores.Length;)
            {
                var end = start + 1;
                while (end < scores.Length && scores[end] == scores[start])
                {
                    end++;
                }

                // Equal outputs share the mean of their ranks start + 1 … end.
                var among = isPositive.AsSpan(start, end - start).Count(true);
                ranks += among * (start + 1 + end) / 2.0;
                positives += among;
                start = end;
            }

            var negatives = scores.Length - positives;
            return positives == 0 || negatives == 0 ? double.NaN : (ranks - (positives * (positives + 1) / 2)) / (positives * negatives);
        }
    }
}
