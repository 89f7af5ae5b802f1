using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws lines and bands.</summary>
internal static class CurvePainter
{
    private const double FaintOpacity = 0.45;

    /// <summary>The dash pattern of a line.</summary>
    public static string? DashOf(LineTrace line, int colour) => line.Dash switch { null => Palette.Dash(colour), "" => null, _ => line.Dash };

    /// <summary>Draws a line with its markers.</summary>
    public static void Line(SvgWriter svg, LineTrace line, int colour, AxisScale x, AxisScale y, FigureBudget budget, FigureNotes notes)
    {
        bool Drawable(int i) => x.Has(line.X[i]) && y.Has(line.Y[i]);
        var kept = line.Y.Length <= budget.PointsPerLine || CurveSampler.IsRising(line.X)
            ? CurveSampler.Sample(line.Y, Drawable, budget.PointsPerLine)
            : CurveSampler.Shape(i => new(x.Map(line.X[i]), y.Map(line.Y[i])), line.Y.Length, Drawable, budget.PointsPerLine);
        notes.Curve(line.Name, line.Y.Length, kept.Count(i => i >= 0), CountMissing(line.Y.Length, Drawable));
        var path = new StringBuilder();
        var dots = new StringBuilder();
        for (var k = 0; k < kept.Count; k++)
        {
            if (kept[k] < 0)
            {
                continue;
            }

            var starts = k == 0 || kept[k - 1] < 0;
            var (px, py) = (x.Map(line.X[kept[k]]), y.Map(line.Y[kept[k]]));
            path.Append(starts ? 'M' : 'L').Append(SvgWriter.Num(px)).Append(' ').Append(SvgWriter.Num(py));
            var alone = starts && (k == kept.Count - 1 || kept[k + 1] < 0);
            if (alone && dots.Length < 3000)
            {
                Markers.Append(dots, colour, px, py, 3);
            }
        }

        if (path.Length == 0)
        {
            return;
        }

        AddMarkers(dots, line, kept, colour, x, y);
        var ink = line.Neutral ? "currentColor" : Palette.Colour(colour);
        svg.Start("path").Attr("d", path.ToString()).Attr("fill", "none").Attr("stroke", ink).Attr("stroke-width", line.Faint || line.Neutral ? 1 : 2)
            .Attr("stroke-linejoin", "round").AttrIf("stroke-dasharray", DashOf(line, colour));
        if (line.Faint || line.Neutral)
        {
            svg.Attr("stroke-opacity", FaintOpacity, 2);
        }

        svg.Hover(line.Name is null ? null : Label.Full(line.Name, 80)).End();
        if (dots.Length > 0)
        {
            svg.Start("path").Attr("d", dots.ToString()).Attr("fill", ink).End();
        }
    }

    /// <summary>Draws the area between two curves.</summary>
    public static void Band(SvgWriter svg, BandTrace band, int colour, AxisScale x, AxisScale y, FigureBudget budget, FigureNotes notes)
    {
        bool Drawable(int i) => x.Has(band.X[i]) && y.Has(band.Low[i]) && y.Has(band.High[i]);
        var kept = CurveSampler.Sample(band.High, Drawable, budget.PointsPerLine);
        notes.Curve(band.Name, band.X.Length, kept.Count(i => i >= 0), CountMissing(band.X.Length, Drawable));
        var path = new StringBuilder();
        for (var start = 0; start < kept.Count;)
        {
            var end = kept.IndexOf(-1, start) is var gap and >= 0 ? gap : kept.Count;
            var run = kept.GetRange(start, end - start);
            Outline(path, run.Select(i => (band.X[i], band.High[i])).Concat(Enumerable.Reverse(run).Select(i => (band.X[i], band.Low[i]))), x, y);
            start = end + 1;
        }

        if (path.Length > 0)
        {
            svg.Start("path").Attr("d", path.ToString()).Attr("fill", Palette.Colour(colour)).Attr("fill-opacity", GridPainter.RegionOpacity, 2);
            svg.Hover(band.Name is null ? null : Label.Full(band.Name, 80)).End();
        }
    }

    private static void Outline(StringBuilder path, IEnumerable<(double X, double Y)> corners, AxisScale x, AxisScale y)
    {
        var first = true;
        foreach (var (cx, cy) in corners)
        {
            path.Append(first ? 'M' : 'L').Append(SvgWriter.Num(x.Map(cx))).Append(' ').Append(SvgWriter.Num(y.Map(cy)));
            first = false;
        }

        path.Append(first ? "" : "z");
    }

    private static int CountMissing(int count, Func<int, bool> drawable)
    {
        var missing = 0;
        for (var i = 0; i < count; i++)
        {
            missing += drawable(i) ? 0 : 1;
        }

        return missing;
    }

    private static void AddMarkers(StringBuilder dots, LineTrace line, List<int> kept, int colour, AxisScale x, AxisScale y)
    {
        var points = kept.Where(i => i >= 0).ToArray();
        var count = Math.Min(line.Marked, points.Length);
        for (var m = 0; m < count; m++)
        {
            var i = points[count == 1 ? points.Length - 1 : (int)((long)m * (points.Length - 1) / (count - 1))];
            Markers.Append(dots, colour, x.Map(line.X[i]), y.Map(line.Y[i]), 3);
        }
    }
}
