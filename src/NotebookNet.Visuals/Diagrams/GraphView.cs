namespace NotebookNet.Visuals;

/// <summary>The boxes of a model that are drawn; where it has too many, one place stands for those in the middle.</summary>
internal sealed class GraphView
{
    /// <summary>Chooses at most <paramref name="most"/> boxes: the first and the last.</summary>
    public GraphView(IReadOnlyList<GraphBox> boxes, int most)
    {
        if (boxes.Count <= most)
        {
            Boxes = boxes;
            Inputs = [.. boxes.Select(b => b.Inputs.ToArray())];
            return;
        }

        // A contiguous part of an order of computation can become one place: nothing that comes out of it goes back into it.
        var first = most / 2;
        var last = boxes.Count - (most - 1 - first);
        Omitted = last - first;
        int Place(int box) => box < first ? box : box < last ? first : box - Omitted + 1;
        Boxes = [.. boxes.Take(first), null, .. boxes.Skip(last)];
        var inputs = new int[Boxes.Count][];
        for (var i = 0; i < first; i++)
        {
            inputs[i] = [.. boxes[i].Inputs];
        }

        inputs[first] = [.. boxes.Skip(first).Take(Omitted).SelectMany(b => b.Inputs).Where(s => s < first).Distinct().Order()];
        for (var i = last; i < boxes.Count; i++)
        {
            inputs[Place(i)] = [.. boxes[i].Inputs.Select(Place).Distinct()];
        }

        Inputs = inputs;
    }

    /// <summary>The boxes in order; null stands for those left out.</summary>
    public IReadOnlyList<GraphBox?> Boxes { get; }

    /// <summary>What each place reads, as indices of earlier places.</summary>
    public IReadOnlyList<int[]> Inputs { get; }

    /// <summary>How many boxes are left out.</summary>
    public int Omitted { get; }

    /// <summary>The number of edges.</summary>
    public int Edges => Inputs.Sum(i => i.Length);
}
