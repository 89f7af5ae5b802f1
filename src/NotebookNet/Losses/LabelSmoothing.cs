namespace NotebookNet;

/// <summary>Label smoothing: labels that are a little less sure keep a network from growing its logits for ever.</summary>
internal static class LabelSmoothing
{
    /// <summary>Labels y as y (1 − s) + s / share, recorded so that a replayed step smooths the labels of its own batch.</summary>
    public static Tensor Of(Tensor labels, double smoothing, int share) =>
        smoothing == 0 ? labels : (labels * (1 - smoothing)) + (smoothing / share);
}
