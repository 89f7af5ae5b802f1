namespace NotebookNet.Visuals;

/// <summary>Explains the outlines of a graph.</summary>
internal sealed class GraphLegend : SwatchLegend
{
    private const double Half = 6;

    /// <summary>Finds what needs explaining.</summary>
    public GraphLegend(GraphView view, bool explainNumbers)
    {
        GraphBox[] boxes = [.. view.Boxes.OfType<GraphBox>()];
        var isComputation = boxes.Any(b => b.Lines is not null);
        if (boxes.Any(b => b.IsInput))
        {
            Add(isComputation ? "variable or given" : "input", (svg, x, y) => Sample(svg, x, y, Half));
        }

        if (boxes.Any(b => b.IsOutput))
        {
            Add(isComputation ? "target" : "output", (svg, x, y) =>
            {
                Sample(svg, x, y, 3);
                svg.StartRect(x + 2.5, y - Half + 2.5, Swatch - 5, 2 * Half - 5, 1).Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.75, 2).End();
            });
        }

        if (boxes.Any(b => b.IsFrozen))
        {
            Add("frozen: not trained", (svg, x, y) => Sample(svg, x, y, 3, GraphPainter.FrozenDash));
        }

        if (boxes.Any(b => b.ParameterNote.EndsWith("shared", StringComparison.Ordinal)))
        {
            Add("shared: the numbers of a layer above, counted once", null);
        }

        if (explainNumbers && boxes.Any(b => b.Parameters > 0))
        {
            Add("[shape] · parameters", null);
        }

        if (isComputation)
        {
            Add("gradient: how the target changes with it", null);
        }

        if (boxes.Any(b => b.ValueLabel is not null))
        {
            Add("last line: values for one sample", null);
        }
    }

    private static void Sample(SvgWriter svg, double x, double y, double corner, string? dash = null) =>
        svg.StartRect(x, y - Half, Swatch, 2 * Half, corner).Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.75, 2).AttrIf("stroke-dasharray", dash).End();
}
