namespace NotebookNet.Tool.Mermaid;

/// <summary>
/// What one level of a flowchart places: a node, a subgraph with all that is in it, or a point that an edge runs through. Sizes and
/// places are along the flow and across it, so that one layout serves all four directions.
/// </summary>
internal sealed class LayoutItem(double along, double across)
{
    /// <summary>The size in the direction of the flow.</summary>
    public double Along { get; set; } = along;

    /// <summary>The size across the flow.</summary>
    public double Across { get; } = across;

    /// <summary>The middle, in the direction of the flow.</summary>
    public double Flow { get; set; }

    /// <summary>The middle, across the flow.</summary>
    public double Side { get; set; }

    public int Layer { get; set; }

    public bool IsBend { get; init; }

    public List<LayoutItem> Before { get; } = [];

    public List<LayoutItem> After { get; } = [];
}

/// <summary>An edge between two items of a level, with the points it runs through.</summary>
internal sealed class LayoutLink(LayoutItem from, LayoutItem to, int length, double labelAlong, double labelAcross)
{
    public LayoutItem From { get; } = from;

    public LayoutItem To { get; } = to;

    public int Length { get; } = length;

    public double LabelAlong { get; } = labelAlong;

    public double LabelAcross { get; } = labelAcross;

    /// <summary>Whether it runs against the flow, because the chart has a circle.</summary>
    public bool IsReversed { get; set; }

    /// <summary>The points from <see cref="From"/> to <see cref="To"/>.</summary>
    public List<LayoutItem> Bends { get; } = [];

    /// <summary>The point that has room for the label; null without a label.</summary>
    public LayoutItem? Label { get; set; }
}
