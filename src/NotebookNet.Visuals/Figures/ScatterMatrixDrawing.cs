namespace NotebookNet.Visuals;

/// <summary>Lays the panels of a scatter matrix out, all of one size, with the legend in the free corner.</summary>
internal static class ScatterMatrixDrawing
{
    private const double Gap = 10;
    private const double Left = 62;
    private const double Bottom = 46;
    private const double NoteHeight = 20;
    private const double LegendRow = 20;

    /// <summary>The picture as one svg element.</summary>
    public static string ToSvg(List<(int Row, int Column, FigurePanel Panel)> panels, int features, IReadOnlyList<string> classNames, string? title, string note)
    {
        var cell = features switch { <= 2 => 220.0, 3 => 180, 4 => 150, <= 6 => 120, _ => 100 };
        var top = title is null ? 10 : 34;
        var (width, plots) = (Math.Max(300, Left + features * cell + (features - 1) * Gap + 14), features * cell + (features - 1) * Gap);
        // With a single feature there is no free corner: the legend takes a place of its own beside the panel.
        var legend = features > 1 ? Left + cell + Gap + 24 : Left + cell + 24;
        width = features > 1 ? width : legend + 180;
        var height = top + plots + Bottom + NoteHeight;
        var body = new SvgWriter();
        var notes = new FigureNotes();
        var budget = FigureBudget.For([.. panels.Select(p => p.Panel)], level: 0) with { PointsPerScatter = int.MaxValue, TitledPoints = false, TracesPerPanel = int.MaxValue };
        if (title is not null)
        {
            body.FittedText(6, 17, title, width - 12, size: SvgPicture.Heading, bold: true);
        }

        foreach (var (row, column, panel) in panels)
        {
            var plot = new Box(Left + column * (cell + Gap), top + row * (cell + Gap), cell, cell);
            new PanelRenderer(panel, body, budget, notes).DrawPlot(plot, Left - 4);
        }

        DrawLegend(body, classNames, legend, top + 4, width - legend - 8, features > 1 ? cell : plots);
        body.FittedText(6, height - 6, note, width - 12, size: SvgPicture.Small, muted: true);
        var svg = SvgPicture.Open(width, height, Label.Full(title ?? "Scatter matrix"), string.Join(" ", [note, .. notes.Sentences.Take(8)]));
        return SvgPicture.Finish(svg.Raw(body.ToString()));
    }

    private static void DrawLegend(SvgWriter svg, IReadOnlyList<string> names, double left, double top, double width, double height)
    {
        var room = Math.Max(1, (int)(height / LegendRow));
        var shown = names.Count <= room ? names.Count : room - 1;
        for (var c = 0; c < shown; c++)
        {
            var y = top + c * LegendRow + LegendRow / 2;
            PointPainter.DrawMarker(svg, new ScatterTrace(names[c], [], []), c, left + 6, y, 4.5);
            svg.FittedText(left + 18, y + 4, names[c], width - 18);
        }

        if (shown < names.Count)
        {
            svg.Text(left, top + shown * LegendRow + LegendRow / 2 + 4, $"… and {Numbers.Count(names.Count - shown)} more", muted: true);
        }
    }
}
