namespace NotebookNet.Visuals;

/// <summary>What flows between two operations of a convolutional network: a stack of maps, or a column of units.</summary>
internal sealed class MapStage
{
    /// <summary>The most units drawn one by one.</summary>
    public const int MostUnits = 12;

    private const double LargestSide = 92;
    private const double SmallestSide = 14;

    // Below proportional: a map of 5 pixels beside one of 224 would be a point.
    private const double SideExponent = 0.55;
    private const int MostSheets = 8;

    /// <summary>A stage behind a layer; its maps as pictures of at most <paramref name="pixels"/> in height and width.</summary>
    public MapStage(DiagramLayer layer, int pixels) => (Layer, Pictures) = (layer, pixels > 0 ? MapPictures.Of(layer, pixels) : null);

    /// <summary>The layer that makes it.</summary>
    public DiagramLayer Layer { get; }

    /// <summary>Layers behind it that keep its shape and have no window: dropout, normalization, activation.</summary>
    public List<DiagramLayer> Attached { get; } = [];

    /// <summary>Whether it is drawn as maps.</summary>
    public bool IsVolume => Layer.Shape.Count >= 2;

    /// <summary>Whether its units are drawn one by one.</summary>
    public bool HasUnits => !IsVolume && Layer.Units <= MostUnits;

    /// <summary>Height of a map in numbers.</summary>
    public int MapHeight => Layer.Shape.Count >= 3 ? Layer.Shape[^3] : Layer.Shape[0];

    /// <summary>Width of a map in numbers.</summary>
    public int MapWidth => Layer.Shape.Count >= 3 ? Layer.Shape[^2] : Layer.Shape[^1];

    /// <summary>The number of maps.</summary>
    public int Maps => Layer.Shape.Count >= 3 ? Layer.Shape[^1] : 1;

    /// <summary>The number of sheets that stand for them.</summary>
    public int Sheets => Maps <= 3 ? Maps : Math.Min(MostSheets, 2 + (int)Math.Round(Math.Log2(Maps) / 1.2));

    /// <summary>Its maps for one sample; null when no sample was chosen.</summary>
    public MapPictures? Pictures { get; }

    /// <summary>The centre of the drawing.</summary>
    public double X { get; set; }

    /// <summary>The height of the middle.</summary>
    public double Y { get; set; }

    /// <summary>The width the stage takes with its texts.</summary>
    public double Width { get; set; }

    /// <summary>The side of a map of some numbers on the page, where the largest map has <paramref name="largest"/>.</summary>
    public static double Side(int numbers, int largest) => Math.Max(SmallestSide, LargestSide * Math.Pow((double)numbers / largest, SideExponent));

    /// <summary>Whether a layer belongs to the stage before it.</summary>
    public static bool IsAttached(DiagramLayer layer, DiagramLayer before) => layer.Window is null && !layer.ReadsAll && layer.Recurrence is null
        && layer.Steps == DiagramSteps.None && layer.Shape.SequenceEqual(before.Shape) && layer.Shape.Count > 0;

    /// <summary>The layers as stages.</summary>
    public static List<MapStage> Of(IReadOnlyList<DiagramLayer> layers, int pixels = 0)
    {
        var stages = new List<MapStage>();
        foreach (var layer in layers)
        {
            if (stages.Count > 0 && IsAttached(layer, stages[^1].Layer))
            {
                stages[^1].Attached.Add(layer);
            }
            else
            {
                stages.Add(new MapStage(layer, pixels));
            }
        }

        return stages;
    }
}
