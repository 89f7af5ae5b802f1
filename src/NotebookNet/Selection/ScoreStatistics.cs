namespace NotebookNet;

/// <summary>Mean and deviation of scores.</summary>
internal static class ScoreStatistics
{
    /// <summary>The mean; NaN of nothing.</summary>
    public static double Mean(IReadOnlyCollection<double> scores) => scores.Count == 0 ? double.NaN : scores.Average();

    /// <summary>The standard deviation of the scores themselves: divided by their number, as numpy does.</summary>
    public static double Deviation(IReadOnlyCollection<double> scores)
    {
        var mean = Mean(scores);
        return scores.Count == 0 ? double.NaN : Math.Sqrt(scores.Average(score => (score - mean) * (score - mean)));
    }

    /// <summary>The ends of an axis on which no value lies at the edge; nulls when there is no finite value.</summary>
    public static (double? Low, double? High) Room(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
        {
            return (null, null);
        }

        var (low, high) = (finite.Min(), finite.Max());
        var room = high > low ? (high - low) * 0.06 : Math.Max(Math.Abs(high) * 0.05, 1e-6);
        return (low - room, high + room);
    }

    /// <summary>The measure a picture shows when nobody has chosen: the first metric, or the loss when there is none.</summary>
    public static string Shown(IReadOnlyList<string> keys) => keys.Count == 0 ? "loss" : keys.FirstOrDefault(key => !key.EndsWith("loss", StringComparison.Ordinal)) ?? keys[0];
}
