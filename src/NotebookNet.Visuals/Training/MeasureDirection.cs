namespace NotebookNet.Visuals;

/// <summary>Which way a measure is better, as far as its name tells.</summary>
internal static class MeasureDirection
{
    private static readonly string[] HigherWords = ["acc", "precision", "recall", "f1", "auc", "iou", "r2", "top_", "top-", "cosine_similarity"];

    /// <summary>Whether larger is better: accuracies, scores and similarities, but no loss.</summary>
    public static bool IsHigherBetter(string name) =>
        HigherWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) && !name.Contains("loss", StringComparison.OrdinalIgnoreCase);
}
