namespace NotebookNet.Visuals;

/// <summary>Counts values between equal steps.</summary>
internal static class Binning
{
    /// <summary>The edges (one more than bins) and the counts between them; the last bin includes its upper edge.</summary>
    public static (double[] Edges, double[] Counts) Count(IReadOnlyList<double> values, int bins, double? from = null, double? to = null)
    {
        var drawable = values.Where(v => AxisScale.IsDrawable(v, false)).ToArray();
        var (low, high) = drawable.Length == 0 ? (0, 1) : (from ?? drawable.Min(), to ?? drawable.Max());
        if (!(high > low))
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        var edges = Enumerable.Range(0, bins + 1).Select(i => low + (high - low) * i / bins).ToArray();
        var counts = new double[bins];
        foreach (var value in drawable)
        {
            counts[Math.Clamp((int)((value - low) / (high - low) * bins), 0, bins - 1)]++;
        }

        return (edges, counts);
    }
}
