namespace NotebookNet.Visuals;

/// <summary>Draws a layer of more than one dimension: sheets with the shape on them.</summary>
internal static class BlockPainter
{
    private const double Height = 84;
    private const int MostSheets = 3;
    private const double Offset = 4;

    /// <summary>Half the width of a layer's block.</summary>
    public static double HalfWidth(DiagramLayer layer) => Math.Min(38, Math.Max(26, (Label.Width(Text(layer), SvgPicture.Small) + 12) / 2));

    /// <summary>Draws the block of a layer around a point.</summary>
    public static void Draw(SvgWriter svg, DiagramLayer layer, double x, double y)
    {
        var half = HalfWidth(layer);
        var sheets = layer.Shape.Count >= 3 ? Math.Clamp(layer.Shape[^1], 1, MostSheets) : 1;
        svg.StartRect(x - half, y - Height / 2, 2 * half, Height, 4).Attr("fill", Palette.Blue)
            .Attr("fill-opacity", 0.22, 2).Attr("stroke", "currentColor").Attr("stroke-opacity", 0.6, 2).End();
        for (var s = 1; s < sheets; s++)
        {
            // Of a sheet behind, only its upper and right rim can be seen.
            svg.Start("path").Attr("d", $"M{N(x - half + Offset * s)} {N(y - Height / 2 - Offset * (s - 1))}v-{N(Offset)}h{N(2 * half)}v{N(Height)}h-{N(Offset)}")
                .Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.6, 2).End();
        }

        svg.FittedText(x, y + 4, Text(layer), 2 * half - 6, Anchor.Middle, SvgPicture.Small);
    }

    private static string N(double value) => SvgWriter.Num(value);

    private static string Text(DiagramLayer layer) => Numbers.Product(layer.Shape);
}
