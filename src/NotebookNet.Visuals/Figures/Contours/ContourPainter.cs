using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws contour plots: coloured bands, lines between them, and the values of the lines.</summary>
internal static class ContourPainter
{
    /// <summary>The opacity of bands: text and paths drawn over them stay readable in light and dark.</summary>
    public const double Opacity = 0.3;

    private const double LineOpacity = 0.5;
    private const int MostColumns = 128;

    /// <summary>Draws one contour plot into <paramref name="plot"/>.</summary>
    public static void Draw(SvgWriter svg, ContourTrace contour, AxisScale x, AxisScale y, Box plot, FigureBudget budget, FigureNotes notes)
    {
        var most = Math.Max(4, MostColumns >> Math.Max(0, budget.Level - 1));
        var (rows, columns) = (Chosen(contour.Y, y, most), Chosen(contour.X, x, most));
        Note(contour, rows.Length, columns.Length, notes);
        if (rows.Length < 2 || columns.Length < 2 || ContourBands.RangeOf(contour.Values) is not var (low, high))
        {
            return;
        }

        var values = new double[rows.Length, columns.Length];
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < columns.Length; c++)
            {
                values[r, c] = contour.Values[rows[r], columns[c]];
            }
        }

        double[] px = [.. columns.Select(c => x.Map(contour.X[c]))], py = [.. rows.Select(r => y.Map(contour.Y[r]))];
        var tolerance = 0.2 * (1 << budget.Level);
        if (contour.Filled)
        {
            Fill(svg, contour, new(values, px, py, closed: true), tolerance);
        }

        var lines = new ContourTracer(values, px, py, closed: false);
        var labels = new ContourLabels(plot);
        foreach (var level in contour.Levels.Where(l => l > low && l < high))
        {
            var traced = lines.Trace(level).Select(l => Polyline.Simplify(l, tolerance)).ToArray();
            Line(svg, traced, level, contour, contour.Labelled ? labels : null);
        }

        labels.Draw(svg);
    }

    private static void Note(ContourTrace contour, int rows, int columns, FigureNotes notes)
    {
        var missing = contour.Values.Cast<double>().Count(v => !AxisScale.IsDrawable(v, false));
        notes.Grid(contour.Name, 0, 0, 1, missing);
        notes.Series(contour.Name, contour.Levels.Count == 0
            ? "no level lies between the smallest and the largest number."
            : $"contours at {string.Join(", ", contour.Levels.Take(20).Select(Numbers.Short))}.");
        if (rows < contour.Y.Length || columns < contour.X.Length)
        {
            notes.Series(contour.Name, $"traced on {Numbers.Count(rows)} × {Numbers.Count(columns)} of {Numbers.Count(contour.Y.Length)} × {Numbers.Count(contour.X.Length)} numbers.");
        }
    }

    // A band is what is at least its lower level without what is at least its upper level.
    private static void Fill(SvgWriter svg, ContourTrace contour, ContourTracer areas, double tolerance)
    {
        svg.Start("g").Attr("fill-opacity", Opacity, 2).Attr("fill-rule", "evenodd");
        string? above = null;
        foreach (var band in ContourBands.Of(contour).Reverse())
        {
            var own = Outline(areas.Trace(band.Low), tolerance);
            if (own.Length > 0)
            {
                svg.Start("path").Attr("d", own + above).Attr("fill", band.Colour)
                    .Hover($"{Numbers.Short(band.Low)} … {Numbers.Short(band.High)}").End();
            }

            above = own;
        }

        svg.End();
    }

    private static string Outline(List<PixelPoint[]> lines, double tolerance)
    {
        var path = new StringBuilder();
        foreach (var line in lines)
        {
            Polyline.Append(path, Polyline.Simplify(line, tolerance), closed: true);
        }

        return path.ToString();
    }

    private static void Line(SvgWriter svg, PixelPoint[][] lines, double level, ContourTrace contour, ContourLabels? labels)
    {
        var text = Numbers.Short(level);
        var longest = labels is null ? null : lines.MaxBy(l => Polyline.Distances(l)[^1]);
        var path = new StringBuilder();
        foreach (var line in lines)
        {
            var parts = line == longest ? labels!.Place(line, text) : [line];
            foreach (var part in parts)
            {
                Polyline.Append(path, part, closed: false);
            }
        }

        if (path.Length > 0)
        {
            // Below zero lines are dashed, as in maps of heights.
            svg.Start("path").Attr("d", path.ToString()).Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", LineOpacity, 2)
                .AttrIf("stroke-dasharray", level < 0 ? "4 3" : null).Hover((contour.Name is null ? "" : Label.Full(contour.Name, 40) + " ") + text).End();
        }
    }

    // At most so many places, always the first and the last, of those the axis can show.
    private static int[] Chosen(double[] positions, AxisScale axis, int most)
    {
        var drawable = Enumerable.Range(0, positions.Length).Where(i => axis.Has(positions[i])).ToArray();
        return drawable.Length <= most ? drawable
            : [.. Enumerable.Range(0, most).Select(k => drawable[(int)((long)k * (drawable.Length - 1) / (most - 1))])];
    }
}
