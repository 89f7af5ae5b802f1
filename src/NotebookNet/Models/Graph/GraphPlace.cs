namespace NotebookNet.Models.Graph;

/// <summary>A place in a model where a tensor flows: an input, or the result of a layer.</summary>
internal sealed class GraphPlace
{
    private static long _created;

    /// <summary>An input.</summary>
    public GraphPlace(Shape shape)
        : this(shape, null, [])
    {
    }

    /// <summary>The result of a layer.</summary>
    public GraphPlace(Shape shape, LayerState? state, IReadOnlyList<GraphPlace> inputs)
    {
        Shape = shape;
        State = state;
        Inputs = inputs;
        Order = Interlocked.Increment(ref _created);
    }

    /// <summary>The shape of one sample.</summary>
    public Shape Shape { get; }

    /// <summary>The layer; null for an input.</summary>
    public LayerState? State { get; }

    /// <summary>Where the layer's inputs come from.</summary>
    public IReadOnlyList<GraphPlace> Inputs { get; }

    /// <summary>Nodes are made after those they depend on, so their order of creation is an order of computation.</summary>
    public long Order { get; }
}
