namespace NotebookNet;

/// <summary>Predictions and labels that belong together one by one.</summary>
internal static class Pairs
{
    /// <summary>Says so when there is not one label per prediction; (B) and (B, 1) fit.</summary>
    public static void Check(Tensor predictions, Tensor labels, string who)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length != predictions.Length)
        {
            throw new ShapeException(
                $"{who} compares predictions {predictions.Shape} with labels of the same shape; got labels {labels.Shape}.");
        }
    }
}
