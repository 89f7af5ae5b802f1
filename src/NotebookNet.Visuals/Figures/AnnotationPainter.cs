namespace NotebookNet.Visuals;

/// <summary>Draws words and marks on a panel.</summary>
internal static class AnnotationPainter
{
    private const int MostNotes = 60;
    private const double WordHeight = 14;
    private const double PointGap = 6;

    /// <summary>Draws the annotations of <paramref name="panel"/>: at a point, or as a line where one coordinate is NaN.</summary>
    public static void Draw(SvgWriter svg, FigurePanel panel, Box plot, AxisScale x, AxisScale y, FigureNotes notes)
    {
        if (panel.Annotations.Count > MostNotes)
        {
            notes.AddFirst($"{Numbers.Count(MostNotes)} of {Numbers.Count(panel.Annotations.Count)} annotations drawn.");
        }

        var words = new List<Box>();
        foreach (var note in panel.Annotations.Take(MostNotes))
        {
            if (double.IsNaN(note.Y) && x.Has(note.X))
            {
                var at = x.Map(note.X);
                svg.Rule(at, plot.Top, at, plot.Bottom, 0.6, "3 3");
                Word(svg, note.Text, at, note.AtBottom ? plot.Bottom - 5 - (note.Row * WordHeight) : plot.Top + 11 + (note.Row * WordHeight), plot, 0);
            }
            else if (double.IsNaN(note.X) && y.Has(note.Y))
            {
                var at = y.Map(note.Y);
                svg.Rule(plot.Left, at, plot.Right, at, 0.6, "3 3");
                svg.FittedText(plot.Right - 4, at - 4, note.Text, plot.Width - 8, Anchor.End, SvgPicture.Small);
            }
            else if (x.Has(note.X) && y.Has(note.Y) && note.Offset is { } offset)
            {
                DrawArrow(svg, note.Text, plot, new(x.Map(note.X), y.Map(note.Y)), offset);
            }
            else if (x.Has(note.X) && y.Has(note.Y))
            {
                DrawPoint(svg, note, plot, x.Map(note.X), y.Map(note.Y), words);
            }
        }
    }

    private static void DrawArrow(SvgWriter svg, string text, Box plot, PixelPoint point, (double X, double Y) offset)
    {
        const double height = SvgPicture.Small;
        var width = Math.Min(Label.Width(Label.Clean(text), SvgPicture.Small), plot.Width - 8);
        var (centreX, centreY) = (
            Math.Clamp(point.X + offset.X, plot.Left + 4 + width / 2, plot.Right - 4 - width / 2),
            Math.Clamp(point.Y + offset.Y, plot.Top + 4 + height / 2, plot.Bottom - 4 - height / 2));
        svg.FittedText(centreX, centreY + 4, text, width + 1, Anchor.Middle, SvgPicture.Small);
        // The arrow begins at the edge of the word, not inside it.
        var (dx, dy) = (point.X - centreX, point.Y - centreY);
        var start = Math.Min((width / 2 + 4) / Math.Max(1e-9, Math.Abs(dx)), (height / 2 + 4) / Math.Max(1e-9, Math.Abs(dy)));
        var length = Math.Sqrt(dx * dx + dy * dy);
        if (start < 1 && (1 - start) * length > 6)
        {
            var (tipX, tipY) = (point.X - 3 * dx / length, point.Y - 3 * dy / length);
            svg.Rule(centreX + start * dx, centreY + start * dy, tipX, tipY, 0.8);
            svg.Start("path").Attr("d", PathPainter.Arrow(tipX, tipY, Math.Atan2(dy, dx))).Attr("fill-opacity", 0.8, 2).End();
        }
    }

    private static void DrawPoint(SvgWriter svg, Annotation note, Box plot, double px, double py, List<Box> words)
    {
        if (note.Ring)
        {
            svg.Start("path").Attr("d", Markers.Path(0, px, py, 5.5)).Attr("fill", "none")
                .Attr("stroke", note.Colour is { } colour ? Palette.Colour(colour) : "currentColor").Attr("stroke-width", 2).Attr("pointer-events", "all")
                .Hover(Label.Full(note.Text)).End();
            return;
        }

        // Above its point where there is room, else below; a word that would lie on another one is told by the mark alone.
        double[] baselines = py - 6 < plot.Top + 10 ? [py + 16] : [py - 6, py + 16];
        var free = Array.FindIndex(baselines, baseline => !words.Exists(word => Overlap(word, Place(note.Text, px, baseline, plot, PointGap))));
        svg.Start("path").Attr("d", Markers.Path(0, px, py, 2.5));
        if (free < 0)
        {
            svg.Hover(Label.Full(note.Text)).End();
            return;
        }

        svg.End();
        words.Add(Place(note.Text, px, baselines[free], plot, PointGap));
        Word(svg, note.Text, px, baselines[free], plot, PointGap);
    }

    private static bool Overlap(Box a, Box b) => a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;

    // Where a word stands, with the height a browser gives a line of it.
    private static Box Place(string text, double px, double baseline, Box plot, double gap)
    {
        var (before, after) = (px - plot.Left - gap - 4, plot.Right - px - gap - 4);
        var needed = Label.Width(Label.Clean(text), SvgPicture.Small);
        var toTheRight = after >= needed || after >= before;
        var width = Math.Min(needed, Math.Max(10, toTheRight ? after : before));
        var left = toTheRight ? px + gap + 3 : px - gap - 3 - width;
        return new Box(left, baseline - 11, width, WordHeight);
    }

    // Text stands right of its point where there is room, else left of it.
    private static void Word(SvgWriter svg, string text, double px, double baseline, Box plot, double gap)
    {
        var (before, after) = (px - plot.Left - gap - 4, plot.Right - px - gap - 4);
        var toTheRight = after >= Label.Width(Label.Clean(text), SvgPicture.Small) || after >= before;
        svg.FittedText(toTheRight ? px + gap + 3 : px - gap - 3, baseline, text, Math.Max(10, toTheRight ? after : before),
            toTheRight ? Anchor.Start : Anchor.End, SvgPicture.Small);
    }
}
