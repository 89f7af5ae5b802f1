namespace NotebookNet.Visuals;

/// <summary>The area between two neighbouring levels.</summary>
/// <param name="Low">The smallest value in it.</param>
/// <param name="High">The first value above it.</param>
/// <param name="Colour">Its colour.</param>
internal readonly record struct ContourBand(double Low, double High, string Colour);

/// <summary>Chooses the levels of a contour plot and the colours between them.</summary>
internal static class ContourBands
{
    /// <summary>The smallest and largest drawable number of a grid, or null when it has none.</summary>
    public static (double Low, double High)? RangeOf(double[,] values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (AxisScale.IsDrawable(value, false))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        return low <= high ? (low, high) : null;
    }

    /// <summary>About <paramref name="count"/> round levels inside the numbers of a grid; by equal factors when <paramref name="log"/>.</summary>
    public static IReadOnlyList<double> Levels(double[,] values, int count, bool log)
    {
        if (RangeOf(values) is not var (low, high) || !(high > low))
        {
            return [];
        }

        var levels = log ? Factors(values, high, count) : [.. Ticks.Linear(low, high, count + 1).Select(t => t.Value)];
        return [.. levels.Where(l => l > low && l < high)];
    }

    /// <summary>The bands of a contour plot from the lowest to the highest.</summary>
    public static IReadOnlyList<ContourBand> Of(ContourTrace contour)
    {
        if (RangeOf(contour.Values) is not var (low, high))
        {
            return [];
        }

        double[] edges = [low, .. contour.Levels.Where(l => l > low && l < high), high];
        var diverging = edges.Length > 2 && low < 0 && high > 0 && contour.Levels.Any(l => l < 0) && contour.Levels.Any(l => l > 0);
        var most = Math.Max(-low, high);
        var count = edges.Length - 1;
        return [.. Enumerable.Range(0, count).Select(i => new ContourBand(edges[i], edges[i + 1],
            ColourScale.Colour(ColourScale.Level(diverging ? 0.5 + (edges[i] / 2 + edges[i + 1] / 2) / most / 2 : count == 1 ? 0.5 : (double)i / (count - 1)), diverging)))];
    }

    // Powers of ten, or 1, 2, 5 times them: losses fall over many of them. The lowest hundredth of the numbers gets no levels of
    // its own: it is a few cells around a minimum, too few to tell a line from chance.
    private static List<double> Factors(double[,] values, double high, int count)
    {
        double[] positive = [.. values.Cast<double>().Where(v => v > 1e-300 && AxisScale.IsDrawable(v, false)).Order()];
        if (positive.Length == 0)
        {
            return [];
        }

        var least = positive[positive.Length / 100];
        var first = Math.Max((int)Math.Floor(Math.Log10(least)), (int)Math.Floor(Math.Log10(high)) - 12);
        var last = (int)Math.Ceiling(Math.Log10(high));
        int[] mantissas = (last - first) * 3 <= count + 1 ? [1, 2, 5] : (last - first) * 2 <= count + 1 ? [1, 3] : [1];
        var every = Math.Max(1, (last - first + count - 1) / count);
        return [.. Enumerable.Range(first, last - first + 1).Where(k => (last - k) % every == 0).SelectMany(k => mantissas.Select(m => m * Math.Pow(10, k)))];
    }
}
