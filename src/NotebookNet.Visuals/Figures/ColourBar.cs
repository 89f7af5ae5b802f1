namespace NotebookNet.Visuals;

/// <summary>The scale beside a heat map or a filled contour plot: which colour means which number.</summary>
internal sealed class ColourBar
{
    /// <summary>The width a panel keeps free for the scale and its numbers.</summary>
    public const double Room = 66;

    private const double Width = 12;
    private const double LabelRoom = 44;
    private readonly IReadOnlyList<(double Share, string Colour)> _bands;
    private readonly Func<double, IReadOnlyList<(double Share, string Label)>> _marks;
    private readonly double _opacity;

    private ColourBar(IReadOnlyList<(double Share, string Colour)> bands, Func<double, IReadOnlyList<(double Share, string Label)>> marks, double opacity) =>
        (_bands, _marks, _opacity) = (bands, marks, opacity);

    /// <summary>The scale of a panel: that of its first heat map or filled contour plot, or null when it needs none.</summary>
    public static ColourBar? Of(FigurePanel panel)
    {
        foreach (var trace in panel.Traces)
        {
            switch (trace)
            {
                case HeatMapTrace map:
                    return Of(map);
                case ContourTrace { Filled: true } contour when ContourBands.Of(contour) is { Count: > 0 } bands:
                    return Of(bands);
            }
        }

        return null;
    }

    /// <summary>Draws the colours from the smallest value at the bottom to the largest at the top, with round numbers beside them.</summary>
    public void Draw(SvgWriter svg, double left, double top, double height)
    {
        svg.Start("g").Attr("shape-rendering", "crispEdges");
        if (_opacity < 1)
        {
            svg.Attr("fill-opacity", _opacity, 2);
        }

        var low = 0.0;
        var overlap = _opacity < 1 ? 0 : 0.5;
        foreach (var (share, colour) in _bands)
        {
            svg.StartRect(left, top + height * (1 - share), Width, height * (share - low) + overlap).Attr("fill", colour).End();
            low = share;
        }

        svg.End();
        var last = double.PositiveInfinity;
        foreach (var (share, label) in _marks(height))
        {
            var at = top + height * (1 - share) + 4;
            if (last - at >= 13)
            {
                svg.FittedText(left + Width + 5, at, label, LabelRoom, size: SvgPicture.Small);
                last = at;
            }
        }
    }

    private static ColourBar Of(HeatMapTrace map)
    {
        var (low, high, diverging) = GridPainter.RangeOf(map);
        var scale = new AxisScale(low, high, false, 0, 1);
        return new(
            [.. Enumerable.Range(0, ColourScale.Levels).Select(l => ((l + 1.0) / ColourScale.Levels, ColourScale.Colour(l, diverging)))],
            height => [.. Ticks.Linear(low, high, Math.Clamp((int)(height / 40), 2, 6)).Select(t => (scale.Map(t.Value), t.Label))], map.Opacity);
    }

    // The bands stand beside each other as they follow, with the numbers at their borders.
    private static ColourBar Of(IReadOnlyList<ContourBand> bands) => new(
        [.. bands.Select((b, i) => ((i + 1.0) / bands.Count, b.Colour))],
        _ => [.. bands.SkipLast(1).Select((b, i) => ((i + 1.0) / bands.Count, Numbers.Short(b.High)))], ContourPainter.Opacity);
}
