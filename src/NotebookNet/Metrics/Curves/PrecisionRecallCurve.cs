using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>The precision–recall curve of one class against the rest.</summary>
/// <param name="Name">The class.</param>
/// <param name="Precision">TP / (TP + FP) at each threshold.</param>
/// <param name="Recall">TP / (TP + FN) at each threshold, rising to 1; NaN when no sample belongs to the class.</param>
/// <param name="Thresholds">The thresholds, falling: a sample counts as positive when its score is at least that.</param>
/// <param name="AveragePrecision">Σ (Rₙ − Rₙ₋₁)·Pₙ: the area under the steps; NaN when no sample belongs to the class.</param>
public sealed record PrecisionRecallLine(
    string Name, IReadOnlyList<double> Precision, IReadOnlyList<double> Recall, IReadOnlyList<double> Thresholds, double AveragePrecision);

/// <summary>
/// How sure one can be of a found sample (precision) for how many of its class are found (recall), at every threshold. With more
/// than two classes each has a curve against the rest. Says more than a ROC curve where the class is rare. scikit-learn:
/// <c>precision_recall_curve</c> (which runs the other way round and adds the point recall 0, precision 1),
/// <c>average_precision_score</c>.
/// </summary>
/// <example>
/// <code>
/// var curve = PrecisionRecallCurve.From(new[] { 0.1, 0.4, 0.35, 0.8 }, new[] { 0, 0, 1, 1 });
/// curve.AveragePrecision          // 0.8333
/// </code>
/// Of an evaluation: <code>model.Evaluate(test).PrecisionRecall()</code>
/// </example>
public sealed class PrecisionRecallCurve : Displayable, ISvgPicture
{
    private const int Side = 480;
    private readonly IReadOnlyList<Ranking> _rankings;

    private PrecisionRecallCurve(IReadOnlyList<ScoreColumn> columns)
    {
        _rankings = [.. columns.Select(column => new Ranking(column))];
        Lines = [.. columns.Zip(_rankings, LineOf)];
    }

    /// <summary>One curve per class against the rest; with two classes only that of class 1.</summary>
    public IReadOnlyList<PrecisionRecallLine> Lines { get; }

    /// <summary>The average precision; with more than two classes the plain mean over them. NaN when a class has no samples.</summary>
    public double AveragePrecision => Lines.Average(line => line.AveragePrecision);

    /// <summary>The curves of predictions.</summary>
    /// <param name="predictions">Class probabilities or other scores (N, C), or those of class 1, (N) or (N, 1).</param>
    /// <param name="labels">Class indices (N), or one-hot labels (N, C).</param>
    /// <param name="classNames">One name per class; numbers from 0 when null.</param>
    /// <returns>The curves.</returns>
    /// <exception cref="ShapeException">Labels and predictions do not fit.</exception>
    /// <exception cref="DataException">There are no samples, or a prediction is not finite.</exception>
    /// <exception cref="ArgumentException">The number of names is wrong.</exception>
    public static PrecisionRecallCurve From(Tensor predictions, Tensor labels, IReadOnlyList<string>? classNames = null) =>
        new(ScoreColumn.Of(predictions, labels, classNames, "A precision–recall curve"));

    /// <summary>The curves as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg() => FigureRenderer.ToSvg(Figure(), "Precision–recall curve");

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg());

    /// <summary>The average precision of each class.</summary>
    /// <returns>An aligned table.</returns>
    public override string ToString() => ScoreLines.Text(
        "precision–recall curve", "average precision", [.. Lines.Select((line, i) => (line.Name, line.AveragePrecision, _rankings[i].Positives))], AveragePrecision);

    private static PrecisionRecallLine LineOf(ScoreColumn column, Ranking ranking)
    {
        double[] precision = [.. ranking.TruePositives.Zip(ranking.FalsePositives, (right, wrong) => right / (double)(right + wrong))];
        double[] recall = [.. ranking.TruePositives.Select(count => count / (double)ranking.Positives)];
        var area = 0.0;
        for (var i = 0; i < recall.Length; i++)
        {
            area += (recall[i] - (i == 0 ? 0 : recall[i - 1])) * precision[i];
        }

        return new PrecisionRecallLine(column.Name, precision, recall, ranking.Thresholds, area);
    }

    // Between two thresholds recall does not grow little by little: the curve is a staircase, whose area is the average precision.
    private static LineTrace Staircase(string name, PrecisionRecallLine line, int colour)
    {
        var (x, y) = (new List<double>(), new List<double>());
        for (var i = 0; i < line.Recall.Count; i++)
        {
            x.AddRange([i == 0 ? 0 : line.Recall[i - 1], line.Recall[i]]);
            y.AddRange([line.Precision[i], line.Precision[i]]);
        }

        return new LineTrace(name, [.. x], [.. y]) { Colour = colour };
    }

    private FigureDescription Figure()
    {
        var shown = ScoreLines.Shown(Lines, line => line.AveragePrecision);
        List<Trace> traces = [];
        traces.AddRange(shown.Select((line, i) => Staircase(
            $"{ScoreLines.Prefix(Lines.Count, line.Name)}AP {Numbers.Score(line.AveragePrecision)}", line, i)));
        if (Lines.Count == 1 && double.IsFinite(Lines[0].AveragePrecision))
        {
            var share = _rankings[0].Positives / (double)(_rankings[0].Positives + _rankings[0].Negatives);
            traces.Insert(0, new LineTrace(null, [0, 1], [share, share]) { Neutral = true, Dash = "4 4", Colour = 0 });
            if (_rankings[0].Above(ScoreLines.UsualThreshold) is var at and >= 0)
            {
                traces.Add(new ScatterTrace("threshold 0.5", [Lines[0].Recall[at]], [Lines[0].Precision[at]]) { Colour = 0, Marker = 0, Hollow = true, Radius = 5 });
            }
        }

        return ScoreLines.Figure(
            Lines.Count == 1 ? $"Precision and recall of {ScoreLines.Class(Lines[0].Name)}" : "Precision and recall, each class against the rest", traces, "recall", "precision",
            ScoreLines.Note(Lines.Count, shown.Count, "average precision", AveragePrecision), Side);
    }
}
