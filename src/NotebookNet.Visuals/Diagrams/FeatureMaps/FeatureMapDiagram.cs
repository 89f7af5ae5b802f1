namespace NotebookNet.Visuals;

/// <summary>
/// Draws a convolutional network as what flows through it: stacks of feature maps that shrink and multiply, the windows that
/// slide over them, and the units behind them. Rows wrap like text.
/// </summary>
internal sealed class FeatureMapDiagram
{
    private const double WidestRow = 1080;
    private const double Gap = 26;
    private const double Margin = 10;
    private const double Top = 30;
    private const double WidestText = 170;
    private const double Line = 15;
    private const double HeadLines = 4;
    private const double AfterHead = 12;
    private const double RowGap = 26;
    private const int MostAttached = 3;
    private readonly List<MapStage> _stages;
    private readonly List<string> _kinds;
    private readonly HoverDetail _detail;
    private readonly int _largest;

    /// <summary>Prepares drawing a chain of layers.</summary>
    public FeatureMapDiagram(IReadOnlyList<DiagramLayer> layers, HoverDetail detail)
    {
        // Pictures of maps become coarser before the whole picture becomes too large for a notebook file.
        _stages = MapStage.Of(layers, detail switch { HoverDetail.Names => 48, HoverDetail.Places => 28, _ => 12 });
        _kinds = [.. _stages.Select(s => s.Layer.Kind).Distinct(StringComparer.Ordinal)];
        _detail = detail;
        _largest = _stages.Where(s => s.IsVolume).Max(s => Math.Max(s.MapWidth, s.MapHeight));
    }

    /// <summary>How many stages some layers make.</summary>
    public static int StageCount(IReadOnlyList<DiagramLayer> layers) => MapStage.Of(layers).Count;

    /// <summary>The picture.</summary>
    public string ToSvg(string? title, string heading)
    {
        var measure = new MapPainter(new SvgWriter(), _largest, ColourOf);
        foreach (var stage in _stages)
        {
            stage.Width = WidthOf(stage, measure);
        }

        var rows = Rows();
        var width = Math.Max(420, rows.Max(RowWidth) + 2 * Margin);
        var legend = new MapLegend(_stages);
        var heights = rows.Select(r => r.Max(s => measure.Extent(s).Height)).ToArray();
        var tops = new double[rows.Count];
        var y = Top;
        for (var r = 0; r < rows.Count; r++)
        {
            tops[r] = y;
            Place(rows[r], y + HeadLines * Line + AfterHead + heights[r] / 2, rows.Count == 1 ? (width - RowWidth(rows[r])) / 2 : Margin);
            y += HeadLines * Line + AfterHead + heights[r] + 6 + Line * rows[r].Max(s => Captions(s).Count()) + (r < rows.Count - 1 ? RowGap : 0);
        }

        var svg = SvgPicture.Open(width, y + legend.Height(width), heading, Describe());
        ColumnDiagram.DrawTitle(svg, title, heading, width);
        var painter = new MapPainter(svg, _largest, ColourOf);
        for (var r = 0; r < rows.Count; r++)
        {
            DrawRow(svg, painter, rows[r], tops[r], tops[r] + HeadLines * Line + AfterHead + heights[r] + 6);
            if (r > 0)
            {
                Turn(svg, rows[r - 1][^1], rows[r][0], tops[r] - RowGap / 2, width);
            }
        }

        legend.Draw(svg, y, width);
        return SvgPicture.Finish(svg);
    }

    private static string N(double value) => SvgWriter.Num(value);

    private static double RowWidth(IReadOnlyList<MapStage> row) => row.Sum(s => s.Width) + Gap * (row.Count - 1);

    private static IEnumerable<string> Head(DiagramLayer layer) => [layer.Name, layer.KindAndWindow, Numbers.Product(layer.Shape), layer.ParameterNote];

    private static IEnumerable<string> Captions(MapStage stage)
    {
        if (stage.Layer.Window?.StrideLabel is { } stride)
        {
            yield return stride;
        }

        if (stage.Pictures?.Note is { } note)
        {
            yield return note;
        }

        foreach (var layer in stage.Attached.Take(stage.Attached.Count > MostAttached ? MostAttached - 1 : MostAttached))
        {
            yield return "+ " + layer.KindLabel;
        }

        if (stage.Attached.Count > MostAttached)
        {
            yield return $"+ {stage.Attached.Count - MostAttached + 1} more";
        }
    }

