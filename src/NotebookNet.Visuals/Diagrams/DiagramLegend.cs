namespace NotebookNet.Visuals;

/// <summary>Explains lines and fills below a network.</summary>
internal sealed class DiagramLegend : SwatchLegend
{
    /// <summary>Finds what needs explaining.</summary>
    public DiagramLegend(IReadOnlyList<UnitColumn> columns)
    {
        if (columns.Any(c => c.Layer.Weights is not null && c.Shown.Length > 0))
        {
            Add("positive weight", (svg, x, y) => Line(svg, x, y, Palette.Blue, null));
            Add("negative weight", (svg, x, y) => Line(svg, x, y, Palette.Vermillion, "5 2.5"));
            Add("thickness = |w|, scaled per layer", Wedge);
        }

        if (columns.Any(c => c.Layer.Values is not null && c.Shown.Length > 0))
        {
            Add("number and fill = value for one sample", (svg, x, y) => Unit(svg, x, y));
            if (columns.Any(c => c.Shown.Length > 0 && UnitPainter.RingOf(c.Layer) is { } ring && ring.Any(b => b != 0)))
            {
                Add("ring = bias", Ring);
            }
        }
        else if (columns.Any(c => c.Layer.Bias is not null && c.Shown.Length > 0))
        {
            Add("fill = bias, same colours", (svg, x, y) => Unit(svg, x, y));
        }

        if (WeightsMissing(columns))
        {
            Add(columns.Any(c => c.Layer.Weights is not null) ? "grey lines: weights not drawn" : "weights not drawn", null);
        }
    }

    /// <summary>Whether edges are drawn whose weights are not known.</summary>
    public static bool WeightsMissing(IReadOnlyList<UnitColumn> columns) =>
        columns.Skip(1).Any(c => c.Shown.Length > 0 && c.Layer is { Weights: null, ReadsAll: true });

    private static void Line(SvgWriter svg, double x, double y, string colour, string? dash) =>
        svg.Start("path").Attr("d", $"M{SvgWriter.Num(x)} {SvgWriter.Num(y)}h{SvgWriter.Num(Swatch)}").Attr("stroke", colour)
            .Attr("stroke-width", 2.2).AttrIf("stroke-dasharray", dash).End();

    private static void Wedge(SvgWriter svg, double x, double y) =>
        svg.Start("path").Attr("d", $"M{SvgWriter.Num(x)} {SvgWriter.Num(y - 0.3)}v.6l{SvgWriter.Num(Swatch)} 1.6v-3.8z").Attr("fill-opacity", 0.6, 2).End();

    private static void Ring(SvgWriter svg, double x, double y)
    {
        svg.Start("circle").Attr("cx", x + 6).Attr("cy", y).Attr("r", 6).Attr("fill", "none").Attr("stroke", Palette.Blue).Attr("stroke-width", 2.4).End();
        svg.Start("circle").Attr("cx", x + 20).Attr("cy", y).Attr("r", 6).Attr("fill", "none").Attr("stroke", Palette.Vermillion).Attr("stroke-width", 2.4).Attr("stroke-dasharray", "5 2.5").End();
    }

    private static void Unit(SvgWriter svg, double x, double y)
    {
        foreach (var (offset, colour) in ((double, string)[])[(6, Palette.Blue), (20, Palette.Vermillion)])
        {
            svg.Start("circle").Attr("cx", x + offset).Attr("cy", y).Attr("r", 6).Attr("fill", colour).Attr("fill-opacity", 0.4, 2)
                .Attr("stroke", "currentColor").Attr("stroke-opacity", 0.75, 2).End();
        }
    }
}
