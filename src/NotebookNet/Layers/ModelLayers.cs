namespace NotebookNet;

/// <summary>The layers a chain can be continued with; each stands in the file of its layer.</summary>
public static partial class ModelLayers
{
}
