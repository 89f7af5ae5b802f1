namespace NotebookNet;

/// <summary>
/// The samples by falling score: element i counts those whose score is at least threshold i. Equal scores share one threshold.
/// </summary>
internal sealed class Ranking
{
    /// <summary>Ranks the samples of a class against the rest.</summary>
    public Ranking(ScoreColumn column)
    {
        var scores = (float[])column.Scores.Clone();
        var positive = (bool[])column.Positive.Clone();
        Array.Sort(scores, positive);
        var (thresholds, right, wrong) = (new List<double>(), new List<long>(), new List<long>());
        long truePositives = 0;
        long falsePositives = 0;
        for (var i = scores.Length - 1; i >= 0; i--)
        {
            truePositives += positive[i] ? 1 : 0;
            falsePositives += positive[i] ? 0 : 1;
            if (i == 0 || scores[i - 1] != scores[i])
            {
                thresholds.Add(scores[i]);
                right.Add(truePositives);
                wrong.Add(falsePositives);
            }
        }

        (Thresholds, TruePositives, FalsePositives) = ([.. thresholds], [.. right], [.. wrong]);
        (Positives, Negatives) = (truePositives, falsePositives);
    }

    /// <summary>The different scores, falling.</summary>
    public double[] Thresholds { get; }

    /// <summary>The samples of the class at or above each threshold.</summary>
    public long[] TruePositives { get; }

    /// <summary>The other samples at or above each threshold.</summary>
    public long[] FalsePositives { get; }

    /// <summary>The samples of the class.</summary>
    public long Positives { get; }

    /// <summary>The other samples.</summary>
    public long Negatives { get; }

    /// <summary>The place of the lowest threshold above <paramref name="threshold"/>; −1 when none is.</summary>
    public int Above(double threshold) => Array.FindLastIndex(Thresholds, t => t > threshold);
}
