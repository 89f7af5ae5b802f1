namespace NotebookNet.Models.Graph;

/// <summary>The places a model consists of, in an order of computation, found from its outputs.</summary>
internal sealed class ModelGraph
{
    /// <summary>The graph that leads to the given outputs.</summary>
    /// <exception cref="ArgumentException">Two layers were given the same name.</exception>
    public ModelGraph(IReadOnlyList<GraphNode> outputs)
    {
        Outputs = outputs;
        var found = new HashSet<GraphNode>();
        var open = new Stack<GraphNode>(outputs);
        while (open.TryPop(out var node))
        {
            if (found.Add(node))
            {
                foreach (var input in node.Inputs)
                {
                    open.Push(input);
                }
            }
        }

        Nodes = [.. found.OrderBy(node => node.Order)];
        Inputs = [.. Nodes.Where(node => node.State is null)];
        Layers = NameLayers();
    }

    /// <summary>All places, each behind those it depends on.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The inputs, in the order they were made.</summary>
    public IReadOnlyList<GraphNode> Inputs { get; }

    /// <summary>The outputs, in the order they were given.</summary>
    public IReadOnlyList<GraphNode> Outputs { get; }

    /// <summary>The layers, each once, however often it is applied.</summary>
    public IReadOnlyList<ModelLayer> Layers { get; }

    /// <summary>Whether each layer just follows the one before: one input, one output, no branch, nothing applied twice.</summary>
    public bool IsChain =>
        Inputs.Count == 1 && Outputs.Count == 1 && Layers.Count == Nodes.Count - 1
        && Nodes.Skip(1).Zip(Nodes).All(pair => pair.First.Inputs.Count == 1 && pair.First.Inputs[0] == pair.Second);

    /// <summary>The layer of a place.</summary>
    public ModelLayer LayerOf(GraphNode node) => Layers.First(layer => layer.State == node.State);

    /// <summary>The same graph on other inputs: the layers are the same objects, the places are new.</summary>
    public GraphNode[] Replant(IReadOnlyList<GraphNode> inputs)
    {
        var copies = Inputs.Zip(inputs).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var node in Nodes.Where(node => node.State is not null))
        {
            copies[node] = new GraphNode(node.Shape, node.State, [.. node.Inputs.Select(input => copies[input])]);
        }

        return [.. Outputs.Select(output => copies[output])];
    }

    /// <summary>The name the model gives to a layer that has none: <c>dense</c>, <c>dense_1</c> …</summary>
    public string FreeName(string kind) => FreeName(kind, [.. Layers.Select(layer => layer.Name)]);

    private static string FreeName(string kind, HashSet<string> taken)
    {
        var word = LayerNames.Of(kind);
        var name = word;
        for (var i = 1; taken.Contains(name); i++)
        {
            name = $"{word}_{i}";
        }

        return name;
    }

    private List<ModelLayer> NameLayers()
    {
        GraphNode[] nodes = [.. Nodes.Where(node => node.State is not null).DistinctBy(node => node.State)];
        var taken = new HashSet<string>();
        foreach (var name in nodes.Select(node => node.State!.Layer.Name).OfType<string>())
        {
            if (!taken.Add(name))
            {
                throw new ArgumentException($"The model would have two layers named '{name}'; give one of them another name.");
            }
        }

        var layers = new List<ModelLayer>();
        foreach (var node in nodes)
        {
            var name = node.State!.Layer.Name ?? FreeName(node.State.Layer.Kind, taken);
            taken.Add(name);
            layers.Add(new ModelLayer(node.State, name, layers.Count, [.. node.Inputs.Select(input => input.Shape)], node.Shape));
        }

        return layers;
    }
}
