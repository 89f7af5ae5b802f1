using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws the way of something that moves, such as an optimizer over a loss.</summary>
internal static class PathPainter
{
    private const int MostDots = 80;
    private const double BetweenArrows = 70;
    private const double ArrowLength = 9;

    /// <summary>Draws a path: a dot at each step while there are few, arrows along the way, a ring at the start, a disc at the end.</summary>
    public static void Draw(SvgWriter svg, PathTrace path, int colour, AxisScale x, AxisScale y, FigureBudget budget, FigureNotes notes)
    {
        var indices = Enumerable.Range(0, path.X.Length).Where(i => x.Has(path.X[i]) && y.Has(path.Y[i])).ToArray();
        PixelPoint[] points = [.. indices.Select(i => new PixelPoint(x.Map(path.X[i]), y.Map(path.Y[i])))];
        if (points.Length == 0)
        {
            notes.Points(path.Name, path.X.Length, 0, 0);
            return;
        }

        var line = points;
        for (var tolerance = 0.2; line.Length > budget.PointsPerLine && tolerance < 1000; tolerance *= 2)
        {
            line = Polyline.Simplify(points, tolerance);
        }

        notes.Points(path.Name, path.X.Length, points.Length, line.Length);
        var ink = Palette.Colour(colour);
        var text = new StringBuilder();
        Polyline.Append(text, line, closed: false);
        svg.Start("path").Attr("d", text.ToString()).Attr("fill", "none").Attr("stroke", ink).Attr("stroke-width", 1.8).Attr("stroke-linejoin", "round")
            .Hover(Hover(path, "path", points.Length)).End();
        svg.Start("g").Attr("fill", ink);
        if (points.Length <= MostDots)
        {
            svg.Start("path").Attr("d", string.Concat(points.Skip(1).SkipLast(1).Select(p => Markers.Path(0, p.X, p.Y, 1.8)))).End();
        }

        svg.Start("path").Attr("d", Arrows(line)).End();
        var (end, last) = (points[^1], indices[^1]);
        svg.Start("path").Attr("d", Markers.Path(colour, end.X, end.Y, 4.5)).Attr("stroke", "currentColor").Attr("stroke-width", 1)
            .Hover($"{Hover(path, "end", points.Length)}: ({x.Short(path.X[last])}, {y.Short(path.Y[last])})").End();
        svg.End();
        svg.Start("path").Attr("d", Markers.Path(0, points[0].X, points[0].Y, 4)).Attr("fill", "none").Attr("pointer-events", "all").Attr("stroke", ink).Attr("stroke-width", 1.8)
            .Hover($"{Hover(path, "start", points.Length)}: ({x.Short(path.X[indices[0]])}, {y.Short(path.Y[indices[0]])})").End();
    }

    /// <summary>An arrow head with its tip at a point; <paramref name="turn"/> 0 shows to the right.</summary>
    public static string Arrow(double x, double y, double turn)
    {
        var (cos, sin) = (Math.Cos(turn), Math.Sin(turn));
        string At(double along, double across) => $"{SvgWriter.Num(x + along * cos - across * sin)} {SvgWriter.Num(y + along * sin + across * cos)}";
        return $"M{At(0, 0)}L{At(-ArrowLength, -3.6)}L{At(-ArrowLength * 0.7, 0)}L{At(-ArrowLength, 3.6)}z";
    }

    private static string Hover(PathTrace path, string part, int points) =>
        (path.Name is null ? part : $"{Label.Full(path.Name, 60)} {part}") + (part == "path" ? $", {Numbers.Count(points, "point")}" : "");

    private static string Arrows(PixelPoint[] line)
    {
        var along = Polyline.Distances(line);
        var count = Math.Min(12, (int)(along[^1] / BetweenArrows));
        var text = new StringBuilder();
        for (var k = 1; k <= count; k++)
        {
            var tip = along[^1] * k / (count + 1) + ArrowLength / 2;
            var (head, foot) = (Polyline.PointAt(line, along, tip), Polyline.PointAt(line, along, tip - ArrowLength));
            text.Append(Arrow(head.X, head.Y, Math.Atan2(head.Y - foot.Y, head.X - foot.X)));
        }

        return text.ToString();
    }
}
