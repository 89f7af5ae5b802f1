using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>The samples whose predicted probability lies in one interval.</summary>
/// <param name="Low">Where the interval begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Count">How many samples it has.</param>
/// <param name="MeanPrediction">Their mean predicted probability.</param>
/// <param name="Fraction">The share of them it came true for.</param>
public sealed record CalibrationBin(double Low, double High, long Count, double MeanPrediction, double Fraction);

/// <summary>
/// Whether predicted probabilities are true: of the samples predicted with 0.8, do 80 % come true? On the diagonal they do; below
/// it the model is too sure of itself. Also called reliability diagram. scikit-learn: <c>calibration_curve</c> (uniform bins),
/// <c>brier_score_loss</c>.
/// </summary>
/// <remarks>
/// With two classes it asks about the probability of class 1. With more it asks about the class the model decides for: its
/// probability against how often that class was right (C. Guo et al., 2017).
/// </remarks>
/// <example>
/// <code>
/// var curve = CalibrationCurve.From(new[] { 0.1, 0.4, 0.35, 0.8 }, new[] { 0, 0, 1, 1 }, bins: 2);
/// curve.Brier          // 0.1581
/// </code>
/// Of an evaluation: <code>model.Evaluate(test).Calibration()</code>
/// </example>
public sealed class CalibrationCurve : Displayable
{
    private readonly string _what;

    private CalibrationCurve(float[] probabilities, bool[] cameTrue, double brier, int bins, string what)
    {
        _what = what;
        Brier = brier;
        var (counts, sums, hits) = (new long[bins], new double[bins], new long[bins]);
        for (var i = 0; i < probabilities.Length; i++)
        {
            // The first interval has both its ends; each other one begins behind the end of the one before, as in scikit-learn.
            var bin = Math.Clamp((int)Math.Ceiling(probabilities[i] * (double)bins) - 1, 0, bins - 1);
            counts[bin]++;
            sums[bin] += probabilities[i];
            hits[bin] += cameTrue[i] ? 1 : 0;
        }

        Bins = [.. Enumerable.Range(0, bins).Where(b => counts[b] > 0).Select(b =>
            new CalibrationBin(b / (double)bins, (b + 1) / (double)bins, counts[b], sums[b] / counts[b], hits[b] / (double)counts[b]))];
        Histogram = counts;
        Count = probabilities.Length;
        ExpectedError = Bins.Sum(b => b.Count / (double)Count * Math.Abs(b.Fraction - b.MeanPrediction));
    }

    /// <summary>The intervals that have samples, by rising probability.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; }

    /// <summary>
    /// The Brier score, 0 is perfect: the mean of (p − y)² for two classes, of Σ (p꜀ − y꜀)² over the classes for more.
    /// </summary>
    public double Brier { get; }

    /// <summary>The expected calibration error (ECE): the mean distance from the diagonal, Σ nᵦ / N · |fractionᵦ − predictionᵦ|.</summary>
    public double ExpectedError { get; }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    private long[] Histogram { get; }

    /// <summary>The calibration of predictions.</summary>
    /// <param name="predictions">Class probabilities (N, C), or that of class 1, (N) or (N, 1); from 0 to 1.</param>
    /// <param name="labels">Class indices (N), or one-hot labels (N, C).</param>
    /// <param name="bins">Into how many intervals 0 … 1 is divided, 1 to 100.</param>
    /// <param name="classNames">One name per class; numbers from 0 when null.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="ShapeException">Labels and predictions do not fit.</exception>
    /// <exception cref="DataException">There are no samples, or a prediction is not a probability.</exception>
    /// <exception cref="ArgumentException">The number of names is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of intervals is not 1 to 100.</exception>
    public static CalibrationCurve From(Tensor predictions, Tensor labels, int bins = 10, IReadOnlyList<string>? classNames = null)
    {
        const string who = "A calibration curve";
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 100);
        var answers = new Answers(predictions, labels, who);
        ScoreColumn.Check(predictions, answers.Rows, who);
        var names = ScoreColumn.Names(classNames, answers.Classes, who);
        var bad = Array.FindIndex(predictions.Data, value => value is < 0 or > 1);
        if (bad >= 0)
        {
            throw new DataException(FormattableString.Invariant(
                $"{who} needs probabilities from 0 to 1, but that of sample {bad / answers.Outputs} is {predictions.Data[bad]}. A last layer with softmax or sigmoid gives probabilities."));
        }

