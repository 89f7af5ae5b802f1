namespace NotebookNet.Tool.Mermaid;

/// <summary>
/// Places items in layers: every edge goes from an earlier layer to a later one, circles are opened, few edges cross, and what belongs
/// together stands in line. (The method of Sugiyama, Tagawa and Toda, 1981.)
/// </summary>
internal sealed class LayeredLayout(IReadOnlyList<LayoutItem> items, IReadOnlyList<LayoutLink> links)
{
    private const double Gap = 28;
    private const double LayerGap = 44;
    private const double BendSize = 8;
    private const int Sweeps = 24;
    private const int StraighteningSweeps = 60;

    private List<List<LayoutItem>> _layers = [];

    /// <summary>The size of the whole, along the flow and across it; places begin at zero.</summary>
    public (double Along, double Across) Place()
    {
        OpenCircles();
        AssignLayers();
        AddBends();
        Order();
        return (PlaceAlong(), PlaceAcross());
    }

    private IEnumerable<(LayoutItem From, LayoutItem To, int Length)> Forward => links.Where(l => l.From != l.To)
        .Select(l => l.IsReversed ? (l.To, l.From, l.Length) : (l.From, l.To, l.Length));

    // Depth first in the order of writing: an edge back to something that is still open closes a circle.
    private void OpenCircles()
    {
        var state = items.ToDictionary(i => i, _ => 0);
        var after = links.Where(l => l.From != l.To).ToLookup(l => l.From);
        foreach (var root in items.Where(i => !links.Any(l => l.To == i && l.From != i)).Concat(items))
        {
            if (state[root] != 0)
            {
                continue;
            }

            var path = new Stack<(LayoutItem Item, IEnumerator<LayoutLink> Links)>();
            state[root] = 1;
            path.Push((root, after[root].GetEnumerator()));
            while (path.TryPeek(out var top))
            {
                if (!top.Links.MoveNext())
                {
                    state[top.Item] = 2;
                    path.Pop();
                    continue;
                }

                var link = top.Links.Current;
                link.IsReversed = state[link.To] == 1;
                if (state[link.To] == 0)
                {
                    state[link.To] = 1;
                    path.Push((link.To, after[link.To].GetEnumerator()));
                }
            }
        }
    }

