namespace NotebookNet.Visuals;

/// <summary>Gives lanes one x over as many layers as possible.</summary>
internal sealed class LaneStraightener(GraphColumn column, Func<LayoutNode, LayoutNode, double> distance)
{
    /// <summary>Moves lanes; boxes stay.</summary>
    public void Straighten()
    {
        LayoutNode[][] wires = [.. column.Wires.Select(w => w.Where(n => n.IsLane).ToArray()).Where(w => w.Length > 0).OrderBy(w => w.Length).ThenBy(w => w[0].Wire)];
        LayoutNode[][] right = [.. wires.Where(w => w.All(n => IsOutside(n, 1)))];
        LayoutNode[][] left = [.. wires.Where(w => w.All(n => IsOutside(n, -1))).Except(right)];
        foreach (var wire in wires.Except(right).Except(left))
        {
            StraightenBetween(wire);
        }

        StraightenOutside(right, 1);
        StraightenOutside(left, -1);
    }

    // Whether no box stands farther out on that side.
    private bool IsOutside(LayoutNode node, int side)
    {
        for (var next = Beside(node, side); next is not null; next = Beside(next, side))
        {
            if (!next.IsLane)
            {
                return false;
            }
        }

        return true;
    }

    private LayoutNode? Beside(LayoutNode node, int side)
    {
        var layer = column.Layers[node.Layer];
        var place = node.Order + side;
        return place >= 0 && place < layer.Count ? layer[place] : null;
    }

    private double Distance(LayoutNode node, LayoutNode beside) => node.Order < beside.Order ? distance(node, beside) : distance(beside, node);

    // Each lane straight below where it comes from, or as far out as what lies inside of it asks for in any layer. Pushing ends, because lanes that lie inside one another
    // have an order; where two take turns there is none, and the number of rounds ends it.
    private void StraightenOutside(LayoutNode[][] wires, int side)
    {
        foreach (var wire in wires)
        {
            Move(wire, wire[0].Up[0].X);
        }

        var moved = true;
        for (var round = 0; moved && round <= wires.Length; round++)
        {
            moved = false;
            foreach (var wire in wires)
            {
                var least = wire.Max(n => Beside(n, -side) is { } inner ? inner.X * side + Distance(n, inner) : double.MinValue);
                if (least > wire[0].X * side)
                {
                    Move(wire, least * side);
                    moved = true;
                }
            }
        }
    }

    private static void Move(LayoutNode[] lanes, double x) => Array.ForEach(lanes, n => n.X = x);

    // Runs of lanes that can share one x do so; a new run begins where a box stands in the way.
    private void StraightenBetween(LayoutNode[] lanes)
    {
        for (var start = 0; start < lanes.Length;)
        {
            var (low, high) = Room(lanes[start]);
            var end = start + 1;
            for (; end < lanes.Length; end++)
            {
                var (l, h) = Room(lanes[end]);
                if (Math.Max(low, l) > Math.Min(high, h))
                {
                    break;
                }

                (low, high) = (Math.Max(low, l), Math.Min(high, h));
            }

            Move(lanes[start..end], Math.Clamp(lanes[0].Up[0].X, low, high));
            start = end;
        }
    }

    private (double Low, double High) Room(LayoutNode node) => (
        Beside(node, -1) is { } left ? Math.Min(node.X, left.X + Distance(node, left)) : double.MinValue,
        Beside(node, 1) is { } right ? Math.Max(node.X, right.X - Distance(node, right)) : double.MaxValue);
}
