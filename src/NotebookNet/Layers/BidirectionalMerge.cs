namespace NotebookNet;

/// <summary>How <see cref="Bidirectional"/> puts the outputs of its two directions together.</summary>
public enum BidirectionalMerge
{
    /// <summary>Side by side: 2U features. Keras: <c>concat</c>.</summary>
    Concatenate,

    /// <summary>Added. Keras: <c>sum</c>.</summary>
    Sum,

    /// <summary>Multiplied, element by element. Keras: <c>mul</c>.</summary>
    Multiply,

    /// <summary>The mean of both. Keras: <c>ave</c>.</summary>
    Average,
}
