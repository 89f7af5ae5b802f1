using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws bars and histograms.</summary>
internal static class BarPainter
{
    /// <summary>Draws one group of bars; group <paramref name="place"/> of <paramref name="groups"/> at each category.</summary>
    public static void Bars(SvgWriter svg, BarTrace bars, int colour, int place, int groups, IReadOnlyList<string> categories, AxisScale x, AxisScale y,
        FigureBudget budget, FigureNotes notes)
    {
        var drawable = Enumerable.Range(0, bars.Values.Length).Where(i => y.Has(bars.Values[i])).ToArray();
        var shown = drawable.Take(budget.Bars).ToArray();
        notes.Points(bars.Name, bars.Values.Length, drawable.Length, shown.Length);
        var room = 0.78 / groups;
        StartGroup(svg, colour, GridPainter.BarOpacity);
        var positions = Enumerable.Range(0, categories.Count).ToDictionary(i => categories[i], i => i, StringComparer.Ordinal);
        foreach (var i in shown)
        {
            var left = positions[bars.Categories[i]] - 0.39 + place * room;
            var name = bars.Name is null ? "" : " · " + Label.Full(bars.Name, 40);
            Bar(svg, x.Map(left), x.Map(left + room * (groups > 1 ? 0.94 : 1)), bars.Values[i], y,
                budget.Hover ? $"{Label.Full(bars.Categories[i], 60)}{name}: {Numbers.Value(bars.Values[i])}" : null);
        }

        svg.End();
    }

    /// <summary>Draws counts between edges: each bar with its numbers on hover or, of many histograms, all bars as one path.</summary>
    public static void Histogram(SvgWriter svg, HistogramTrace histogram, int colour, AxisScale x, AxisScale y, FigureBudget budget)
    {
        StartGroup(svg, colour, histogram.Opacity);
        if (!budget.Hover)
        {
            svg.Start("path").Attr("d", Outline(histogram, x, y)).Hover(histogram.Name is null ? null : Label.Full(histogram.Name, 40)).End().End();
            return;
        }

        for (var i = 0; i < histogram.Counts.Length; i++)
        {
            if (histogram.Counts[i] > 0)
            {
                Bar(svg, x.Map(histogram.Edges[i]), x.Map(histogram.Edges[i + 1]), histogram.Counts[i], y,
                    $"{(histogram.Name is null ? "" : Label.Full(histogram.Name, 40) + " ")}{Numbers.Short(histogram.Edges[i])} … {Numbers.Short(histogram.Edges[i + 1])}: {Numbers.Count((long)histogram.Counts[i])}");
            }
        }

        svg.End();
    }

    private static string Outline(HistogramTrace histogram, AxisScale x, AxisScale y)
    {
        var path = new StringBuilder();
        var foot = y.Map(Foot(y));
        for (var i = 0; i < histogram.Counts.Length; i++)
        {
            if (histogram.Counts[i] > 0)
            {
                var (left, right) = (x.Map(histogram.Edges[i]), x.Map(histogram.Edges[i + 1]));
                path.Append('M').Append(SvgWriter.Num(left)).Append(' ').Append(SvgWriter.Num(foot)).Append('V').Append(SvgWriter.Num(y.Map(histogram.Counts[i])))
                    .Append('H').Append(SvgWriter.Num(right)).Append('V').Append(SvgWriter.Num(foot)).Append('z');
            }
        }

        return path.ToString();
    }

    private static double Foot(AxisScale y) => y.Log ? y.Low : Math.Clamp(0, y.Low, y.High);

    private static void StartGroup(SvgWriter svg, int colour, double opacity) => svg.Start("g").Attr("fill", Palette.Colour(colour))
        .Attr("fill-opacity", opacity, 2).Attr("stroke", Palette.Colour(colour));

    private static void Bar(SvgWriter svg, double left, double right, double value, AxisScale y, string? hover)
    {
        var (tip, foot) = (y.Map(value), y.Map(Foot(y)));
        svg.StartRect(left, Math.Min(tip, foot), Math.Max(0.5, right - left), Math.Abs(tip - foot)).Hover(hover).End();
    }
}