    private void AssignLayers()
    {
        // Labels need a layer of their own between their nodes.
        var scale = links.Any(l => l.LabelAlong > 0) ? 2 : 1;
        var edges = Forward.ToList();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (from, to, length) in edges)
            {
                if (to.Layer < from.Layer + (length * scale))
                {
                    to.Layer = from.Layer + (length * scale);
                    changed = true;
                }
            }
        }

        // What nothing leads to stands right before what it leads to.
        foreach (var item in items.Where(i => edges.TrueForAll(e => e.To != i)))
        {
            var next = edges.Where(e => e.From == item).Select(e => e.To.Layer - (e.Length * scale)).DefaultIfEmpty(item.Layer).Min();
            item.Layer = Math.Max(0, next);
        }
    }

    private void AddBends()
    {
        _layers = [.. Enumerable.Range(0, items.Max(i => i.Layer) + 1).Select(_ => new List<LayoutItem>())];
        foreach (var item in items)
        {
            _layers[item.Layer].Add(item);
        }

        foreach (var link in links.Where(l => l.From != l.To))
        {
            var (from, to) = link.IsReversed ? (link.To, link.From) : (link.From, link.To);
            var labelAt = (from.Layer + to.Layer) / 2;
            var last = from;
            for (var layer = from.Layer + 1; layer < to.Layer; layer++)
            {
                var isLabel = link.LabelAlong > 0 && layer == labelAt;
                var bend = new LayoutItem(isLabel ? link.LabelAlong : 0, isLabel ? link.LabelAcross : BendSize) { Layer = layer, IsBend = true };
                link.Label = isLabel ? bend : link.Label;
                link.Bends.Add(bend);
                _layers[layer].Add(bend);
                Join(last, bend);
                last = bend;
            }

            Join(last, to);
            if (link.IsReversed)
            {
                link.Bends.Reverse();
            }
        }
    }

    private static void Join(LayoutItem before, LayoutItem after)
    {
        before.After.Add(after);
        after.Before.Add(before);
    }

    private void Order()
    {
        var best = Snapshot();
        var fewest = Crossings();
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? _layers.Skip(1) : _layers.AsEnumerable().Reverse().Skip(1))
            {
                var places = Places();
                var wanted = layer.ToDictionary(i => i, i => (down ? i.Before : i.After) is { Count: > 0 } near ? near.Average(n => places[n]) : places[i]);
                layer.Sort((a, b) => wanted[a] != wanted[b] ? wanted[a].CompareTo(wanted[b]) : places[a].CompareTo(places[b]));
            }

            if (Crossings() is var crossings && crossings < fewest)
            {
                (fewest, best) = (crossings, Snapshot());
            }
        }

        _layers = best;
    }

    private List<List<LayoutItem>> Snapshot() => [.. _layers.Select(l => l.ToList())];

    private Dictionary<LayoutItem, double> Places() =>
        _layers.SelectMany(l => l.Select((item, i) => (item, Place: (i + 0.5) / l.Count))).ToDictionary(p => p.item, p => p.Place);

    private int Crossings()
    {
        var places = Places();
        var crossings = 0;
        foreach (var layer in _layers)
        {
            var ends = layer.SelectMany(i => i.After.Select(a => places[a]).Order()).ToList();
            for (var i = 0; i < ends.Count; i++)
            {
                for (var j = i + 1; j < ends.Count; j++)
                {
                    crossings += ends[j] < ends[i] ? 1 : 0;
                }
            }
        }

        return crossings;
    }

    private double PlaceAlong()
    {
        var at = 0.0;
        foreach (var layer in _layers)
        {
            var size = layer.Count == 0 ? 0 : layer.Max(i => i.Along);
            layer.ForEach(i => i.Flow = at + (size / 2));

            // An edge passes a layer straight, so that it bends between the nodes and not around them.
            foreach (var bend in layer.Where(i => i.IsBend && links.All(l => l.Label != i)))
            {
                bend.Along = size;
            }

            // A layer of bends alone needs no distance of its own.
            at += size + (layer.TrueForAll(i => i.IsBend) ? LayerGap / 3 : links.Any(l => l.LabelAlong > 0) ? LayerGap * 0.6 : LayerGap);
        }

        return _layers[^1].Max(i => i.Flow + (i.Along / 2));
    }

    private double PlaceAcross()
    {
        foreach (var layer in _layers)
        {
            Spread(layer, _ => 0, Stiffness);
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var down = sweep % 2 == 0;
            foreach (var layer in down ? _layers : Enumerable.Reverse(_layers))
            {
                Spread(layer, item => (down ? item.Before : item.After) is { Count: > 0 } near ? near.Average(n => n.Side) : item.Side, Stiffness);
            }
        }

        Straighten();
        var left = _layers.SelectMany(l => l).Min(i => i.Side - (i.Across / 2));
        foreach (var item in _layers.SelectMany(l => l))
        {
            item.Side -= left;
        }

        return _layers.SelectMany(l => l).Max(i => i.Side + (i.Across / 2));
    }

    private static double Stiffness(LayoutItem item) => item.IsBend ? 4 : 1;

    // What follows one another without a branch stands in one line, as near to what it is connected with as its neighbours allow.
    private void Straighten()
    {
        var chains = Chains().ToList();
        var places = _layers.SelectMany(l => l.Select((item, i) => (item, i))).ToDictionary(p => p.item, p => p.i);
        for (var sweep = 0; sweep < StraighteningSweeps; sweep++)
        {
            foreach (var chain in sweep % 2 == 0 ? chains : Enumerable.Reverse(chains))
            {
                var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
                foreach (var item in chain)
                {
                    var (layer, at) = (_layers[item.Layer], places[item]);
                    low = at > 0 ? Math.Max(low, layer[at - 1].Side + Separation(layer[at - 1], item)) : low;
                    high = at + 1 < layer.Count ? Math.Min(high, layer[at + 1].Side - Separation(item, layer[at + 1])) : high;
                }

                if (low <= high)
                {
                    List<LayoutItem> ends = [.. chain[0].Before, .. chain[^1].After];
                    var side = Math.Clamp((ends.Count > 0 ? ends : chain).Average(i => i.Side), low, high);
                    chain.ForEach(i => i.Side = side);
                }
            }
        }
    }

    private IEnumerable<List<LayoutItem>> Chains()
    {
        static bool Continues(LayoutItem item) => item.Before is [{ After.Count: 1 }];
        foreach (var first in _layers.SelectMany(l => l).Where(i => !Continues(i)))
        {
            List<LayoutItem> chain = [first];
            while (chain[^1].After is [{ } next] && Continues(next))
            {
                chain.Add(next);
            }

            yield return chain;
        }
    }

    private static double Separation(LayoutItem left, LayoutItem right) =>
        ((left.Across + right.Across) / 2) + (left.IsBend && right.IsBend ? Gap / 2 : Gap);

    // The places nearest to the wanted ones that keep order and distance: neighbours that would overlap form a block, and a block
    // stands at the mean of what its members want.
    private static void Spread(List<LayoutItem> layer, Func<LayoutItem, double> wanted, Func<LayoutItem, double> weight)
    {
        var offsets = new double[layer.Count];
        var blocks = new List<(int First, double Sum, double Weight)>();
        for (var i = 0; i < layer.Count; i++)
        {
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + Separation(layer[i - 1], layer[i]);
            var w = weight(layer[i]);
            blocks.Add((i, w * (wanted(layer[i]) - offsets[i]), w));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Weight > blocks[^1].Sum / blocks[^1].Weight)
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (a.First, a.Sum + b.Sum, a.Weight + b.Weight);
            }
        }

        for (var b = 0; b < blocks.Count; b++)
        {
            var end = b + 1 < blocks.Count ? blocks[b + 1].First : layer.Count;
            for (var i = blocks[b].First; i < end; i++)
            {
                layer[i].Side = (blocks[b].Sum / blocks[b].Weight) + offsets[i];
            }
        }
    }
}
