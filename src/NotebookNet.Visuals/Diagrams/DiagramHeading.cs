namespace NotebookNet.Visuals;

/// <summary>The first line of a diagram: what the network is called and how large it is. The input is no layer.</summary>
internal static class DiagramHeading
{
    /// <summary>For example "Iris classifier: 2 layers, 83 parameters".</summary>
    public static string Of(string? title, int layers, long parameters) => (string.IsNullOrEmpty(title) ? "" : Label.Full(title) + ": ")
        + Numbers.Count(layers, "layer") + ", " + Numbers.Count(parameters, "parameter");
}