        var (probabilities, cameTrue, brier) = (new float[answers.Rows], new bool[answers.Rows], 0.0);
        for (var row = 0; row < answers.Rows; row++)
        {
            var actual = answers.Actual(row);
            var outputs = answers.Row(row);
            if (answers.Classes == 2)
            {
                (probabilities[row], cameTrue[row]) = (outputs[^1], actual == 1);
                brier += Square(outputs[^1] - (actual == 1 ? 1.0 : 0));
                continue;
            }

            var decided = answers.Predicted(row, ScoreLines.UsualThreshold);
            (probabilities[row], cameTrue[row]) = (outputs[decided], decided == actual);
            for (var c = 0; c < outputs.Length; c++)
            {
                brier += Square(outputs[c] - (c == actual ? 1.0 : 0));
            }
        }

        return new CalibrationCurve(probabilities, cameTrue, brier / answers.Rows, bins, answers.Classes == 2 ? ScoreLines.Class(names[1]) : "the predicted class");
    }

    /// <inheritdoc/>
    public override string ToHtml() => PanelPage.ToHtml(
        $"Calibration: probability of {_what}", $"Brier score {Numbers.Score(Brier)} · expected calibration error {Numbers.Score(ExpectedError)} · {Numbers.Count(Count, "sample")}", 2,
        [new(Reliability(), "Reliability diagram", 360), new(Spread(), "Predicted probabilities", 360)]);

    /// <summary>The intervals as text.</summary>
    /// <returns>An aligned table.</returns>
    public override string ToString()
    {
        var table = new TextTable(ColumnAlignment.Left, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right);
        table.Row("predicted", "samples", "mean", "came true");
        foreach (var bin in Bins)
        {
            table.Row($"{Numbers.Short(bin.Low)} … {Numbers.Short(bin.High)}", Numbers.Count(bin.Count), Numbers.Score(bin.MeanPrediction), Numbers.Score(bin.Fraction));
        }

        return $"calibration of the probability of {Label.Full(_what)}, {Numbers.Count(Count, "sample")}\n{table}Brier score {Numbers.Score(Brier)}, expected calibration error {Numbers.Score(ExpectedError)}";
    }

    private static double Square(double value) => value * value;

    private FigurePanel Reliability() => new()
    {
        Title = "reliability",
        EqualUnits = true,
        Legend = false,
        Traces =
        [
            new LineTrace(null, [0, 1], [0, 1]) { Neutral = true, Dash = "4 4", Colour = 0 },
            new LineTrace(null, [.. Bins.Select(b => b.MeanPrediction)], [.. Bins.Select(b => b.Fraction)]) { Colour = 0, Dash = "" },
            new ScatterTrace("interval", [.. Bins.Select(b => b.MeanPrediction)], [.. Bins.Select(b => b.Fraction)])
            {
                Colour = 0,
                Marker = 0,
                Radius = 4,
                Labels = [.. Bins.Select(b => $"{Numbers.Count(b.Count, "sample")}, predicted {Numbers.Score(b.MeanPrediction)}, came true {Numbers.Score(b.Fraction)}")],
            },
        ],
        X = new() { Title = "predicted probability", Low = 0, High = 1 },
        Y = new() { Title = "share that came true", Low = 0, High = 1 },
    };

    private FigurePanel Spread() => new()
    {
        Title = "how often predicted",
        Legend = false,
        Traces = [new HistogramTrace(null, [.. Enumerable.Range(0, Histogram.Length + 1).Select(i => i / (double)Histogram.Length)], [.. Histogram.Select(n => (double)n)]) { Colour = 0 }],
        X = new() { Title = "predicted probability", Low = 0, High = 1 },
        Y = new() { Title = "samples" },
    };
}
