using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>
/// Candidates compared by their scores over folds: a row for each, a dot for each fold, a bar for mean ± standard deviation, and the
/// numbers at the right.
/// </summary>
/// <example><code>
/// new ScoreStrips("accuracy",
/// [
///     new ScoreStrip("small", [0.90, 0.93, 0.97], 0.933, 0.029),
///     new ScoreStrip("large", [0.93, 0.97, 0.97], 0.957, 0.019),
/// ])
/// </code></example>
public sealed class ScoreStrips : Displayable, ISvgPicture
{
    private const double Width = 640;
    private const double Row = 34;
    private const double LongestName = 190;
    private const double Side = 10;
    private const double Radius = 3.5;
    private const int MostRows = 40;
    private const int MostDots = 500;

    private readonly string _measure;
    private readonly IReadOnlyList<ScoreStrip> _rows;
    private readonly string? _title;

    /// <summary>Describes the picture.</summary>
    /// <param name="measure">What the scores are, such as <c>accuracy</c>.</param>
    /// <param name="rows">The candidates, from above.</param>
    /// <param name="title">What stands above the picture.</param>
    public ScoreStrips(string measure, IReadOnlyList<ScoreStrip> rows, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(rows);
        (_measure, _rows, _title) = (measure, [.. rows], title);
    }

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg()
    {
        ScoreStrip[] shown = [.. _rows.Take(MostRows)];
        var top = _title is null ? 8.0 : 34;
        var dots = MostDots / Math.Max(1, shown.Length);
        var note = Note(_rows.Count - shown.Length, shown.Any(row => row.Scores.Count > dots), dots);
        var bottom = top + (Math.Max(1, shown.Length) * Row);
        var height = bottom + 40 + (note is null ? 0 : 18);
        var svg = SvgPicture.Open(Width, height, _title ?? $"Scores: {_measure}", ToString());
        if (_title is not null)
        {
            svg.FittedText(Side, 20, _title, Width - (2 * Side), size: SvgPicture.Heading, bold: true);
        }

        var names = Math.Min(LongestName, shown.Select(row => Label.Width(Label.Clean(row.Name), SvgPicture.Body)).DefaultIfEmpty(0).Max());
        var numbers = shown.Select(row => Label.Width(Text(row), SvgPicture.Body)).DefaultIfEmpty(0).Max();
        var (left, right) = (Side + names + 18, Width - Side - numbers - 18);
        var (low, high) = Range(shown);
        double X(double value) => left + ((value - low) / (high - low) * (right - left));
        DrawAxis(svg, low, high, X, top, bottom, (int)((right - left) / 45));
        for (var i = 0; i < shown.Length; i++)
        {
            DrawRow(svg, shown[i], top + ((i + 0.5) * Row), names, X, Palette.Colour(i), dots);
        }

        svg.Text((left + right) / 2, bottom + 34, Label.Fit(_measure, right - left, SvgPicture.Body), Anchor.Middle, muted: true);
        if (note is not null)
        {
            svg.Text(Side, height - 6, note, muted: true);
        }

        return SvgPicture.Finish(svg);
    }

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg());

    /// <inheritdoc/>
    public override string ToString()
    {
        var table = new TextTable(ColumnAlignment.Left, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right);
        table.Row("", _measure, "deviation", "folds");
        foreach (var row in _rows)
        {
            table.Row(Label.Full(row.Name), Numbers.Value(row.Mean), Numbers.Value(row.Deviation), Numbers.Count(row.Scores.Count));
        }

        return ((_title is null ? "" : Label.Full(_title) + "\n") + table).TrimEnd('\n');
    }

    private static string? Note(int hidden, bool isAbridged, int dots)
    {
        string?[] notes = [hidden > 0 ? $"and {Numbers.Count(hidden)} more" : null, isAbridged ? $"a dot for each of the first {Numbers.Count(dots)} folds" : null];
        var said = string.Join("; ", notes.OfType<string>());
        return said.Length == 0 ? null : said;
    }

    private static string Text(ScoreStrip row) => double.IsFinite(row.Mean) ? $"{Numbers.Value(row.Mean)} ± {Numbers.Value(row.Deviation)}" : Numbers.None;

    private static (double Low, double High) Range(ScoreStrip[] rows)
    {
        double[] values = [.. rows.SelectMany(row => row.Scores.Append(row.Mean - row.Deviation).Append(row.Mean + row.Deviation)).Where(double.IsFinite)];
        if (values.Length == 0)
        {
            return (0, 1);
        }

        var (low, high) = (values.Min(), values.Max());
        var room = high > low ? (high - low) * 0.06 : Math.Max(Math.Abs(high) * 0.05, 1e-6);
        return (low - room, high + room);
    }

    private static void DrawAxis(SvgWriter svg, double low, double high, Func<double, double> x, double top, double bottom, int count)
    {
        foreach (var tick in Ticks.Linear(low, high, Math.Clamp(count, 2, 9)))
        {
            svg.Rule(x(tick.Value), top, x(tick.Value), bottom, 0.15);
            svg.Text(x(tick.Value), bottom + 15, tick.Label, Anchor.Middle, SvgPicture.Small, muted: true);
        }

        svg.Rule(x(low), bottom, x(high), bottom, 0.4);
    }

    private static void DrawRow(SvgWriter svg, ScoreStrip row, double y, double names, Func<double, double> x, string colour, int dots)
    {
        svg.FittedText(Side, y + 4, row.Name, names + 2);
        svg.Text(Width - Side, y + 4, Text(row), Anchor.End);
        if (!double.IsFinite(row.Mean) || !double.IsFinite(row.Deviation))
        {
            return;
        }

        var (from, to) = (x(row.Mean - row.Deviation), x(row.Mean + row.Deviation));
        svg.StartRect(from, y - 9, Math.Max(1, to - from), 18, 3).Attr("fill", colour).Attr("fill-opacity", 0.25, 2)
            .Hover($"{Label.Full(row.Name)}: {Text(row)}").End();
        svg.Start("path").Attr("d", $"M{SvgWriter.Num(x(row.Mean))} {SvgWriter.Num(y - 12)}v24").Attr("stroke", colour).Attr("stroke-width", 3).End();
        DrawDots(svg, row, y, x, colour, dots);
    }

    // Equal scores stand above each other, so that each fold is seen.
    private static void DrawDots(SvgWriter svg, ScoreStrip row, double y, Func<double, double> x, string colour, int dots)
    {
        var path = new StringBuilder();
        var taken = new Dictionary<string, int>();
        foreach (var score in row.Scores.Where(double.IsFinite).Take(dots))
        {
            var at = SvgWriter.Num(Math.Round(x(score) / Radius) * Radius);
            var before = taken.GetValueOrDefault(at);
            taken[at] = before + 1;
            var shift = Math.Min(3, (before + 1) / 2) * (before % 2 == 0 ? 1 : -1) * Radius;
            Markers.Append(path, 0, x(score), y + shift, Radius);
        }

        if (path.Length > 0)
        {
            svg.Start("path").Attr("d", path.ToString()).Attr("fill", colour).Attr("fill-opacity", 0.85, 2).Attr("stroke", "currentColor").Attr("stroke-opacity", 0.5, 2)
                .Hover(string.Create(CultureInfo.InvariantCulture, $"{Label.Full(row.Name)}: {string.Join(", ", row.Scores.Take(dots).Select(Numbers.Value))}")).End();
        }
    }
}