    private string ColourOf(DiagramLayer layer) => Palette.Colour(_kinds.IndexOf(layer.Kind));

    // Names of units stand at the right of the last stage alone: elsewhere lines pass there.
    private bool ShowsUnits(MapStage stage) => stage.HasUnits && stage == _stages[^1] && MapPainter.UnitText(stage.Layer, 0) is not null;

    private double WidthOf(MapStage stage, MapPainter measure)
    {
        var text = Math.Max(Label.Width(Label.Clean(stage.Layer.Name), SvgPicture.Small) * 1.06,
            Head(stage.Layer).Skip(1).Concat(Captions(stage)).Max(t => Label.Width(Label.Clean(t), SvgPicture.Small)));
        var names = ShowsUnits(stage)
            ? 2 * (6 + Enumerable.Range(0, stage.Layer.Units).Max(u => Math.Min(MapPainter.LongestName, Label.Width(Label.Clean(MapPainter.UnitText(stage.Layer, u)), SvgPicture.Small))))
            : 0;
        return Math.Max(Math.Min(WidestText, text), measure.Extent(stage).Width + names);
    }

    private List<List<MapStage>> Rows()
    {
        // As few rows as fit, each as short as that number of rows allows.
        var rows = Fill(WidestRow);
        for (var width = WidestRow - 40; Fill(width) is var narrower && narrower.Count == rows.Count && narrower.Max(RowWidth) < WidestRow; width -= 40)
        {
            if (narrower.Max(RowWidth) < rows.Max(RowWidth))
            {
                rows = narrower;
            }

            if (width < 80)
            {
                break;
            }
        }

        return rows;
    }

    private List<List<MapStage>> Fill(double width)
    {
        var rows = new List<List<MapStage>> { new() };
        foreach (var stage in _stages)
        {
            if (rows[^1].Count > 0 && RowWidth([.. rows[^1], stage]) > width)
            {
                rows.Add([]);
            }

            rows[^1].Add(stage);
        }

        return rows;
    }

    private static void Place(List<MapStage> row, double middle, double left)
    {
        foreach (var stage in row)
        {
            stage.X = left + stage.Width / 2;
            stage.Y = middle;
            left += stage.Width + Gap;
        }
    }

    private void DrawRow(SvgWriter svg, MapPainter painter, List<MapStage> row, double top, double foot)
    {
        var links = new MapLinks(svg, painter);
        row.ForEach(painter.Draw);
        for (var i = 1; i < row.Count; i++)
        {
            links.Draw(row[i - 1], row[i]);
        }

        foreach (var stage in row)
        {
            var y = top + 11;
            foreach (var (text, i) in Head(stage.Layer).Select((t, i) => (t, i)))
            {
                Write(svg, stage, y, text, bold: i == 0, muted: i == 3);
                y += Line;
            }

            y = foot + 11;
            foreach (var caption in Captions(stage))
            {
                Write(svg, stage, y, caption, muted: true);
                y += Line;
            }
        }
    }

    private void Write(SvgWriter svg, MapStage stage, double y, string text, bool bold = false, bool muted = false)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (_detail == HoverDetail.NoHover)
        {
            svg.Text(stage.X, y, Label.Fit(text, (stage.Width + Gap - 8) / (bold ? 1.06 : 1), SvgPicture.Small), Anchor.Middle, SvgPicture.Small, bold, muted);
            return;
        }

        svg.FittedText(stage.X, y, text, stage.Width + Gap - 8, Anchor.Middle, SvgPicture.Small, bold, muted);
    }

    // From the end of a row to the beginning of the next.
    private static void Turn(SvgWriter svg, MapStage last, MapStage first, double between, double width)
    {
        var right = Math.Min(width - 6, last.X + last.Width / 2 + 8);
        var below = first.X - first.Width / 2;
        svg.Start("path").Attr("d", $"M{N(right)} {N(last.Y)}V{N(between)}H{N(below + 8)}v8m-3.5 -5l3.5 5l3.5 -5").Attr("fill", "none")
            .Attr("stroke", "currentColor").Attr("stroke-opacity", 0.6, 2).Attr("stroke-width", 1.3).End();
    }

    private string Describe() => string.Join(". ", _stages.Select(s => s.Layer.Whole + string.Concat(s.Attached.Select(a => ", then " + Label.Full(a.KindLabel, 60))))) + ".";
}
