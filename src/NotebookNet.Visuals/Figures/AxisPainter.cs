namespace NotebookNet.Visuals;

/// <summary>Draws the grid, the numbers and the titles of both axes.</summary>
internal sealed class AxisPainter(SvgWriter svg, Box plot, AxisScale x, AxisScale y)
{
    private const double GridOpacity = 0.13;
    private const double AxisOpacity = 0.55;
    private const double WidestCategory = 150;
    private const double Slant = 35;

    // Closer than this, slanted lines of small text touch.
    private const double SlantedDistance = 24;

    /// <summary>The marks of an axis of <paramref name="length"/> pixels: as many as do not touch.</summary>
    public static IReadOnlyList<Tick> TicksOf(AxisOptions axis, double low, double high, double length, bool vertical)
    {
        if (axis.Unmarked)
        {
            return [];
        }

        if (axis.Categories is { } categories)
        {
            Tick[] all = [.. categories.Select((name, i) => new Tick(i, name))];
            var every = FitFlat(all, length, all.Length) ? 1 : Math.Max(1, (int)Math.Ceiling(all.Length * SlantedDistance / Math.Max(SlantedDistance, length)));
            return [.. all.Where((_, i) => i % every == 0)];
        }

        for (var count = Math.Clamp((int)(length / (vertical ? 32 : 48)), 2, 10); ; count--)
        {
            var ticks = axis.Date ? DateTicks.Of(low, high, count) : axis.Log ? Ticks.Logarithmic(low, high, count) : Ticks.Linear(low, high, count, axis.Whole);
            if (count <= 2 || vertical || Apart(ticks, low, high, axis.Log, length))
            {
                return ticks;
            }
        }
    }

    /// <summary>The room the widest number or name needs, at most <paramref name="most"/>.</summary>
    public static double LabelWidth(IReadOnlyList<Tick> ticks, double most) =>
        Math.Min(most, ticks.Select(t => Label.Width(Label.Clean(t.Label), SvgPicture.Small)).DefaultIfEmpty(0).Max());

    /// <summary>Whether names fit beside each other without turning them.</summary>
    public static bool FitFlat(IReadOnlyList<Tick> ticks, double width, int categories) =>
        ticks.Count == categories && LabelWidth(ticks, 1000) <= width / Math.Max(1, categories) - 6;

    /// <summary>The additional height names need when they are turned.</summary>
    public static double SlantedHeight(IReadOnlyList<Tick> ticks) => LabelWidth(ticks, WidestCategory) * Math.Sin(Slant * Math.PI / 180) + 4;

    /// <summary>How far the first of the turned names reaches to the left of its place.</summary>
    public static double SlantedWidth(IReadOnlyList<Tick> ticks) => LabelWidth([.. ticks.Take(1)], WidestCategory) * Math.Cos(Slant * Math.PI / 180);

    /// <summary>Draws the horizontal axis; <paramref name="leftRoom"/> is what lies left of the plot.</summary>
    public void Horizontal(AxisOptions axis, IReadOnlyList<Tick> ticks, bool grid, bool slanted, double leftRoom)
    {
        if (grid)
        {
            Grid(string.Concat(ticks.Select(t => $"M{SvgWriter.Num(x.Map(t.Value))} {SvgWriter.Num(plot.Top)}V{SvgWriter.Num(plot.Bottom)}")));
        }

        foreach (var tick in ticks)
        {
            var at = x.Map(tick.Value);
            if (!axis.Bare)
            {
                if (slanted)
                {
                    svg.FittedText(at + 4, plot.Bottom + 14, tick.Label, WidestCategory, Anchor.End, SvgPicture.Small, rotate: -Slant);
                }
                else
                {
                    // The first and the last number may not stick out of the picture.
                    var half = Math.Min(plot.Width, Label.Width(Label.Clean(tick.Label), SvgPicture.Small)) / 2;
                    svg.FittedText(Math.Clamp(at, Math.Min(plot.Left - leftRoom + half + 1, plot.Right + 13 - half), plot.Right + 13 - half), plot.Bottom + 16, tick.Label, plot.Width, Anchor.Middle, SvgPicture.Small);
                }
            }
        }

        if (axis is { Title: { } title, Bare: false })
        {
            svg.FittedText(plot.Left + plot.Width / 2, plot.Bottom + 35 + (slanted ? SlantedHeight(ticks) : 0), title, plot.Width, Anchor.Middle);
        }
    }

    /// <summary>Draws the vertical axis; <paramref name="room"/> is what lies left of the plot.</summary>
    public void Vertical(AxisOptions axis, IReadOnlyList<Tick> ticks, bool grid, double room)
    {
        if (grid)
        {
            Grid(string.Concat(ticks.Select(t => $"M{SvgWriter.Num(plot.Left)} {SvgWriter.Num(y.Map(t.Value))}H{SvgWriter.Num(plot.Right)}")));
        }

        foreach (var tick in ticks)
        {
            var at = y.Map(tick.Value);
            if (!axis.Bare)
            {
                svg.FittedText(plot.Left - 6, at + 4, tick.Label, room - 6, Anchor.End, SvgPicture.Small);
            }
        }

        if (axis is { Title: { } title, Bare: false })
        {
            svg.FittedText(plot.Left - room + 13, plot.Top + plot.Height / 2, title, plot.Height, Anchor.Middle, rotate: -90);
        }
    }

    /// <summary>Draws the two axis lines, over the data.</summary>
    public void Frame()
    {
        svg.Start("path").Attr("d", $"M{SvgWriter.Num(plot.Left)} {SvgWriter.Num(plot.Top)}V{SvgWriter.Num(plot.Bottom)}H{SvgWriter.Num(plot.Right)}")
            .Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", AxisOpacity, 2).End();
    }

    private static bool Apart(IReadOnlyList<Tick> ticks, double low, double high, bool log, double length)
    {
        var scale = new AxisScale(low, high, log, 0, length);
        for (var i = 1; i < ticks.Count; i++)
        {
            var half = (Label.Width(ticks[i - 1].Label, SvgPicture.Small) + Label.Width(ticks[i].Label, SvgPicture.Small)) / 2;
            if (scale.Map(ticks[i].Value) - scale.Map(ticks[i - 1].Value) < half + 10)
            {
                return false;
            }
        }

        return true;
    }

    private void Grid(string path)
    {
        if (path.Length > 0)
        {
            svg.Start("path").Attr("d", path).Attr("stroke", "currentColor").Attr("stroke-opacity", GridOpacity, 2).End();
        }
    }
}
