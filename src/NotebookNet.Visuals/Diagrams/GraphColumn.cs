namespace NotebookNet.Visuals;

/// <summary>
/// Some consecutive layers of a model as nodes. Where a box is read further down than in the next layer, its wire runs down a
/// lane of nodes, one in each layer between; all who read it take it from there.
/// </summary>
internal sealed class GraphColumn
{
    private readonly Dictionary<int, List<LayoutNode>> _wires = [];

    /// <summary>Builds the layers <paramref name="from"/> to <paramref name="to"/>.</summary>
    public GraphColumn(GraphView view, int[] layers, int from, int to)
    {
        var reach = GraphLayering.LastReaders(view, layers);
        var enters = Enumerable.Range(0, layers.Length).Any(s => layers[s] < from && reach[s] >= from);
        var leaves = Enumerable.Range(0, layers.Length).Any(s => layers[s] <= to && reach[s] > to);
        var top = enters ? 1 : 0;
        var count = to - from + 1 + top + (leaves ? 1 : 0);
        Layers = [.. Enumerable.Range(0, count).Select(_ => new List<LayoutNode>())];
        var boxes = Enumerable.Range(0, layers.Length).Where(i => layers[i] >= from && layers[i] <= to).ToDictionary(i => i, i => new LayoutNode(layers[i] - from + top, i, true, false));
        for (var s = 0; s < layers.Length; s++)
        {
            if (layers[s] <= to && reach[s] >= from)
            {
                var start = boxes.GetValueOrDefault(s) ?? new LayoutNode(0, s, false, true);
                LayWire(start, reach[s] > to ? count - 1 : reach[s] - from + top, leaves: reach[s] > to);
            }
        }

        foreach (var (i, box) in boxes)
        {
            foreach (var source in view.Inputs[i])
            {
                var wire = _wires[source];
                Join(wire[box.Layer - 1 - wire[0].Layer], box);
                Befriend(wire[0], box);
            }
        }
    }

    /// <summary>The nodes of each layer from left to right; a first or last layer of portals alone is where wires enter or leave.</summary>
    public List<LayoutNode>[] Layers { get; }

    /// <summary>The nodes each wire runs through, from its box or portal downwards.</summary>
    public IEnumerable<IReadOnlyList<LayoutNode>> Wires => _wires.Values;

    /// <summary>The portals where wires enter.</summary>
    public IEnumerable<LayoutNode> Entries => Layers[0].Where(n => n.IsPortal);

    /// <summary>The portals where wires leave.</summary>
    public IEnumerable<LayoutNode> Exits => Layers[^1].Where(n => n.IsPortal);

    private static void Join(LayoutNode above, LayoutNode below)
    {
        above.Down.Add(below);
        below.Up.Add(above);
    }

    private static void Befriend(LayoutNode a, LayoutNode b)
    {
        a.Ends.Add(b);
        b.Ends.Add(a);
    }

    // The last layer that reads a wire is reached from a lane of the layer before it; a portal below is a node of its own.
    private void LayWire(LayoutNode start, int last, bool leaves)
    {
        var nodes = new List<LayoutNode> { start };
        Layers[start.Layer].Add(start);
        for (var layer = start.Layer + 1; layer < last || (leaves && layer == last); layer++)
        {
            var node = new LayoutNode(layer, start.Wire, false, leaves && layer == last);
            Join(nodes[^1], node);
            nodes.Add(node);
            Layers[layer].Add(node);
        }

        if (leaves)
        {
            Befriend(start, nodes[^1]);
        }

        _wires[start.Wire] = nodes;
    }
}
