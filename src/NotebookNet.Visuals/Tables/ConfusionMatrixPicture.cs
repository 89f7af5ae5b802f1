using System.Text;

namespace NotebookNet.Visuals;

/// <summary>
/// A confusion matrix, rows true and columns predicted, beside the table of precision, recall and F1. Correct cells are
/// blue, mistakes vermillion, the stronger the larger their share of the row.
/// </summary>
public sealed class ConfusionMatrixPicture : Displayable, ISvgPicture
{
    /// <summary>Up to so many classes the scores are a table of cells, beyond a plain text table.</summary>
    private const int MostTableRows = 15;
    private const int MostTextMatrix = 12;
    private const int MostPairs = 10;
    private const int MostPairsOfFew = 5;
    private const int MostTextRows = 400;
    private const int MostScoreBytes = 18_000;
    private readonly ConfusionCounts _counts;
    private readonly IReadOnlyList<ClassScore> _scores;
    private readonly ClassScore _macro;
    private readonly ClassScore _weighted;
    private readonly double _accuracy;

    /// <summary>Describes a confusion matrix and its scores.</summary>
    /// <param name="counts">The number of samples, [true class, predicted class].</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="scores">The scores of each class, in the same order.</param>
    /// <param name="macro">The plain mean over the classes.</param>
    /// <param name="weighted">The mean weighted by support.</param>
    /// <param name="accuracy">The share of correct predictions.</param>
    /// <exception cref="ArgumentException">The matrix is empty, not square or has negative counts, or names or scores do not fit it.</exception>
    public ConfusionMatrixPicture(
        long[,] counts, IReadOnlyList<string> classNames, IReadOnlyList<ClassScore> scores, ClassScore macro, ClassScore weighted, double accuracy)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(macro);
        ArgumentNullException.ThrowIfNull(weighted);
        _counts = new(counts, classNames);
        if (scores.Count != classNames.Count)
        {
            throw new ArgumentException($"There are {classNames.Count} classes, but {scores.Count} scores came.", nameof(scores));
        }

