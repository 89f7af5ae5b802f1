namespace NotebookNet.Visuals;

/// <summary>Draws points with the range in which they lie.</summary>
internal static class ErrorBarPainter
{
    private const double Cap = 4;

    /// <summary>Draws the points and their bars; an end that the axis cannot show is drawn at its edge.</summary>
    public static void Draw(SvgWriter svg, ErrorBarTrace trace, int colour, AxisScale x, AxisScale y, FigureBudget budget, FigureNotes notes)
    {
        var drawable = Enumerable.Range(0, trace.X.Length).Where(i => x.Has(trace.X[i]) && y.Has(trace.Y[i])).ToArray();
        var shown = drawable.Take(budget.PointsPerScatter).ToArray();
        notes.Points(trace.Name, trace.X.Length, drawable.Length, shown.Length);
        var ink = Palette.Colour(colour);
        foreach (var i in shown)
        {
            var (at, middle) = (x.Map(trace.X[i]), y.Map(trace.Y[i]));
            var (low, high) = (End(trace.Y[i] - trace.Minus[i], y, y.Low), End(trace.Y[i] + trace.Plus[i], y, y.High));
            svg.Start("g").Attr("fill", ink).Attr("stroke", ink).Attr("stroke-width", 1.5)
                .Start("path").Attr("d", $"M{SvgWriter.Num(at)} {SvgWriter.Num(low)}V{SvgWriter.Num(high)}m{SvgWriter.Num(-Cap)} 0h{SvgWriter.Num(2 * Cap)}M{SvgWriter.Num(at - Cap)} {SvgWriter.Num(low)}h{SvgWriter.Num(2 * Cap)}").Attr("fill", "none").End()
                .Start("path").Attr("d", Markers.Path(colour, at, middle, 3)).End();
            if (budget.Level == 0)
            {
                svg.Hover($"{(trace.Name is null ? "" : Label.Full(trace.Name, 40) + " ")}({x.Short(trace.X[i])}, {Numbers.Short(trace.Y[i])} −{Numbers.Short(trace.Minus[i])} +{Numbers.Short(trace.Plus[i])})");
            }

            svg.End();
        }
    }

    private static double End(double value, AxisScale axis, double otherwise) => axis.Map(axis.Has(value) ? value : otherwise);
}
