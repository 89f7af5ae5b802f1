using NotebookNet.Models.Graph;

namespace NotebookNet;

/// <summary>Finds the weights of a model in a file. Nothing is changed here: all values are there before the first is assigned.</summary>
internal static class WeightFile
{
    /// <summary>The weights under the names a saved model gives them.</summary>
    public static List<(Variable Weight, Tensor Value)> SameNames(SafetensorsReader file, Model model)
    {
        List<(Variable, Tensor)> found = [];
        foreach (var (name, weight) in model.NamedWeights())
        {
            if (!file.Entries.TryGetValue(name, out var entry))
            {
                throw file.Error(
                    $"it has no tensor '{name}'. It has: {SomeOf(file.Entries.Keys)}. If PyTorch wrote it, say which layer takes which module: "
                    + $"model.LoadWeights(path, new Dictionary<string, string> {{ [\"{model.Layers.First(layer => layer.Weights.Count > 0).Name}\"] = \"{ModuleOf(file)}\" }})");
            }

            found.Add((weight, Fitting(file, name, weight.Shape, entry.Shape, () => file.ReadTensor(entry))));
        }

        return found;
    }

    /// <summary>The weights of PyTorch's modules.</summary>
    public static List<(Variable Weight, Tensor Value)> FromPyTorch(SafetensorsReader file, Model model, IReadOnlyDictionary<string, string> map)
    {
        List<(Variable, Tensor)> found = [];
        foreach (var (name, module) in map)
        {
            var layer = model.Layer(name);
            if (layer.Weights.Count == 0)
            {
                throw new ArgumentException($"Layer '{name}', a {layer.Layer.Kind}, has no weights; leave it out of the map.", nameof(map));
            }

            var values = Values(file, model, layer, module);
            for (var i = 0; i < values.Count; i++)
            {
                var (weight, value) = (layer.Weights[i], values[i]);
                found.Add((weight, Fitting(file, $"{module} for layer '{name}', {layer.State.Specs[i].Name}", weight.Shape, value.Shape, () => value)));
            }
        }

        return found;
    }

    private static IReadOnlyList<Tensor> Values(SafetensorsReader file, Model model, ModelLayer layer, string module)
    {
        try
        {
            return new PyTorchModule(file, layer.Name).WeightsOf(layer.Layer, layer.State.Specs, module, FlattenedBefore(model, layer.State));
        }
        catch (ShapeException cause)
        {
            throw file.Error($"module '{module}' does not fit layer '{layer.Name}' ({cause.Message})", cause);
        }
    }

    /// <summary>Some names, and how many more there are.</summary>
    public static string SomeOf(IEnumerable<string> names)
    {
        const int shown = 12;
        string[] all = [.. names];
        return all.Length == 0 ? "nothing" : string.Join(", ", all.Take(shown)) + (all.Length > shown ? $" and {all.Length - shown} more" : string.Empty);
    }

    private static string ModuleOf(SafetensorsReader file) => file.Entries.Keys.FirstOrDefault() is { } first && first.LastIndexOf('.') is > 0 and var dot ? first[..dot] : "fc1";

    private static Tensor Fitting(SafetensorsReader file, string what, Shape needed, Shape found, Func<Tensor> value) => found.Equals(needed)
        ? value()
        : throw file.Error($"'{what}' has shape {found} in this model's layout, but the model needs {needed}");

    // The sizes a flattening behind convolutions has put into one row; null where PyTorch's order is ours.
    private static Shape? FlattenedBefore(Model model, LayerState state)
    {
        var place = model.Graph.Nodes.First(node => node.State == state).Inputs[0];
        while (place.State?.Layer is Dropout or GaussianNoise or ActivationLayer)
        {
            place = place.Inputs[0];
        }

        if (place.State?.Layer is not Flatten)
        {
            return null;
        }

        var before = place.Inputs[0];
        return before.Shape.Rank == 3 || (before.Shape.Rank == 2 && ComesFromConvolution(before)) ? before.Shape : null;
    }

    // Rows of steps: PyTorch has channels first behind a convolution, and last behind a recurrent layer or an embedding.
    private static bool ComesFromConvolution(GraphPlace place) => place.State?.Layer switch
    {
        null or RecurrentLayer or Bidirectional or Embedding or MultiHeadAttention or TransformerEncoder => false,
        Conv1D => true,
        _ => ComesFromConvolution(place.Inputs[0]),
    };
}