        (_scores, _macro, _weighted, _accuracy) = (scores, macro, weighted, accuracy);
    }

    /// <summary>Of what the cells show their share; the row when not set.</summary>
    public ConfusionShare Share { get; init; } = ConfusionShare.Row;

    /// <summary>Whether the cells show the number of samples; they do when not set.</summary>
    public bool Counts { get; init; } = true;

    private ConfusionView View => new(Share, Counts || Share == ConfusionShare.None);

    private string Summary => $"accuracy {Numbers.Score(_accuracy)} on {Numbers.Count(_counts.Total, "sample")}";

    /// <summary>The matrix alone as one svg element.</summary>
    /// <returns>SVG of at most 32 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg() => ConfusionDrawing.Draw(_counts, Summary, View).Svg;

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var (svg, width, smallest) = ConfusionDrawing.Draw(_counts, Summary, View);
        var html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:16px 32px;align-items:flex-start;max-width:100%\">");
        html.Append("<div style=\"flex:0 1 ").Append(SvgWriter.Num(width)).Append("px;min-width:0\">").Append(SvgPicture.Readable(svg, smallest)).Append("</div>");
        html.Append("<div style=\"flex:0 1 auto;min-width:0;max-width:100%\">");
        html.Append(_scores.Count <= MostTableRows ? ScoreTable().ToHtml() + PairTable() : LongScores());
        return html.Append("</div></div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("confusion matrix, ").Append(Summary).Append('\n');
        if (_counts.Classes <= MostTextMatrix)
        {
            text.Append("rows true, columns predicted").Append(View.Legend is { } legend && !View.Counts ? ", " + legend : "").Append('\n').Append(TextMatrix());
            text.Append(_counts.Classes > 2 && _counts.MostConfused(1).Count > 0 ? "\n" + Pairs(MostPairsOfFew) : "");
        }
        else
        {
            text.Append(Pairs(MostPairs));
        }

        return text.Append('\n').Append(ScoreText(MostTextRows)).ToString().TrimEnd('\n');
    }

    private static string[] Cells(ClassScore s) => [s.Name, Numbers.Score(s.Precision), Numbers.Score(s.Recall), Numbers.Score(s.F1), Numbers.Count(s.Support)];

    private TablePicture ScoreTable() => new(
        [new("class"), new("precision", ColumnAlignment.Right), new("recall", ColumnAlignment.Right), new("F1", ColumnAlignment.Right), new("support", ColumnAlignment.Right)],
        [.. _scores.Select(Cells), Cells(_macro), Cells(_weighted)])
    { SummaryRows = 2 };

    private string ScoreText(int rows)
    {
        var table = new TextTable(ColumnAlignment.Left, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right);
        table.Row("class", "precision", "recall", "F1", "support").Line();
        foreach (var score in _scores.Take(rows))
        {
            table.Row(Cells(score));
        }

        if (_scores.Count > rows)
        {
            table.Row($"… {Numbers.Count(_scores.Count - rows)} more", "", "", "", "");
        }

        return table.Line().Row(Cells(_macro)).Row(Cells(_weighted)).ToString();
    }

    private string TextMatrix()
    {
        var table = new TextTable([ColumnAlignment.Left, .. Enumerable.Repeat(ColumnAlignment.Right, _counts.Classes)]);
        table.Row(["", .. _counts.Names.Select(n => Label.Fit(n, 80, 6))]);
        for (var r = 0; r < _counts.Classes; r++)
        {
            table.Row([_counts.Names[r], .. Enumerable.Range(0, _counts.Classes).Select(c => View.Counts ? Numbers.Count(_counts[r, c]) : Numbers.Percent(_counts.Share(r, c, Share)))]);
        }

        return table.ToString();
    }

    // With two classes the matrix itself shows both mistakes there are.
    private string PairTable()
    {
        var pairs = _counts.MostConfused(MostPairsOfFew);
        return _counts.Classes < 3 || pairs.Count == 0 ? "" : "<div style=\"margin-top:14px\">" + new TablePicture(
            [new("most frequent mistakes"), new("taken for"), new("samples", ColumnAlignment.Right), new("of the class", ColumnAlignment.Right)],
            [.. pairs.Select(p => new[] { _counts.Names[p.Row], _counts.Names[p.Column], Numbers.Count(_counts[p.Row, p.Column]), Numbers.Percent(_counts.Share(p.Row, p.Column)) })]).ToHtml() + "</div>";
    }

    private string Pairs(int most)
    {
        var pairs = _counts.MostConfused(most);
        if (pairs.Count == 0)
        {
            return "no mistakes\n";
        }

        var table = new TextTable(ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Left, ColumnAlignment.Left);
        table.Row("count", "of class", "true", "predicted as");
        foreach (var (r, c) in pairs)
        {
            table.Row(Numbers.Count(_counts[r, c]), Numbers.Percent(_counts.Share(r, c)), _counts.Names[r], _counts.Names[c]);
        }

        return "most frequent mistakes\n" + table;
    }

    // Hundreds of styled cells would double the size of the picture: aligned text says the same.
    private string LongScores()
    {
        const string style = "max-height:460px;overflow:auto;margin:0;padding:0 8px 0 0;background:none;color:inherit;border:0;font:12px/1.45 ui-monospace,Consolas,Menlo,monospace;white-space:pre";
        for (var rows = _scores.Count; ; rows /= 2)
        {
            var html = $"<pre style=\"{style}\">{Markup.EscapeLines(Pairs(MostPairs) + "\n" + ScoreText(rows))}</pre>";
            if (rows <= 1 || Encoding.UTF8.GetByteCount(html) <= MostScoreBytes)
            {
                return html;
            }
        }
    }
}
