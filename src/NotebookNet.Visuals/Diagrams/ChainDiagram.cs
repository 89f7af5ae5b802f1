namespace NotebookNet.Visuals;

/// <summary>Draws a long network as a chain of blocks that wraps like text.</summary>
internal sealed class ChainDiagram(IReadOnlyList<DiagramLayer> layers, HoverDetail detail)
{
    private const int PerRow = 4;
    private const int MostBlocks = 100;
    private const int MostBlocksOfLongNames = 60;
    private const double BlockWidth = 150;
    private const double BlockHeight = 60;
    private const double ColumnGap = 24;
    private const double RowGap = 30;
    private const double Margin = 14;
    private const double Top = 36;
    private const string Unit = " params";

    /// <summary>The picture.</summary>
    public string ToSvg(string? title, string heading)
    {
        var blocks = Blocks();
        var rows = (blocks.Count + PerRow - 1) / PerRow;
        const double width = 2 * Margin + PerRow * BlockWidth + (PerRow - 1) * ColumnGap;
        var height = Top + rows * (BlockHeight + RowGap) - RowGap + 28;
        var kinds = layers.Select(l => l.Kind).Distinct(StringComparer.Ordinal).ToList();
        var omitted = layers.Count - blocks.Count(b => b is not null);
        var note = "Weights not drawn: the network has too many layers for single units." + (omitted > 0 ? $" {Numbers.Count(omitted, "layer")} in the middle not shown." : "");
        var svg = SvgPicture.Open(width, height, heading, note);
        ColumnDiagram.DrawTitle(svg, title, heading, width);
        for (var i = 0; i < blocks.Count; i++)
        {
            var (x, y) = PlaceOf(i);
            if (i > 0)
            {
                Connect(svg, i, x, y);
            }

            if (blocks[i] is { } layer)
            {
                DrawBlock(svg, layer, x, y, kinds.IndexOf(layer.Kind));
            }
            else
            {
                svg.Text(x + BlockWidth / 2, y + BlockHeight / 2 + 4, $"… {Numbers.Count(omitted, "layer")} …", Anchor.Middle, muted: true);
            }
        }

        svg.FittedText(Margin, height - 6, note, width - 2 * Margin, size: SvgPicture.Small, muted: true);
        return SvgPicture.Finish(svg);
    }

    private static (double X, double Y) PlaceOf(int i) =>
        (Margin + i % PerRow * (BlockWidth + ColumnGap), Top + i / PerRow * (BlockHeight + RowGap));

    private static void Connect(SvgWriter svg, int i, double x, double y)
    {
        if (i % PerRow > 0)
        {
            EdgePainter.Arrow(svg, x - ColumnGap + 3, x - 3, y + BlockHeight / 2);
            return;
        }

        var (lastX, lastY) = PlaceOf(i - 1);
        var between = y - RowGap / 2;
        svg.Start("path").Attr("d", $"M{N(lastX + BlockWidth + 3)} {N(lastY + BlockHeight / 2)}h8V{N(between)}H{N(x - 13)}V{N(y + BlockHeight / 2)}h10m-5 -3.5l5 3.5l-5 3.5")
            .Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.6, 2).Attr("stroke-width", 1.3).End();
    }

    private static string N(double value) => SvgWriter.Num(value);

    // The first and the last layers; null stands for what is between them.
    private List<DiagramLayer?> Blocks()
    {
        var most = detail == HoverDetail.NoHover ? MostBlocksOfLongNames : MostBlocks;
        if (layers.Count <= most)
        {
            return [.. layers];
        }

        var half = most / 2;
        return [.. layers.Take(half), null, .. layers.Skip(layers.Count - half + 1)];
    }

    private void DrawBlock(SvgWriter svg, DiagramLayer layer, double x, double y, int kind)
    {
        var colour = Palette.Colour(kind);
        var size = Numbers.Shape(layer.Shape) + (layer.Parameters > 0 ? " · " + Numbers.Count(layer.Parameters) : "");
        size += layer.Parameters > 0 && Label.Width(size + Unit, SvgPicture.Small) <= BlockWidth - 14 ? Unit : "";
        svg.Start("g").Hover(detail == HoverDetail.Names ? $"{Label.Full(layer.Name, 60)} · {Label.Full(layer.KindLabel, 60)} · {layer.ParameterLabel}" : null);
        svg.StartRect(x, y, BlockWidth, BlockHeight, 5).Attr("fill", colour).Attr("fill-opacity", 0.16, 2).Attr("stroke", colour).End();
        WriteLine(svg, x, y + 18, layer.Name, bold: true);
        WriteLine(svg, x, y + 35, layer.KindLabel);
        WriteLine(svg, x, y + 51, size);
        svg.End();
    }

    // The block's own hover text tells everything: no second copy for each line.
    private static void WriteLine(SvgWriter svg, double x, double y, string text, bool bold = false)
    {
        var shown = Label.Fit(text, bold ? (BlockWidth - 14) / 1.06 : BlockWidth - 14, SvgPicture.Small);
        svg.Text(x + 8, y, shown, size: SvgPicture.Small, bold: bold);
    }
}
