using System.Globalization;

namespace NotebookNet.Visuals;

/// <summary>Draws the units of a layer.</summary>
internal sealed class UnitPainter(SvgWriter svg, HoverDetail detail, double radius)
{
    /// <summary>The size of values written into units.</summary>
    public const double ValueSize = 10;

    /// <summary>Draws the units of a column and the mark of omission.</summary>
    public void Draw(UnitColumn column)
    {
        var layer = column.Layer;
        var fills = layer.Values ?? layer.Bias;
        var largest = ValueStrip.Largest(fills);
        svg.Start("g").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.75, 2).Attr("stroke-width", 1.2);
        for (var k = 0; k < column.Shown.Length; k++)
        {
            var unit = column.Shown[k];
            svg.Start("circle").Attr("cx", column.X).Attr("cy", column.UnitY(k)).Attr("r", radius);
            ValueStrip.Fill(svg, fills is null ? 0 : fills[unit], largest);
            if (RingOf(layer) is { } ring && float.IsFinite(ring[unit]) && ring[unit] != 0)
            {
                svg.Attr("stroke", ring[unit] > 0 ? Palette.Blue : Palette.Vermillion).Attr("stroke-opacity", 1)
                    .Attr("stroke-width", 1.2 + 1.8 * Math.Abs(ring[unit]) / ValueStrip.Largest(ring), 2).AttrIf("stroke-dasharray", ring[unit] < 0 ? "5 2.5" : null);
            }

            svg.Hover(detail == HoverDetail.NoHover ? null : HoverOf(column, unit)).End();
        }

        svg.End();
        if (layer.Values is { } values)
        {
            svg.Start("g").Attr("pointer-events", "none");
            for (var k = 0; k < column.Shown.Length; k++)
            {
                svg.Text(column.X, column.UnitY(k) + 3.5, Tiny(values[column.Shown[k]]), Anchor.Middle, ValueSize);
            }

            svg.End();
        }

        if (column.GapAfter > 0)
        {
            var gap = column.FirstY + column.GapAfter * column.Pitch;
            foreach (var offset in (double[])[-6, 0, 6])
            {
                svg.Start("circle").Attr("cx", column.X).Attr("cy", gap + offset).Attr("r", 1.6).End();
            }
        }
    }

    /// <summary>Writes the names of units beside them.</summary>
    public void Names(UnitColumn column, double width, bool left)
    {
        for (var k = 0; column.Layer.UnitNames is { } names && k < column.Shown.Length; k++)
        {
            svg.FittedText(column.X + (left ? -radius - 7 : radius + 7), column.UnitY(k) + 4, names[column.Shown[k]], width, left ? Anchor.End : Anchor.Start);
        }
    }

    /// <summary>A value in at most five characters: it stands inside the unit.</summary>
    public static string Tiny(float value)
    {
        var size = Math.Abs(value);
        return size switch
        {
            _ when !float.IsFinite(value) => Numbers.Value(value),
            0 => "0",
            < 9.995f => value.ToString("0.00", CultureInfo.InvariantCulture),
            < 99.95f => value.ToString("0.0", CultureInfo.InvariantCulture),
            < 9999.5f => value.ToString("0", CultureInfo.InvariantCulture),
            _ => value.ToString("0e0", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The biases, where they are drawn as rings because values take the fill.</summary>
    public static IReadOnlyList<float>? RingOf(DiagramLayer layer) => layer.Values is null ? null : layer.Bias;

    private string HoverOf(UnitColumn column, int unit)
    {
        var layer = column.Layer;
        var bias = layer.Bias is { } biases ? " · bias " + Numbers.Value(biases[unit]) : "";
        var value = layer.Values is { } values ? " · value " + Numbers.Value(values[unit]) : "";
        return column.NameOf(unit, detail) + bias + value;
    }
}
