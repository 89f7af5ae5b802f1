namespace NotebookNet.Visuals;

/// <summary>Draws a figure as SVG.</summary>
internal static class FigureRenderer
{
    private const double TitleHeight = 26;
    private const double NoteHeight = 20;
    private const int MostNotes = 8;

    /// <summary>The figure as one svg element; <paramref name="name"/> is what a screen reader calls it when it has no title.</summary>
    public static string ToSvg(FigureDescription figure, string name = "Figure") =>
        FigureBudget.Fit(level => ToSvg(figure, name, FigureBudget.For(figure.Panels, level)));

    /// <summary>The same within a given budget, for one of several pictures that share it.</summary>
    public static string ToSvg(FigureDescription figure, string name, FigureBudget budget)
    {
        var body = new SvgWriter();
        var notes = new FigureNotes();
        Draw(body, figure, new Box(0, 0, figure.Width, figure.Height), notes, budget);
        var svg = SvgPicture.Open(figure.Width, figure.Height, Label.Full(figure.Title ?? name), Describe(figure, notes));
        return SvgPicture.Finish(svg.Raw(body.ToString()));
    }

    /// <summary>Draws the figure into a part of another picture.</summary>
    public static void Draw(SvgWriter svg, FigureDescription figure, Box box, FigureNotes notes, FigureBudget budget)
    {
        var top = box.Top;
        if (figure.Title is { } title)
        {
            svg.FittedText(box.Left + 6, top + 17, title, box.Width - 12, size: SvgPicture.Heading, bold: true);
            top += TitleHeight;
        }

        var bottom = box.Bottom - (figure.Note is null ? 0 : NoteHeight);
        var (width, height) = ((box.Width - figure.Gap * (figure.Columns - 1)) / figure.Columns, (bottom - top - figure.Gap * (figure.Rows - 1)) / figure.Rows);
        for (var i = 0; i < figure.Panels.Count; i++)
        {
            var (row, column) = (i / figure.Columns, i % figure.Columns);
            var place = new Box(box.Left + column * (width + figure.Gap), top + row * (height + figure.Gap), width, height);
            new PanelRenderer(figure.Panels[i], svg, budget, notes).Draw(place);
        }

        if (figure.Note is { } note)
        {
            svg.FittedText(box.Left + 6, box.Bottom - 6, note, box.Width - 12, muted: true);
        }
    }

    /// <summary>What the figure shows and what it leaves out, in sentences.</summary>
    public static string Describe(FigureDescription figure, FigureNotes notes)
    {
        var series = figure.Panels.SelectMany(p => p.Traces).Where(t => !string.IsNullOrEmpty(t.Name)).Select(t => Label.Full(t.Name!, 40)).Distinct().ToArray();
        var text = figure.Panels.All(p => p.Traces.Count == 0) ? "Nothing to draw." : "Chart of " + (series.Length == 0 ? "unnamed data" : string.Join(", ", series.Take(12)) + (series.Length > 12 ? ", …" : "")) + ".";
        var left = notes.Sentences.Count - MostNotes;
        return string.Join(" ", [text, .. notes.Sentences.Take(MostNotes), .. left > 0 ? [$"{left} more notes of this kind."] : Array.Empty<string>()]);
    }
}
