namespace NotebookNet;

/// <summary>A score from how often each class was right, missed, and named wrongly, over all batches. 0/0 is 0, as in scikit-learn.</summary>
/// <param name="who">The metric, for messages.</param>
/// <param name="threshold">Above it a single output says class 1.</param>
/// <param name="mean">How classes become one number; a single output has the score of class 1 alone.</param>
/// <param name="score">The score of (right, named, actual) counts.</param>
internal sealed class ClassScoreAccumulator(string who, double threshold, ScoreMean mean, Func<double, double, double, double> score) : MetricAccumulator
{
    private long[] _right = [];
    private long[] _named = [];
    private long[] _actual = [];
    private int _outputs;

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            var total = (double)_actual.Sum();
            if (total == 0)
            {
                return double.NaN;
            }

            return _outputs == 1 ? Score(1)
                : mean == ScoreMean.Micro ? score(_right.Sum(), _named.Sum(), total)
                : Enumerable.Range(0, _actual.Length).Sum(i => Score(i) * (mean == ScoreMean.Weighted ? _actual[i] / total : 1.0 / _actual.Length));
        }
    }

    /// <summary>part / whole, and 0 for 0/0.</summary>
    public static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    /// <inheritdoc/>
    public override void Add(Tensor predictions, Tensor labels)
    {
        var answers = new Answers(predictions, labels, who);
        if (_actual.Length == 0)
        {
            (_right, _named, _actual) = (new long[answers.Classes], new long[answers.Classes], new long[answers.Classes]);
            _outputs = answers.Outputs;
        }

        if (_outputs != answers.Outputs)
        {
            throw new ShapeException($"{who} has seen {_outputs} outputs per row; this batch has predictions {predictions.Shape}.");
        }

        for (var row = 0; row < answers.Rows; row++)
        {
            var (actual, predicted) = (answers.Actual(row), answers.Predicted(row, threshold));
            _actual[actual]++;
            _named[predicted]++;
            _right[actual] += actual == predicted ? 1 : 0;
        }
    }

    /// <inheritdoc/>
    public override void Reset() => (_right, _named, _actual) = ([], [], []);

    private double Score(int index) => score(_right[index], _named[index], _actual[index]);
}
