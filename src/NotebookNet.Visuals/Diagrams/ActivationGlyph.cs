using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws a function as a small curve over a pair of axes: what a layer does to its sums.</summary>
internal static class ActivationGlyph
{
    private const double HalfWidth = 19;
    private const double HalfHeight = 11;

    // Inputs go from −Reach to Reach; both axes have the same scale as far as the curve stays inside.
    private const double Reach = 3;

    /// <summary>Draws the curve around a point.</summary>
    public static void Draw(SvgWriter svg, IReadOnlyList<float> curve, string? name, double x, double y)
    {
        if (curve.Count < 2)
        {
            return;
        }

        var top = Math.Max(1, Math.Min(Reach, ValueStrip.Largest(curve)));
        svg.Start("path").Attr("d", $"M{N(x - HalfWidth)} {N(y)}h{N(2 * HalfWidth)}M{N(x)} {N(y - HalfHeight)}v{N(2 * HalfHeight)}")
            .Attr("stroke", "currentColor").Attr("stroke-opacity", 0.3, 2).Attr("stroke-width", 0.8).End();
        var path = new StringBuilder();
        for (var i = 0; i < curve.Count; i++)
        {
            if (float.IsFinite(curve[i]))
            {
                path.Append(path.Length == 0 || !float.IsFinite(curve[i - 1]) ? 'M' : 'L').Append(N(x - HalfWidth + 2 * HalfWidth * i / (curve.Count - 1)))
                    .Append(' ').Append(N(y - HalfHeight * Math.Clamp(curve[i] / top, -1, 1)));
            }
        }

        if (path.Length > 0)
        {
            svg.Start("path").Attr("d", path.ToString()).Attr("fill", "none").Attr("stroke", Palette.Blue).Attr("stroke-width", 1.8)
                .Attr("stroke-linejoin", "round").Hover(name is null ? null : $"{Label.Full(name, 60)} from −{N(Reach)} to {N(Reach)}").End();
        }
    }

    private static string N(double value) => SvgWriter.Num(value);
}
