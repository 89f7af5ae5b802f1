using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws separate points.</summary>
internal static class PointPainter
{
    /// <summary>Draws a group of points: one element each with its numbers on hover, or all of them as one path.</summary>
    public static void Draw(SvgWriter svg, ScatterTrace trace, int colour, AxisScale x, AxisScale y, FigureBudget budget, FigureNotes notes)
    {
        var drawable = Enumerable.Range(0, trace.X.Length).Where(i => x.Has(trace.X[i]) && y.Has(trace.Y[i])).ToArray();
        var shown = drawable;
        if (drawable.Length > budget.PointsPerScatter)
        {
            shown = Thin(drawable, i => (x.Map(trace.X[i]), y.Map(trace.Y[i])), budget.PointsPerScatter);
        }

        notes.Points(trace.Name, trace.X.Length, drawable.Length, shown.Length);
        if (!budget.TitledPoints && IsDisc(trace, colour))
        {
            Dots(svg, trace, colour, shown, x, y);
            return;
        }

        StartGroup(svg, trace, colour);
        if (budget.TitledPoints)
        {
            foreach (var i in shown)
            {
                svg.Start("path").Attr("d", Outline(trace, colour, x.Map(trace.X[i]), y.Map(trace.Y[i]), trace.Radius));
                svg.Hover(HoverOf(trace, i, x)).End();
            }
        }
        else if (shown.Length > 0)
        {
            var path = new StringBuilder();
            foreach (var i in shown)
            {
                path.Append(Outline(trace, colour, x.Map(trace.X[i]), y.Map(trace.Y[i]), trace.Radius));
            }

            svg.Start("path").Attr("d", path.ToString()).Hover(trace.Name is null ? null : Label.Full(trace.Name, 80)).End();
        }

        svg.End();
    }

    /// <summary>Draws one marker of a group, as a legend shows it.</summary>
    public static void DrawMarker(SvgWriter svg, ScatterTrace trace, int colour, double x, double y, double radius)
    {
        StartGroup(svg, trace, colour);
        svg.Start("path").Attr("d", Outline(trace, colour, x, y, radius)).End().End();
    }

    // A line of no length with round ends is a disc in a quarter of the characters an outline needs.
    private static void Dots(SvgWriter svg, ScatterTrace trace, int colour, int[] shown, AxisScale x, AxisScale y)
    {
        var path = new StringBuilder();
        foreach (var i in shown)
        {
            path.Append('M').Append(SvgWriter.Num(x.Map(trace.X[i]))).Append(' ').Append(SvgWriter.Num(y.Map(trace.Y[i]))).Append("h0");
        }

        if (path.Length > 0)
        {
            svg.Start("path").Attr("d", path.ToString()).Attr("fill", "none").Attr("stroke", Palette.Colour(colour))
                .Attr("stroke-width", 2 * trace.Radius).Attr("stroke-linecap", "round")
                .Hover(trace.Name is null ? null : Label.Full(trace.Name, 80)).End();
        }
    }

    private static bool IsDisc(ScatterTrace trace, int colour) =>
        (trace.Marker ?? colour) % Markers.Kinds == 0 && !trace.Hollow && !trace.Crossed;

    private static void StartGroup(SvgWriter svg, ScatterTrace trace, int colour)
    {
        var ink = Palette.Colour(colour);
        svg.Start("g").Attr("fill", trace.Hollow ? "none" : ink);
        if (trace.Hollow || trace.Crossed)
        {
            svg.Attr("stroke", trace.Crossed && !trace.Hollow ? "currentColor" : ink).Attr("stroke-width", 1.5);
        }

        if (trace.Hollow)
        {
            // A ring without a filling is hard to hit with a pointer unless its inside counts too.
            svg.Attr("pointer-events", "all");
        }
    }

    private static string Outline(ScatterTrace trace, int colour, double x, double y, double radius)
    {
        var path = new StringBuilder();
        Markers.Append(path, trace.Marker ?? colour, x, y, radius);
        if (trace.Crossed)
        {
            Markers.AppendCross(path, x, y, radius * 1.5);
        }

        return path.ToString();
    }

    private static string HoverOf(ScatterTrace trace, int i, AxisScale x)
    {
        var numbers = $"({x.Short(trace.X[i])}, {Numbers.Short(trace.Y[i])})";
        var label = trace.Labels is { } labels ? Label.Full(labels[i], 60) + " " : trace.Name is null ? "" : Label.Full(trace.Name, 40) + " ";
        return label + numbers;
    }

    // Of points on the same pixel one is enough; if that is not enough, every k-th of the rest.
    private static int[] Thin(int[] indices, Func<int, (double X, double Y)> at, int most)
    {
        var seen = new HashSet<(int, int)>();
        var distinct = indices.Where(i => seen.Add(((int)Math.Round(at(i).X), (int)Math.Round(at(i).Y)))).ToArray();
        return distinct.Length <= most
            ? distinct
            : [.. Enumerable.Range(0, most).Select(k => distinct[(int)((long)k * distinct.Length / most)])];
    }
}
