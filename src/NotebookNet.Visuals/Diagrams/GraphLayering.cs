namespace NotebookNet.Visuals;

/// <summary>Gives each box its layer: below everything it reads, and no layer wider than a page.</summary>
internal static class GraphLayering
{
    /// <summary>The most boxes beside each other.</summary>
    public const int Widest = 5;

    /// <summary>The layer of each place: one more than the deepest place it reads, further down where that layer is full.</summary>
    public static int[] Layers(GraphView view)
    {
        var layers = new int[view.Boxes.Count];
        var filled = new List<int>();
        for (var i = 0; i < layers.Length; i++)
        {
            var layer = view.Inputs[i].Select(s => layers[s] + 1).DefaultIfEmpty(0).Max();
            while (layer < filled.Count && filled[layer] == Widest)
            {
                layer++;
            }

            while (filled.Count <= layer)
            {
                filled.Add(0);
            }

            filled[layer]++;
            layers[i] = layer;
        }

        return layers;
    }

    /// <summary>For each layer but the last: whether only one box's values pass from it and the layers above to the layers below.</summary>
    public static bool[] Necks(GraphView view, int[] layers)
    {
        var passing = new int[layers.Max() + 1];
        var reach = LastReaders(view, layers);
        for (var s = 0; s < reach.Length; s++)
        {
            for (var l = layers[s]; l < reach[s]; l++)
            {
                passing[l]++;
            }
        }

        return [.. passing.SkipLast(1).Select(p => p == 1)];
    }

    /// <summary>The deepest layer that reads each place; its own layer when none does.</summary>
    public static int[] LastReaders(GraphView view, int[] layers)
    {
        int[] reach = [.. layers];
        for (var i = 0; i < layers.Length; i++)
        {
            foreach (var s in view.Inputs[i])
            {
                reach[s] = Math.Max(reach[s], layers[i]);
            }
        }

        return reach;
    }
}
