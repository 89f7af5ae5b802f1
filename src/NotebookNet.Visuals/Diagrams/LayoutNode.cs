namespace NotebookNet.Visuals;

/// <summary>A place in a layer: a box, or where a wire passes between the boxes of that layer.</summary>
/// <param name="layer">The layer within its column.</param>
/// <param name="wire">The box whose values it carries.</param>
/// <param name="isBox">Whether it is that box itself.</param>
/// <param name="isPortal">Whether the wire enters or leaves the column here.</param>
internal sealed class LayoutNode(int layer, int wire, bool isBox, bool isPortal)
{
    /// <summary>The layer within its column, from 0.</summary>
    public int Layer { get; } = layer;

    /// <summary>The index of the box whose values it carries.</summary>
    public int Wire { get; } = wire;

    /// <summary>Whether it is a box.</summary>
    public bool IsBox { get; } = isBox;

    /// <summary>Whether a wire enters or leaves the column here.</summary>
    public bool IsPortal { get; } = isPortal;

    /// <summary>Its neighbours in the layer above, in the order in which a box reads them.</summary>
    public List<LayoutNode> Up { get; } = [];

    /// <summary>Its neighbours in the layer below.</summary>
    public List<LayoutNode> Down { get; } = [];

    /// <summary>What a box or portal is connected to, seen through the lanes between them.</summary>
    public List<LayoutNode> Ends { get; } = [];

    /// <summary>Its place in the layer, from the left.</summary>
    public int Order { get; set; }

    /// <summary>Its centre.</summary>
    public double X { get; set; }

    /// <summary>Whether it is a wire passing by.</summary>
    public bool IsLane => !IsBox && !IsPortal;
}
