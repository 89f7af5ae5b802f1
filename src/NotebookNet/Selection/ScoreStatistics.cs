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

    /// <summary>The measure a picture shows when nobody has chosen: the first metric, or the loss when there is none.</summary>
    public static string Shown(IReadOnlyList<string> keys) => keys.Count == 0 ? "loss" : keys.FirstOrDefault(key => !key.EndsWith("loss", StringComparison.Ordinal)) ?? keys[0];
}
