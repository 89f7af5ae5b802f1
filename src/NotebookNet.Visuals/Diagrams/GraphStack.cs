namespace NotebookNet.Visuals;

/// <summary>A column of a graph with its places on the page.</summary>
internal sealed class GraphStack
{
    private const double LeastGap = 30;
    private const double MostGap = 58;
    private readonly double[] _tops;
    private readonly double[] _boxWidths;
    private readonly double _boxHeight;

    /// <summary>Orders and places a column; the first layer begins at <paramref name="top"/>.</summary>
    public GraphStack(GraphColumn column, GraphBoxText text, double top)
    {
        Column = column;
        _boxHeight = text.Height;
        _boxWidths = [.. column.Layers.Select(l => text.Width([.. l.Where(n => n.IsBox).Select(n => n.Wire)]))];
        GraphOrdering.Order(column);
        Width = new GraphPlacement(column, WidthOf).Place();
        _tops = new double[column.Layers.Length];
        for (var l = 0; l < _tops.Length; l++)
        {
            _tops[l] = l == 0 ? top : _tops[l - 1] + HeightOf(l - 1) + GapBelow(l - 1);
        }

        Bottom = _tops[^1] + HeightOf(_tops.Length - 1);
    }

    /// <summary>The nodes.</summary>
    public GraphColumn Column { get; }

    /// <summary>The width of the column.</summary>
    public double Width { get; }

    /// <summary>Where the column ends.</summary>
    public double Bottom { get; }

    /// <summary>Where the column begins from the left.</summary>
    public double Left { get; set; }

    /// <summary>The centre of a node on the page.</summary>
    public double X(LayoutNode node) => Left + node.X;

    /// <summary>The upper edge of a node's layer.</summary>
    public double Top(LayoutNode node) => _tops[node.Layer];

    /// <summary>The lower edge of a node's layer.</summary>
    public double Under(LayoutNode node) => _tops[node.Layer] + HeightOf(node.Layer);

    /// <summary>The width of a box.</summary>
    public double WidthOf(LayoutNode node) => _boxWidths[node.Layer];

    private double HeightOf(int layer) => Column.Layers[layer].Any(n => n.IsPortal) ? 0 : _boxHeight;

    // Wires that go far to the side need height to stay apart.
    private double GapBelow(int layer)
    {
        var lateral = Column.Layers[layer].SelectMany(n => n.Down.Select(d => Math.Abs(d.X - n.X))).DefaultIfEmpty(0).Max();
        return Math.Clamp(LeastGap + (lateral - 100) / 8, LeastGap, MostGap);
    }
}
