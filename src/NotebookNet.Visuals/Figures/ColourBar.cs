namespace NotebookNet.Visuals;

/// <summary>The scale beside a heat map.</summary>
internal static class ColourBar
{
    private const double Width = 12;

    /// <summary>Draws the colours from the smallest value at the bottom to the largest at the top, with round numbers beside them.</summary>
    public static void Draw(SvgWriter svg, HeatMapTrace map, double left, double top, double height)
    {
        var (low, high, diverging) = GridPainter.RangeOf(map);
        svg.Start("g").Attr("shape-rendering", "crispEdges");
        for (var level = 0; level < ColourScale.Levels; level++)
        {
            svg.StartRect(left, top + height * (ColourScale.Levels - 1 - level) / ColourScale.Levels, Width, height / ColourScale.Levels + 0.5)
                .Attr("fill", ColourScale.Colour(level, diverging)).End();
        }

        svg.End();
        var scale = new AxisScale(low, high, false, top + height, top);
        foreach (var tick in Ticks.Linear(low, high, Math.Clamp((int)(height / 40), 2, 6)))
        {
            svg.FittedText(left + Width + 5, scale.Map(tick.Value) + 4, tick.Label, 44, size: SvgPicture.Small);
        }
    }
}
