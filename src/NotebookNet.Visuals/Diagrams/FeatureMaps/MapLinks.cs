namespace NotebookNet.Visuals;

/// <summary>Draws what leads from one stage of a convolutional network to the next.</summary>
internal sealed class MapLinks(SvgWriter svg, MapPainter painter)
{
    private const double Thin = 0.45;
    private const double SmallestWindow = 5;

    // Where on the maps the window is drawn, from the left and from the top.
    private const double WindowX = 0.72;
    private const double WindowY = 0.4;

    /// <summary>Draws the link between neighbours in a row.</summary>
    public void Draw(MapStage from, MapStage to)
    {
        var (a, b) = (painter.Front(from), painter.Front(to));
        var right = from.IsVolume ? a.Left + painter.Extent(from).Width : a.Right;
        if (from.IsVolume && to.IsVolume)
        {
            if (to.Layer.Window is { } window && from.Pictures is null && to.Pictures is null)
            {
                DrawWindow(from, to, window, a, b);
            }
            else
            {
                EdgePainter.Arrow(svg, right + 5, b.Left - 4, from.Y);
            }

            return;
        }

        var path = $"M{N(right + 2)} {N(a.Top)}L{N(b.Left - 2)} {N(b.Top)}M{N(right + 2)} {N(a.Bottom)}L{N(b.Left - 2)} {N(b.Bottom)}";
        if (to.Layer.ReadsAll && !from.IsVolume)
        {
            // Each unit reads each: the lines cross.
            path += $"M{N(right + 2)} {N(a.Top)}L{N(b.Left - 2)} {N(b.Bottom)}M{N(right + 2)} {N(a.Bottom)}L{N(b.Left - 2)} {N(b.Top)}";
        }

        svg.Start("path").Attr("d", path).Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", Thin, 2).End();
    }

    private static string N(double value) => SvgWriter.Num(value);

    // The window on the front map, its value on the next, and the lines of sight between them; the other way round where a value spreads.
    private void DrawWindow(MapStage from, MapStage to, DiagramWindow window, (double Left, double Top, double Right, double Bottom) a, (double Left, double Top, double Right, double Bottom) b)
    {
        if (window.Transposed)
        {
            (from, a, b) = (to, b, a);
        }

        var (width, height) = (a.Right - a.Left, a.Bottom - a.Top);
        var w = Math.Clamp(width * window.Size[^1] / from.MapWidth, Math.Min(SmallestWindow, width), width);
        var h = Math.Clamp(height * window.Size[0] / from.MapHeight, Math.Min(SmallestWindow, height), height);
        var side = window.Transposed ? 1 - WindowX : WindowX;
        var x = Math.Min(a.Left + side * width - w / 2, a.Right - w);
        var y = Math.Max(a.Top, a.Top + WindowY * height - h / 2);
        x = Math.Max(a.Left, x);
        const double dot = 2;
        var (px, py) = (b.Left + Math.Max(dot + 1, (1 - side) * (b.Right - b.Left)), b.Top + WindowY * (b.Bottom - b.Top));
        var edge = window.Transposed ? x : x + w;
        svg.Start("path").Attr("d", $"M{N(edge)} {N(y)}L{N(px)} {N(py)}L{N(edge)} {N(y + h)}").Attr("fill", "none")
            .Attr("stroke", Palette.Vermillion).Attr("stroke-opacity", 0.8, 2).End();
        svg.StartRect(x, y, w, h).Attr("fill", Palette.Vermillion).Attr("fill-opacity", 0.35, 2).Attr("stroke", Palette.Vermillion)
            .Hover($"window of {window.SizeLabel}" + (window.StrideLabel is { } stride ? ", " + stride : "")).End();
        svg.StartRect(px - dot, py - dot, 2 * dot, 2 * dot).Attr("fill", Palette.Vermillion).End();
    }
}
