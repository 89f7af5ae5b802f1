namespace NotebookNet.Visuals;

/// <summary>
/// Places the nodes of a column from left to right: each box as near to the middle of what it is connected to as the order and
/// the widths allow (least squares, layer by layer), each lane as straight as the boxes beside it allow.
/// </summary>
internal sealed class GraphPlacement(GraphColumn column, Func<LayoutNode, double> boxWidth)
{
    /// <summary>The distance of neighbouring lanes, and of a lane from a box.</summary>
    public const double LaneGap = 13;

    private const double BoxGap = 20;
    private const int Rounds = 24;

    // Boxes decide; lanes take what is left.
    private const double LaneWeight = 1e-6;

    private readonly GraphChains _chains = new(column);

    /// <summary>Places all nodes; the leftmost edge is at 0.</summary>
    /// <returns>The width taken.</returns>
    public double Place()
    {
        foreach (var layer in column.Layers)
        {
            Settle(layer, _ => 0);
        }

        foreach (var layer in column.Layers)
        {
            Settle(layer, n => Wanted(n, e => e.Layer < n.Layer));
        }

        foreach (var layer in column.Layers.Reverse())
        {
            Settle(layer, n => Wanted(n, e => e.Layer > n.Layer));
        }

        for (var round = 0; round < Rounds; round++)
        {
            var centre = Centre();
            foreach (var layer in round % 2 == 0 ? column.Layers : column.Layers.Reverse())
            {
                Settle(layer, n => n.IsLane ? Wanted(n, _ => false) : _chains.Of(n).Wanted(centre));
            }

            foreach (var layer in column.Layers)
            {
                Settle(layer, n => n.IsLane ? n.X : _chains.Of(n).Middle);
            }
        }

        // Bent chains first: where each layer stands, as near to one x as the layers allow; then whole chains, without bending them.
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var layer in column.Layers)
            {
                Settle(layer, n => n.IsLane ? n.X : _chains.Of(n).Middle);
            }
        }

        for (var round = 0; round < Rounds; round++)
        {
            var centre = Centre();
            foreach (var chain in _chains.All)
            {
                Shift(chain, centre);
            }
        }

        new LaneStraightener(column, Distance).Straighten();

        // Whatever was moved: nothing may touch.
        foreach (var layer in column.Layers)
        {
            Settle(layer, n => n.X);
        }

        return MoveToZero();
    }

    // A lane follows its wire; a box stands between those it is connected to.
    private static double Wanted(LayoutNode node, Func<LayoutNode, bool> side) => node.IsLane
        ? node.Down.Where(d => d.Wire == node.Wire && !d.IsBox).Append(node.Up[0]).Average(n => n.X)
        : node.Ends.Where(side).Select(e => e.X).DefaultIfEmpty(node.X).Average();

    private double Centre() => _chains.All.SelectMany(c => c.Nodes).Average(n => n.X);

    // One x for the whole chain where nothing stands in the way, else whole numbers at least.
    private void Shift(GraphChains.Chain chain, double centre)
    {
        var (low, high) = (chain.Nodes.Max(n => Room(n).Low), chain.Nodes.Min(n => Room(n).High));
        var x = low <= high ? Math.Clamp(Math.Round(chain.Wanted(centre)), low, high) : double.NaN;
        chain.Nodes.ForEach(n => n.X = double.IsNaN(x) ? Math.Round(n.X) : x);
    }

    // Lanes give way, so only boxes and portals limit it.
    private (double Low, double High) Room(LayoutNode node)
    {
        var layer = column.Layers[node.Layer];
        var (low, high, gap) = (double.MinValue, double.MaxValue, 0.0);
        for (var i = node.Order - 1; i >= 0 && low == double.MinValue; i--)
        {
            gap += Distance(layer[i], layer[i + 1]);
            low = layer[i].IsLane ? low : layer[i].X + gap;
        }

        gap = 0;
        for (var i = node.Order + 1; i < layer.Count && high == double.MaxValue; i++)
        {
            gap += Distance(layer[i - 1], layer[i]);
            high = layer[i].IsLane ? high : layer[i].X - gap;
        }

        return (low, high);
    }

    private double HalfWidth(LayoutNode node) => node.IsBox ? boxWidth(node) / 2 : 0;

    private double Distance(LayoutNode left, LayoutNode right) =>
        HalfWidth(left) + HalfWidth(right) + (left.IsBox && right.IsBox ? BoxGap : LaneGap);

    private void Settle(List<LayoutNode> layer, Func<LayoutNode, double> wanted)
    {
        var places = Spacing.Settle(
            [.. layer.Select(wanted)],
            [.. layer.Select((n, i) => i == 0 ? 0 : Distance(layer[i - 1], n))],
            [.. layer.Select(n => n.IsLane ? LaneWeight : Math.Max(1, n.Ends.Count))]);
        for (var i = 0; i < places.Length; i++)
        {
            layer[i].X = places[i];
        }
    }

    private double MoveToZero()
    {
        var nodes = column.Layers.SelectMany(l => l).ToArray();
        var (left, right) = (nodes.Min(n => n.X - HalfWidth(n)), nodes.Max(n => n.X + HalfWidth(n)));
        Array.ForEach(nodes, n => n.X -= left);
        return right - left;
    }
}
