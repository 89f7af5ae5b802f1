namespace NotebookNet;

/// <summary>A layer in its place in a model: its name, its shapes, and its weights.</summary>
public sealed class ModelLayer
{
    private readonly IReadOnlyList<WeightSpec> _specs;
    private readonly int _index;
    private Variable[]? _weights;

    internal ModelLayer(Layer layer, string name, int index, Shape inputShape, Shape outputShape)
    {
        Layer = layer;
        Name = name;
        InputShape = inputShape;
        OutputShape = outputShape;
        _index = index;
        _specs = layer.Weights(inputShape);
    }

    /// <summary>What the layer is.</summary>
    public Layer Layer { get; }

    /// <summary>Its name, unique in the model.</summary>
    public string Name { get; }

    /// <summary>The shape of one sample before the layer.</summary>
    public Shape InputShape { get; }

    /// <summary>The shape of one sample after the layer.</summary>
    public Shape OutputShape { get; }

    /// <summary>The weights, for a dense layer kernel and bias. Before the first training they hold provisional initial values.</summary>
    public IReadOnlyList<Variable> Weights => _weights ?? Draw(seed: 0);

    /// <summary>How many numbers the layer learns or remembers.</summary>
    public long ParameterCount => _specs.Sum(spec => (long)spec.Shape.Length);

    /// <summary>How many of them training changes.</summary>
    public long TrainableParameterCount => _specs.Where(spec => spec.Trainable).Sum(spec => (long)spec.Shape.Length);

    /// <summary>The weights training changes.</summary>
    internal IEnumerable<Variable> TrainableWeights => Weights.Where((_, i) => _specs[i].Trainable);

    /// <summary>The weights that have a penalty, with it.</summary>
    internal IEnumerable<(Variable Weight, Regularizer Regularizer)> RegularizedWeights =>
        Weights.Zip(_specs).Where(pair => pair.Second.Regularizer is not null).Select(pair => (pair.First, pair.Second.Regularizer!));

    /// <summary>Brings the weights that have a constraint back to where they are allowed to be.</summary>
    internal void Constrain()
    {
        for (var i = 0; i < _specs.Count; i++)
        {
            _specs[i].Constraint?.Apply(Weights[i].Data, _specs[i].Shape);
        }
    }

    /// <summary>Draws the initial weights, except those a training step or the user has written to.</summary>
    internal void DrawIfUntouched(int seed)
    {
        // What is not trained, such as running means, belongs to the weights that are: it stays when any of them stays.
        var isNew = _weights is null || !_weights.Any(weight => weight.IsTouched);
        for (var i = 0; i < _specs.Count; i++)
        {
            if (isNew || (_specs[i].Trainable && !Weights[i].IsTouched))
            {
                Draw(i, seed);
            }
        }
    }

    /// <summary>Draws the initial weights anew, whatever they were.</summary>
    internal Variable[] Draw(int seed)
    {
        _weights ??= [.. _specs.Select(spec => new Variable(new Tensor(spec.Shape), $"{Name}/{spec.Name}"))];
        for (var i = 0; i < _specs.Count; i++)
        {
            Draw(i, seed);
        }

        return _weights;
    }

    // The layer's place and the weight's place choose the stream: adding a layer leaves the others' numbers alone.
    private void Draw(int i, int seed)
    {
        _specs[i].Initializer.Fill(Weights[i].Data, _specs[i].Shape, Seeds.Stream(seed, Seeds.Use.Weights, (_index << 8) | i));
        Weights[i].IsTouched = false;
    }
}
