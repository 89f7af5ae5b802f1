namespace NotebookNet;

/// <summary>
/// How much of the labels' variance the predictions explain, R² = 1 − Σ (y − ŷ)² / Σ (y − ȳ)²: 1 is perfect, 0 is as good as always
/// saying the mean, below 0 is worse. With several outputs the plain mean over them. Keras and scikit-learn: <c>r2_score</c>.
/// </summary>
/// <remarks>Shapes: predictions (B) or (B, U), labels likewise. Labels that are all the same give 1 when all are hit and 0 otherwise, as in scikit-learn.</remarks>
public sealed record R2Score : Metric
{
    /// <inheritdoc/>
    public override string Name => "r2_score";

    /// <inheritdoc/>
    public override MetricAccumulator CreateAccumulator() => new Accumulator();

    private sealed class Accumulator : MetricAccumulator
    {
        private Output[] _outputs = [];

        public override double Result => _outputs.Length == 0 ? double.NaN : _outputs.Average(output => output.Score);

        public override void Add(Tensor predictions, Tensor labels)
        {
            Pairs.Check(predictions, labels, "R²");
            var columns = predictions.Rank < 2 ? 1 : predictions.Shape[^1];
            if (predictions.Length == 0)
            {
                return;
            }

            if (_outputs.Length == 0)
            {
                _outputs = new Output[columns];
            }

            if (_outputs.Length != columns)
            {
                throw new ShapeException($"R² has seen {_outputs.Length} outputs per sample; this batch has predictions {predictions.Shape}.");
            }

            for (var i = 0; i < labels.Length; i++)
            {
                _outputs[i % columns].Add(predictions.Data[i], labels.Data[i]);
            }
        }

        public override void Reset() => _outputs = [];
    }

    /// <summary>One output's sums; the variance after B. Welford, which does not cancel where labels are far from 0.</summary>
    private struct Output
    {
        private double _residual;
        private double _mean;
        private double _total;
        private long _count;

        public readonly double Score => _total > 0 ? 1 - (_residual / _total) : _residual == 0 ? 1 : 0;

        public void Add(double prediction, double label)
        {
            _residual += (label - prediction) * (label - prediction);
            _count++;
            var before = label - _mean;
            _mean += before / _count;
            _total += before * (label - _mean);
        }
    }
}
