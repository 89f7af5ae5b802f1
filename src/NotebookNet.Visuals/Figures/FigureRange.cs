namespace NotebookNet.Visuals;

/// <summary>Finds the numbers an axis has to show.</summary>
internal static class FigureRange
{
    /// <summary>The range of the horizontal axis.</summary>
    public static (double Low, double High) OfX(FigurePanel panel)
    {
        if (panel.X.Categories is { } categories)
        {
            return (-0.5, Math.Max(1, categories.Count) - 0.5);
        }

        var values = panel.Traces.Select(XValues).Append([.. panel.Annotations.Select(a => a.X)]);
        var pad = panel.Traces.Any(t => t is ScatterTrace or PathTrace or ErrorBarTrace) && !panel.Traces.Any(IsGrid) ? 0.04 : 0;
        return Resolve(panel.X, values, pad);
    }

    /// <summary>The range of the vertical axis.</summary>
    public static (double Low, double High) OfY(FigurePanel panel)
    {
        var values = panel.Traces.Select(YValues).Append([.. panel.Annotations.Select(a => a.Y)]);
        var range = Resolve(panel.Y, values, panel.Traces.Any(IsGrid) ? 0 : 0.05);
        if (!panel.Traces.Any(t => t is BarTrace or HistogramTrace) || panel.Y.Log)
        {
            return range;
        }

        // Bars stand on the axis unless some of them hang below it.
        var drawable = panel.Traces.SelectMany(YValues).Where(v => AxisScale.IsDrawable(v, false)).ToArray();
        return (panel.Y.Low ?? (drawable.All(v => v >= 0) ? 0 : range.Low), panel.Y.High ?? (drawable.Any(v => v > 0) ? range.High : drawable.Any(v => v < 0) ? 0 : 1));
    }

    /// <summary>Whether there is nothing in the panel that can be drawn.</summary>
    public static bool IsEmpty(FigurePanel panel) => panel.Annotations.Count == 0 && panel.Caption is null && !panel.Traces.Any(t => t switch
    {
        BarTrace bars => bars.Values.Any(v => AxisScale.IsDrawable(v, panel.Y.Log)),
        HistogramTrace histogram => histogram.Counts.Any(c => c > 0),
        _ => XValues(t).Any(v => AxisScale.IsDrawable(v, panel.X.Log)) && YValues(t).Any(v => AxisScale.IsDrawable(v, panel.Y.Log)),
    });

    /// <summary>Whether anything would be drawn beyond the axes, because their range was asked for.</summary>
    public static bool HasDataOutside(FigurePanel panel, AxisScale x, AxisScale y) =>
        (panel.X.Categories is null && panel.Traces.SelectMany(XValues).Any(v => x.Has(v) && (v < x.Low || v > x.High)))
        || panel.Traces.SelectMany(YValues).Any(v => y.Has(v) && (v < y.Low || v > y.High));

    /// <summary>The edges of cells whose centres are given: half way between neighbours.</summary>
    public static double[] Edges(double[] centres)
    {
        var count = centres.Length;
        if (count == 1)
        {
            return [centres[0] - 0.5, centres[0] + 0.5];
        }

        var edges = new double[count + 1];
        edges[0] = centres[0] - (centres[1] - centres[0]) / 2;
        edges[count] = centres[^1] + (centres[^1] - centres[^2]) / 2;
        for (var i = 1; i < count; i++)
        {
            edges[i] = (centres[i - 1] + centres[i]) / 2;
        }

        return edges;
    }

    private static bool IsGrid(Trace trace) => trace is HeatMapTrace or RegionTrace or ContourTrace or ImageTrace;

    private static double[] XValues(Trace trace) => trace switch
    {
        LineTrace t => t.X,
        ScatterTrace t => t.X,
        PathTrace t => t.X,
        ErrorBarTrace t => t.X,
        BandTrace t => t.X,
        HistogramTrace t => t.Edges,
        HeatMapTrace t => Edges(t.X),
        RegionTrace t => Edges(t.X),
        ContourTrace t => t.X,
        ImageTrace t => [-0.5, t.Width - 0.5],
        _ => [],
    };

    private static double[] YValues(Trace trace) => trace switch
    {
        LineTrace t => t.Y,
        ScatterTrace t => t.Y,
        PathTrace t => t.Y,
        ErrorBarTrace t => [.. t.Y.Zip(t.Minus, (v, e) => v - e), .. t.Y.Zip(t.Plus, (v, e) => v + e), .. t.Y],
        BandTrace t => [.. t.Low, .. t.High],
        BarTrace t => [.. t.Values, 0],
        HistogramTrace t => [.. t.Counts, 0],
        HeatMapTrace t => Edges(t.Y),
        RegionTrace t => Edges(t.Y),
        ContourTrace t => t.Y,
        ImageTrace t => [-0.5, t.Height - 0.5],
        _ => [],
    };

    private static (double Low, double High) Resolve(AxisOptions axis, IEnumerable<double[]> values, double pad)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var array in values)
        {
            foreach (var value in array)
            {
                if (AxisScale.IsDrawable(value, axis.Log))
                {
                    low = Math.Min(low, value);
                    high = Math.Max(high, value);
                }
            }
        }

        if (low > high)
        {
            (low, high) = axis.Log ? (1, 10) : (0, 1);
        }

        (low, high) = axis.Log ? Widen(Math.Log10(low), Math.Log10(high), pad, 0.3) : Widen(low, high, pad, 0.5);
        (low, high) = axis.Log ? (Math.Pow(10, low), Math.Pow(10, high)) : (low, high);
        (low, high) = (axis.Low ?? low, axis.High ?? high);
        return low < high ? (low, high) : axis.Log ? (low / 2, low * 2) : (low - 0.5, low + 0.5);
    }

    private static (double Low, double High) Widen(double low, double high, double pad, double least)
    {
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low <= Math.Max(1e-12 * size, 1e-250))
        {
            var half = Math.Max(least, size * 0.1);
            return (low - half, high + half);
        }

        return (low - pad * (high - low), high + pad * (high - low));
    }
}
