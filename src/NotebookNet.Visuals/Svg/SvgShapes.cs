namespace NotebookNet.Visuals;

/// <summary>Where a text stands relative to its point.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>The few shapes pictures are made of.</summary>
internal static class SvgShapes
{
    /// <summary>Writes text that is the picture's own, or has been fitted already.</summary>
    public static SvgWriter Text(this SvgWriter svg, double x, double y, string text, Anchor anchor = Anchor.Start,
        double size = SvgPicture.Body, bool bold = false, bool muted = false, double rotate = 0, string? hover = null)
    {
        svg.Start("text").Attr("x", x).Attr("y", y);
        if (anchor != Anchor.Start)
        {
            svg.Attr("text-anchor", anchor == Anchor.Middle ? "middle" : "end");
        }

        if (size != SvgPicture.Body)
        {
            svg.Attr("font-size", size);
        }

        if (bold)
        {
            svg.Attr("font-weight", "600");
        }

        if (muted)
        {
            svg.Attr("opacity", SvgPicture.Muted, 2);
        }

        if (rotate != 0)
        {
            svg.Attr("transform", $"rotate({SvgWriter.Num(rotate)} {SvgWriter.Num(x)} {SvgWriter.Num(y)})");
        }

        return svg.Content(text).Hover(hover).End();
    }

    /// <summary>Writes a name from data, cut to <paramref name="width"/>; the whole name shows on hover when it was cut.</summary>
    public static SvgWriter FittedText(this SvgWriter svg, double x, double y, string text, double width,
        Anchor anchor = Anchor.Start, double size = SvgPicture.Body, bool bold = false, bool muted = false, double rotate = 0)
    {
        // Bold letters are about a twentieth wider.
        var shown = Label.Fit(text, bold ? width / 1.06 : width, size);
        var full = Label.Full(text);
        return svg.Text(x, y, shown, anchor, size, bold, muted, rotate, shown == full ? null : full);
    }

    /// <summary>Writes a straight line in the colour of the text.</summary>
    public static SvgWriter Rule(this SvgWriter svg, double x1, double y1, double x2, double y2, double opacity, string? dash = null) =>
        svg.Start("path").Attr("d", $"M{SvgWriter.Num(x1)} {SvgWriter.Num(y1)}L{SvgWriter.Num(x2)} {SvgWriter.Num(y2)}")
            .Attr("stroke", "currentColor").Attr("stroke-opacity", opacity, 2).AttrIf("stroke-dasharray", dash).End();

    /// <summary>Opens a rectangle, for colours and a hover text to follow.</summary>
    public static SvgWriter StartRect(this SvgWriter svg, double x, double y, double width, double height, double corner = 0)
    {
        svg.Start("rect").Attr("x", x).Attr("y", y).Attr("width", width).Attr("height", height);
        return corner > 0 ? svg.Attr("rx", corner) : svg;
    }
}
