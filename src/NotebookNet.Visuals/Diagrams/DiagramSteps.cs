namespace NotebookNet.Visuals;

/// <summary>Which steps of a sequence a step of a layer's output reads.</summary>
public enum DiagramSteps
{
    /// <summary>The layer does not treat what it reads as a sequence.</summary>
    None,

    /// <summary>The same step alone, as an embedding does.</summary>
    Same,

    /// <summary>All steps, as attention does.</summary>
    All,
}
