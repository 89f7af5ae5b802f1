namespace NotebookNet;

/// <summary>What a sliding window does at the borders of a picture or a series. Keras: <c>padding</c>.</summary>
public enum Padding
{
    /// <summary>The window stays inside: (size − window) / stride + 1 places, rounded down. Keras: <c>"valid"</c>.</summary>
    Valid,

    /// <summary>
    /// The window may stand over the border, so that there are size / stride places, rounded up. Where an odd number of
    /// places has to be added, the end gets one more than the beginning, as in TensorFlow. Keras: <c>"same"</c>.
    /// </summary>
    Same,
}
