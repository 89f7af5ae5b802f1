namespace NotebookNet.Visuals;

/// <summary>Explains the drawing of a convolutional network.</summary>
internal sealed class MapLegend : SwatchLegend
{
    /// <summary>Finds what needs explaining.</summary>
    public MapLegend(IReadOnlyList<MapStage> stages)
    {
        var pictures = stages.Any(s => s.Pictures is not null);
        if (!pictures && Enumerable.Range(1, stages.Count - 1).Any(i => stages[i].Layer.Window is not null && stages[i].IsVolume && stages[i - 1].IsVolume))
        {
            Add("window of a kernel or pool, and the value it gives", Window);
        }

        if (!pictures && stages.Any(s => s.Sheets < s.Maps))
        {
            Add("sheets stand for maps: see the last number of the shape", null);
        }

        if (pictures)
        {
            Add("maps: dark is the smallest value of a layer, bright the largest", null);
        }

        if (stages.Any(s => s is { IsVolume: false, Layer.Values: not null }))
        {
            Add("fill = value for one sample", (svg, x, y) =>
            {
                Unit(svg, x + 6, y, Palette.Blue);
                Unit(svg, x + 20, y, Palette.Vermillion);
            });
        }

        if (stages.Any(s => s.Layer is { Parameters: > 0, Trainable: false }))
        {
            Add("frozen: not trained", null);
        }
    }

    private static void Unit(SvgWriter svg, double x, double y, string colour) =>
        svg.Start("circle").Attr("cx", x).Attr("cy", y).Attr("r", 6).Attr("fill", colour).Attr("fill-opacity", 0.4, 2)
            .Attr("stroke", "currentColor").Attr("stroke-opacity", 0.75, 2).End();

    private static void Window(SvgWriter svg, double x, double y)
    {
        svg.Start("path").Attr("d", $"M{SvgWriter.Num(x + 9)} {SvgWriter.Num(y - 4.5)}l14 4.5l-14 4.5").Attr("fill", "none").Attr("stroke", Palette.Vermillion).Attr("stroke-opacity", 0.8, 2).End();
        svg.StartRect(x, y - 4.5, 9, 9).Attr("fill", Palette.Vermillion).Attr("fill-opacity", 0.35, 2).Attr("stroke", Palette.Vermillion).End();
        svg.StartRect(x + 21, y - 2, 4, 4).Attr("fill", Palette.Vermillion).End();
    }
}
