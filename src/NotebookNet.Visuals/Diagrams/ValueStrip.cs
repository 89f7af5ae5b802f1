namespace NotebookNet.Visuals;

/// <summary>Numbers as a row of coloured cells: blue above zero, vermillion below, the stronger the larger.</summary>
internal static class ValueStrip
{
    /// <summary>The largest finite size of a value; 0 without any.</summary>
    public static double Largest(IReadOnlyList<float>? values) =>
        values?.Where(float.IsFinite).Select(v => Math.Abs((double)v)).DefaultIfEmpty(0).Max() ?? 0;

    /// <summary>Colours the open element by a value.</summary>
    public static SvgWriter Fill(SvgWriter svg, double value, double largest)
    {
        if (!double.IsFinite(value) || largest == 0 || value == 0)
        {
            return svg.Attr("fill", "none").Attr("pointer-events", "all");
        }

        return svg.Attr("fill", value > 0 ? Palette.Blue : Palette.Vermillion)
            .Attr("fill-opacity", Palette.StrongestFill * (0.12 + 0.88 * Math.Min(1, Math.Abs(value) / largest)), 2);
    }

    /// <summary>
    /// Draws the values into a rectangle: one cell each, or, where there are more than <paramref name="most"/>, one cell for
    /// the mean of some neighbours.
    /// </summary>
    public static void Draw(SvgWriter svg, IReadOnlyList<float> values, double left, double top, double width, double height, int most, bool upright, double? largest = null)
    {
        var means = Means(values, Math.Min(values.Count, most));
        var scale = largest ?? means.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (var i = 0; i < means.Length; i++)
        {
            if (!double.IsFinite(means[i]) || means[i] == 0)
            {
                continue;
            }

            var (from, to) = (i / (double)means.Length, (i + 1) / (double)means.Length);
            svg = upright
                ? svg.StartRect(left, top + from * height, width, (to - from) * height)
                : svg.StartRect(left + from * width, top, (to - from) * width, height);
            Fill(svg, means[i], scale).Attr("pointer-events", "none").End();
        }
    }

    /// <summary>The values, or the means of neighbours, as <paramref name="cells"/> numbers.</summary>
    public static double[] Means(IReadOnlyList<float> values, int cells)
    {
        var means = new double[cells];
        for (var i = 0; i < cells; i++)
        {
            var (from, to) = ((int)((long)i * values.Count / cells), (int)((long)(i + 1) * values.Count / cells));
            for (var k = from; k < to; k++)
            {
                means[i] += (double)values[k] / (to - from);
            }
        }

        return means;
    }
}
