namespace NotebookNet.Visuals;

/// <summary>Orders the nodes of each layer so that few wires cross: sweeps down and up to the mean place of the neighbours.</summary>
internal static class GraphOrdering
{
    private const int Sweeps = 6;

    /// <summary>Orders all layers of a column.</summary>
    public static void Order(GraphColumn column)
    {
        var layers = column.Layers;
        Array.ForEach(layers, Number);
        var best = Snapshot(layers);
        var fewest = long.MaxValue;
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            for (var l = 1; l < layers.Length; l++)
            {
                Sort(layers[l], n => n.Up);
            }

            Keep();
            for (var l = layers.Length - 2; l >= 0 && fewest > 0; l--)
            {
                Sort(layers[l], n => n.Down);
            }

            Keep();
        }

        for (var l = 0; l < layers.Length; l++)
        {
            layers[l] = best[l];
            Number(layers[l]);
        }

        void Keep()
        {
            var crossings = Crossings(layers);
            if (crossings < fewest)
            {
                (fewest, best) = (crossings, Snapshot(layers));
            }
        }
    }

    /// <summary>How many pairs of wires cross between neighbouring layers.</summary>
    public static long Crossings(IReadOnlyList<List<LayoutNode>> layers)
    {
        var crossings = 0L;
        foreach (var layer in layers)
        {
            var places = layer.SelectMany(n => n.Down.Select(d => d.Order).Order()).ToArray();
            var starts = layer.SelectMany(n => n.Down.Select(_ => n.Order)).ToArray();
            for (var a = 0; a < places.Length; a++)
            {
                for (var b = a + 1; b < places.Length; b++)
                {
                    crossings += starts[a] < starts[b] && places[b] < places[a] ? 1 : 0;
                }
            }
        }

        return crossings;
    }

    private static List<LayoutNode>[] Snapshot(List<LayoutNode>[] layers) => [.. layers.Select(l => l.ToList())];

    private static void Number(List<LayoutNode> layer)
    {
        for (var i = 0; i < layer.Count; i++)
        {
            layer[i].Order = i;
        }
    }

    // At the same mean a box comes before a lane: what passes by passes on the right, and a younger lane nearer to the boxes.
    private static void Sort(List<LayoutNode> layer, Func<LayoutNode, List<LayoutNode>> neighbours)
    {
        var sorted = layer
            .Select(n => (Node: n, Mean: neighbours(n) is { Count: > 0 } near ? near.Average(m => m.Order) : n.Order))
            .OrderBy(p => p.Mean).ThenBy(p => p.Node.IsBox ? 0 : 1).ThenBy(p => p.Node.Order).Select(p => p.Node).ToList();
        layer.Clear();
        layer.AddRange(sorted);
        Number(layer);
    }
}
