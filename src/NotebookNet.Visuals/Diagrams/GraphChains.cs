namespace NotebookNet.Visuals;

/// <summary>Finds boxes that follow one another without a branch between them: they belong one below the other.</summary>
internal sealed class GraphChains
{
    private const double CentrePull = 0.03;
    private readonly Dictionary<LayoutNode, Chain> _chains = [];

    /// <summary>Finds the chains of a column; a box between two branches is a chain of its own.</summary>
    public GraphChains(GraphColumn column)
    {
        foreach (var node in column.Layers.SelectMany(l => l).Where(n => !n.IsLane))
        {
            var before = node.Ends.Where(e => e.Layer < node.Layer).ToArray();
            var joins = before.Length == 1 && before[0].Ends.Count(e => e.Layer > before[0].Layer) == 1;
            _chains[node] = joins ? _chains[before[0]] : new Chain();
            _chains[node].Nodes.Add(node);
        }

        foreach (var chain in All)
        {
            chain.Ends.AddRange(chain.Nodes.SelectMany(n => n.Ends).Where(e => _chains[e] != chain));
        }
    }

    /// <summary>All chains.</summary>
    public IEnumerable<Chain> All => _chains.Values.Distinct();

    /// <summary>The chain of a box or portal.</summary>
    public Chain Of(LayoutNode node) => _chains[node];

    /// <summary>Boxes one below the other.</summary>
    internal sealed class Chain
    {
        /// <summary>The boxes from top to bottom.</summary>
        public List<LayoutNode> Nodes { get; } = [];

        /// <summary>What the first and the last of them are connected to.</summary>
        public List<LayoutNode> Ends { get; } = [];

        /// <summary>The middle of what it is connected to, drawn a little to <paramref name="centre"/>, so that nothing drifts away.</summary>
        public double Wanted(double centre) => (Ends.Sum(n => n.X) + CentrePull * centre) / (Ends.Count + CentrePull);

        /// <summary>The middle of its boxes.</summary>
        public double Middle => Nodes.Average(n => n.X);
    }
}
