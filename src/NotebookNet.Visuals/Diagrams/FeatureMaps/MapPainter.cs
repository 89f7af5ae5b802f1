namespace NotebookNet.Visuals;

/// <summary>Draws the stages of a convolutional network: sheets for maps, circles or a bar for units.</summary>
internal sealed class MapPainter(SvgWriter svg, int largest, Func<DiagramLayer, string> colour)
{
    /// <summary>How far each sheet stands from the one before.</summary>
    public const double Step = 4;

    private const double Radius = 6.5;
    private const double Pitch = 16;
    private const double BarWidth = 16;
    private const double LongestBar = 132;
    private const int MostCells = 32;

    /// <summary>Where a stage's front begins and ends: the front sheet, the circles or the bar.</summary>
    public (double Left, double Top, double Right, double Bottom) Front(MapStage stage)
    {
        if (stage.IsVolume)
        {
            var (width, height) = Size(stage);
            var depth = Step * (Sheets(stage) - 1);
            var left = stage.X - (width + depth) / 2;
            var bottom = stage.Y + (height + depth) / 2;
            return (left, bottom - height, left + width, bottom);
        }

        var (half, tall) = stage.HasUnits ? (Radius, stage.Layer.Units * Pitch / 2) : (BarWidth / 2, BarHeight(stage) / 2);
        return (stage.X - half, stage.Y - tall, stage.X + half, stage.Y + tall);
    }

    /// <summary>The width and height of a stage's drawing, without texts.</summary>
    public (double Width, double Height) Extent(MapStage stage)
    {
        var (left, top, right, bottom) = Front(stage);
        var depth = stage.IsVolume ? Step * (Sheets(stage) - 1) : 0;
        return (right - left + depth, bottom - top + depth);
    }

    /// <summary>Draws a stage.</summary>
    public void Draw(MapStage stage)
    {
        if (stage.IsVolume)
        {
            DrawSheets(stage);
        }
        else if (stage.HasUnits)
        {
            DrawUnits(stage);
        }
        else
        {
            DrawBar(stage);
        }
    }

    private static string N(double value) => SvgWriter.Num(value);

    private static double BarHeight(MapStage stage) => Math.Min(LongestBar, 44 + 12 * Math.Log2((double)stage.Layer.Units / MapStage.MostUnits));

    private static int Sheets(MapStage stage) => stage.Pictures is null ? stage.Sheets : 1;

    private (double Width, double Height) Size(MapStage stage) => stage.Pictures is { } pictures
        ? pictures.Size
        : (MapStage.Side(stage.MapWidth, largest), MapStage.Side(stage.MapHeight, largest));

    private void DrawSheets(MapStage stage)
    {
        var (left, top, right, bottom) = Front(stage);
        if (stage.Pictures is { } pictures)
        {
            pictures.Draw(svg, left, top);
            return;
        }

        // The farthest first. Of a sheet behind, only its upper and right rim can be seen.
        svg.Start("g").Attr("fill", colour(stage.Layer)).Attr("fill-opacity", 0.2, 2).Attr("stroke", "currentColor").Attr("stroke-opacity", 0.6, 2);
        for (var s = Sheets(stage) - 1; s > 0; s--)
        {
            var (x, y, step) = (left + Step * s, top - Step * s, N(Step));
            svg.Start("path").Attr("d", $"M{N(x)} {N(y + Step)}v-{step}H{N(right + Step * s)}V{N(bottom - Step * s)}h-{step}V{N(y + Step)}z").End();
        }

        svg.StartRect(left, top, right - left, bottom - top).Hover(stage.Layer.Whole).End().End();
    }

    private void DrawUnits(MapStage stage)
    {
        var layer = stage.Layer;
        var largestValue = ValueStrip.Largest(layer.Values);
        svg.Start("g").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.75, 2);
        for (var u = 0; u < layer.Units; u++)
        {
            svg.Start("circle").Attr("cx", stage.X).Attr("cy", UnitY(stage, u)).Attr("r", Radius);
            ValueStrip.Fill(svg, layer.Values?[u] ?? 0, largestValue);
            svg.Hover((layer.UnitNames?[u] is { Length: > 0 } name ? Label.Full(name, 60) : "unit " + Numbers.Count(u + 1))
                + (layer.Values is { } values ? " · value " + Numbers.Value(values[u]) : "")).End();
        }

        svg.End();
        for (var u = 0; u < layer.Units && UnitText(layer, u) is { } text; u++)
        {
            svg.FittedText(stage.X + Radius + 6, UnitY(stage, u) + 4, text, LongestName, size: SvgPicture.Small);
        }
    }

    /// <summary>The most room for the name and value of a unit.</summary>
    public const double LongestName = 112;

    /// <summary>What stands beside a unit; null for nothing.</summary>
    public static string? UnitText(DiagramLayer layer, int unit)
    {
        var value = layer.Values is { } values ? UnitPainter.Tiny(values[unit]) : null;
        return layer.UnitNames?[unit] is { Length: > 0 } name ? value is null ? name : value + " " + name : value;
    }

    private static double UnitY(MapStage stage, int unit) => stage.Y + (unit - (stage.Layer.Units - 1) / 2.0) * Pitch;

    private void DrawBar(MapStage stage)
    {
        var (left, top, right, bottom) = Front(stage);
        var layer = stage.Layer;
        if (layer.Values is { } values)
        {
            ValueStrip.Draw(svg, values, left, top, right - left, bottom - top, MostCells, upright: true);
        }

        svg.StartRect(left, top, right - left, bottom - top, 4);
        (layer.Values is null ? svg.Attr("fill", colour(layer)).Attr("fill-opacity", 0.2, 2) : svg.Attr("fill", "none").Attr("pointer-events", "all"))
            .Attr("stroke", "currentColor").Attr("stroke-opacity", 0.6, 2).Hover(layer.Whole).End();
        for (var dot = -1; layer.Values is null && dot <= 1; dot++)
        {
            svg.Start("circle").Attr("cx", stage.X).Attr("cy", stage.Y + dot * 9).Attr("r", 1.7).End();
        }
    }
}
