namespace NotebookNet.Visuals;

/// <summary>The ways to draw a network.</summary>
internal enum NetworkDrawing
{
    /// <summary>Columns of neurons.</summary>
    Columns,

    /// <summary>Stacks of feature maps.</summary>
    FeatureMaps,

    /// <summary>Cells unrolled over time.</summary>
    Unrolled,

    /// <summary>Boxes with the ways between them.</summary>
    Graph,

    /// <summary>Blocks that wrap like text.</summary>
    Chain,
}

/// <summary>Chooses how to draw a network.</summary>
internal static class NetworkDrawings
{
    private const int MostColumns = 12;
    private const int MostRows = 16;
    private const int MostStages = 40;

    /// <summary>The drawing that suits the layers.</summary>
    public static NetworkDrawing Choose(IReadOnlyList<DiagramLayer> layers)
    {
        if (!IsChain(layers))
        {
            return NetworkDrawing.Graph;
        }

        if (layers.Any(l => l.Recurrence is not null))
        {
            return layers.Count <= MostRows ? NetworkDrawing.Unrolled : NetworkDrawing.Chain;
        }

        if (layers.Any(l => l.Parts.Count > 0))
        {
            return NetworkDrawing.Graph;
        }

        if (layers.Any(l => l.Shape.Count >= 3))
        {
            return FeatureMapDiagram.StageCount(layers) <= MostStages ? NetworkDrawing.FeatureMaps : NetworkDrawing.Chain;
        }

        if (layers.Any(l => l.Steps != DiagramSteps.None || l.Window is { Size.Count: 1 }))
        {
            return layers.Count <= MostRows ? NetworkDrawing.Unrolled : NetworkDrawing.Chain;
        }

        return layers.Count <= MostColumns ? NetworkDrawing.Columns : NetworkDrawing.Chain;
    }

    /// <summary>Whether each layer reads the one before it and nothing else.</summary>
    public static bool IsChain(IReadOnlyList<DiagramLayer> layers) => Enumerable.Range(0, layers.Count).All(i =>
        (layers[i].Inputs is null || layers[i].Inputs!.SequenceEqual(i == 0 ? [] : [i - 1]))
        && layers[i].SharedWith is null && (i == 0 || !layers[i].IsInput) && (!layers[i].IsOutput || i == layers.Count - 1));
}
