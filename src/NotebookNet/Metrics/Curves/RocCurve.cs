using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>The ROC curve of one class against the rest.</summary>
/// <param name="Name">The class.</param>
/// <param name="FalsePositiveRate">FP / (FP + TN) at each threshold, rising from 0 to 1; NaN when all samples belong to the class.</param>
/// <param name="TruePositiveRate">TP / (TP + FN) at each threshold, rising from 0 to 1; NaN when no sample belongs to the class.</param>
/// <param name="Thresholds">The thresholds, falling from ∞: a sample counts as positive when its score is at least that.</param>
/// <param name="Auc">The area under the curve; NaN when a rate is undefined.</param>
public sealed record RocLine(
    string Name, IReadOnlyList<double> FalsePositiveRate, IReadOnlyList<double> TruePositiveRate, IReadOnlyList<double> Thresholds, double Auc);

/// <summary>
/// How many samples of a class are found (true positive rate) for how many false alarms (false positive rate), at every threshold.
/// With more than two classes each has a curve against the rest. scikit-learn: <c>roc_curve</c> (all thresholds are kept),
/// <c>roc_auc_score</c> with <c>multi_class="ovr"</c>.
/// </summary>
/// <remarks>A curve on the diagonal guesses; one in the upper left corner is perfect. The area under it, AUC, is how probable it is
/// that a sample of the class gets a higher score than another one.</remarks>
/// <example>
/// <code>
/// var roc = RocCurve.From(new[] { 0.1, 0.4, 0.35, 0.8 }, new[] { 0, 0, 1, 1 });
/// roc.Auc          // 0.75
/// </code>
/// Of an evaluation: <code>model.Evaluate(test).Roc()</code>
/// </example>
public sealed class RocCurve : Displayable, ISvgPicture
{
    private const int Side = 480;
    private readonly IReadOnlyList<Ranking> _rankings;

    private RocCurve(IReadOnlyList<ScoreColumn> columns)
    {
        _rankings = [.. columns.Select(column => new Ranking(column))];
        Lines = [.. columns.Zip(_rankings, LineOf)];
    }

    /// <summary>One curve per class against the rest; with two classes only that of class 1.</summary>
    public IReadOnlyList<RocLine> Lines { get; }

    /// <summary>The area under the curve; with more than two classes the plain mean over them. NaN when a class has no samples, or all.</summary>
    public double Auc => Lines.Average(line => line.Auc);

    /// <summary>The curves of predictions.</summary>
    /// <param name="predictions">Class probabilities or other scores (N, C), or those of class 1, (N) or (N, 1).</param>
    /// <param name="labels">Class indices (N), or one-hot labels (N, C).</param>
    /// <param name="classNames">One name per class; numbers from 0 when null.</param>
    /// <returns>The curves.</returns>
    /// <exception cref="ShapeException">Labels and predictions do not fit.</exception>
    /// <exception cref="DataException">There are no samples, or a prediction is not finite.</exception>
    /// <exception cref="ArgumentException">The number of names is wrong.</exception>
    public static RocCurve From(Tensor predictions, Tensor labels, IReadOnlyList<string>? classNames = null) =>
        new(ScoreColumn.Of(predictions, labels, classNames, "A ROC curve"));

    /// <summary>The curves as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg() => FigureRenderer.ToSvg(Figure(), "ROC curve");

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg());

    /// <summary>The area under the curve of each class.</summary>
    /// <returns>An aligned table.</returns>
    public override string ToString() => ScoreLines.Text("ROC curve", "AUC", [.. Lines.Select((line, i) => (line.Name, line.Auc, _rankings[i].Positives))], Auc);

    private static RocLine LineOf(ScoreColumn column, Ranking ranking)
    {
        double[] right = [0, .. ranking.TruePositives.Select(count => count / (double)ranking.Positives)];
        double[] wrong = [0, .. ranking.FalsePositives.Select(count => count / (double)ranking.Negatives)];
        var area = 0.0;
        for (var i = 1; i < right.Length; i++)
        {
            area += (wrong[i] - wrong[i - 1]) * (right[i] + right[i - 1]) / 2;
        }

        return new RocLine(column.Name, wrong, right, [double.PositiveInfinity, .. ranking.Thresholds], area);
    }

    private FigureDescription Figure()
    {
        var shown = ScoreLines.Shown(Lines, line => line.Auc);
        List<Trace> traces = [new LineTrace(null, [0, 1], [0, 1]) { Neutral = true, Dash = "4 4", Colour = 0 }];
        traces.AddRange(shown.Select((line, i) => new LineTrace(
            $"{ScoreLines.Prefix(Lines.Count, line.Name)}AUC {Numbers.Score(line.Auc)}", [.. line.FalsePositiveRate], [.. line.TruePositiveRate])
        { Colour = i }));
        if (Lines.Count == 1 && double.IsFinite(Lines[0].Auc))
        {
            var at = _rankings[0].Above(ScoreLines.UsualThreshold) + 1;
            traces.Add(new ScatterTrace("threshold 0.5", [Lines[0].FalsePositiveRate[at]], [Lines[0].TruePositiveRate[at]]) { Colour = 0, Marker = 0, Hollow = true, Radius = 5 });
        }

        return ScoreLines.Figure(
            Lines.Count == 1 ? $"ROC curve of {ScoreLines.Class(Lines[0].Name)}" : "ROC curves, each class against the rest", traces, "false positive rate", "true positive rate",
            ScoreLines.Note(Lines.Count, shown.Count, "AUC", Auc), Side);
    }
}
