using System.Globalization;

namespace NotebookNet.Visuals;

/// <summary>Draws a layer of more than one dimension: sheets with the shape on them.</summary>
internal static class BlockPainter
{
    private const double Height = 84;
    private const int MostSheets = 3;

    /// <summary>Half the width of a layer's block.</summary>
    public static double HalfWidth(DiagramLayer layer) => Math.Min(38, Math.Max(26, (Label.Width(Text(layer), SvgPicture.Small) + 12) / 2));

    /// <summary>Draws the block of a layer around a point.</summary>
    public static void Draw(SvgWriter svg, DiagramLayer layer, double x, double y)
    {
        var half = HalfWidth(layer);
        var sheets = layer.Shape.Count >= 3 ? Math.Clamp(layer.Shape[^1], 1, MostSheets) : 1;
        for (var s = sheets - 1; s >= 0; s--)
        {
            svg.StartRect(x - half + 4 * s, y - Height / 2 - 4 * s, 2 * half, Height, 5).Attr("fill", Palette.Blue)
                .Attr("fill-opacity", s == 0 ? 0.22 : 0.1, 2).Attr("stroke", "currentColor").Attr("stroke-opacity", 0.6, 2).End();
        }

        svg.FittedText(x, y + 4, Text(layer), 2 * half - 6, Anchor.Middle, SvgPicture.Small);
    }

    private static string Text(DiagramLayer layer) => string.Join("×", layer.Shape.Select(d => d.ToString(CultureInfo.InvariantCulture)));
}
