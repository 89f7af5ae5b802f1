namespace NotebookNet;

/// <content>Which steps of a batch of sequences count.</content>
public partial class Tensor
{
    /// <summary>
    /// For a batch of sequences (B, T, …) the tensor (B, T) with 1 where a step counts and 0 where it only fills up; null
    /// when every step counts. It is the result of an operation, so a replayed step computes it anew. An embedding sets it,
    /// a layer that keeps the steps passes it on (<see cref="WithMaskOf"/>), recurrent layers and attention respect it.
    /// Keras: <c>_keras_mask</c>.
    /// </summary>
    internal Tensor? Mask { get; set; }

    /// <summary>This tensor, with the same steps masked as in <paramref name="source"/>.</summary>
    internal Tensor WithMaskOf(Tensor source)
    {
        Mask = source.Mask;
        return this;
    }
}
