namespace NotebookNet;

/// <summary>Which way a watched measure is better. Keras: <c>mode</c>.</summary>
public enum MonitorMode
{
    /// <summary>By its name: accuracies, scores and similarities are better when larger, everything else when smaller.</summary>
    Auto,

    /// <summary>Smaller is better.</summary>
    Min,

    /// <summary>Larger is better.</summary>
    Max,
}
