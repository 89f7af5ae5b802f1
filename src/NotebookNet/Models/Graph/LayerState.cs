namespace NotebookNet.Models.Graph;

/// <summary>
/// A layer with its weights. Models that have a layer in common share this object: what one of them learns, all know.
/// </summary>
internal sealed class LayerState(Layer layer, IReadOnlyList<WeightSpec> specs)
{
    private Variable[]? _weights;

    /// <summary>What the layer is.</summary>
    public Layer Layer { get; } = layer;

    /// <summary>What weights it has.</summary>
    public IReadOnlyList<WeightSpec> Specs { get; } = specs;

    /// <summary>Whether training leaves the weights alone.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>The weights; before anything has drawn them, provisional ones are.</summary>
    public Variable[] Weights(string name, int place) => _weights ?? Draw(0, name, place);

    /// <summary>Draws the initial weights, except those a training step or the user has written to.</summary>
    public void DrawIfUntouched(int seed, string name, int place)
    {
        // What is not trained, such as running means, belongs to the weights that are: it stays when any of them stays.
        var isNew = _weights is null || !_weights.Any(weight => weight.IsTouched);
        var weights = _weights ?? Create(name);
        for (var i = 0; i < Specs.Count; i++)
        {
            if (isNew || (Specs[i].Trainable && !weights[i].IsTouched))
            {
                DrawOne(i, seed, place);
            }
        }
    }

    /// <summary>Draws the initial weights anew, whatever they were.</summary>
    public Variable[] Draw(int seed, string name, int place)
    {
        var weights = _weights ?? Create(name);
        for (var i = 0; i < Specs.Count; i++)
        {
            DrawOne(i, seed, place);
        }

        return weights;
    }

    /// <summary>Takes weights as they were stored, with whether anyone had written to them.</summary>
    public void Restore(string name, IReadOnlyList<(Tensor Value, bool IsTouched)> weights) => _weights =
        [.. weights.Select((weight, i) => new Variable(weight.Value, $"{name}/{Specs[i].Name}") { IsTouched = weight.IsTouched })];

    private Variable[] Create(string name) => _weights = [.. Specs.Select(spec => new Variable(new Tensor(spec.Shape), $"{name}/{spec.Name}"))];

    // The layer's place and the weight's place choose the stream: adding a layer leaves the others' numbers alone.
    private void DrawOne(int i, int seed, int place)
    {
        Specs[i].Initializer.Fill(_weights![i].Data, Specs[i].Shape, Seeds.Stream(seed, Seeds.Use.Weights, (place << 8) | i));
        _weights[i].IsTouched = false;
    }
}
