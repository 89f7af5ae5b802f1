namespace NotebookNet.Visuals;

/// <summary>Makes the numbers of all curves of a panel show wherever the pointer stands over them.</summary>
internal static class HoverStrips
{
    private const int MostNames = 6;

    /// <summary>Lays invisible strips over curves that share their x values; each strip tells the values at its place.</summary>
    public static void Draw(SvgWriter svg, FigurePanel panel, Box plot, AxisScale x, FigureBudget budget)
    {
        var lines = panel.Traces.OfType<LineTrace>().ToArray();
        if (lines.Length == 0 || panel.Traces.Any(t => t is ScatterTrace { X.Length: > 1 }) || !lines.All(l => SharesX(l, lines[0])))
        {
            return;
        }

        var longest = lines.MaxBy(l => l.X.Length)!.X;
        var places = Enumerable.Range(0, longest.Length).Where(i => x.Has(longest[i])).ToArray();
        var count = Math.Min(places.Length, budget.HoverStrips);
        if (count == 0)
        {
            return;
        }

        var chosen = Enumerable.Range(0, count).Select(k => places[count == 1 ? places.Length - 1 : (int)((long)k * (places.Length - 1) / (count - 1))]).ToArray();
        svg.Start("g").Attr("fill", "none").Attr("pointer-events", "all");
        for (var k = 0; k < count; k++)
        {
            var at = x.Map(longest[chosen[k]]);
            var left = k == 0 ? Math.Max(plot.Left, at - 10) : (at + x.Map(longest[chosen[k - 1]])) / 2;
            var right = k == count - 1 ? Math.Min(plot.Right, at + 10) : (at + x.Map(longest[chosen[k + 1]])) / 2;
            if (right > left)
            {
                svg.Start("path").Attr("d", $"M{SvgWriter.Num(left)} {SvgWriter.Num(plot.Top)}H{SvgWriter.Num(right)}V{SvgWriter.Num(plot.Bottom)}H{SvgWriter.Num(left)}z")
                    .Hover(TextAt(panel, lines, chosen[k], x)).End();
            }
        }

        svg.End();
    }

    private static bool SharesX(LineTrace line, LineTrace other)
    {
        var common = Math.Min(line.X.Length, other.X.Length);
        return line.X.AsSpan(0, common).SequenceEqual(other.X.AsSpan(0, common)) && CurveSampler.IsRising(line.X);
    }

    private static string TextAt(FigurePanel panel, LineTrace[] lines, int i, AxisScale x)
    {
        var there = lines.Where(l => i < l.Y.Length).Take(MostNames).ToArray();
        var axis = panel.X.Title is { } title ? Label.Full(title, 30) + " " : "x = ";
        var place = panel.X.Whole ? Numbers.Count((long)there[0].X[i]) : x.Short(there[0].X[i]);
        return axis + place + string.Concat(there.Select(l => $" · {Label.Full(l.HoverName ?? l.Name ?? "y", 30)} {Numbers.Value(l.Y[i])}"));
    }
}
