namespace NotebookNet.Visuals;

/// <summary>Finds descriptions of networks that contradict themselves.</summary>
internal static class DiagramChecks
{
    /// <summary>Throws when the layers cannot be one network.</summary>
    public static void Check(IReadOnlyList<DiagramLayer> layers)
    {
        if (layers.Count == 0)
        {
            throw new ArgumentException("A network diagram needs at least one layer.", nameof(layers));
        }

        for (var i = 0; i < layers.Count; i++)
        {
            if (layers[i] is not { } layer)
            {
                throw new ArgumentException($"Layer {i} is null.", nameof(layers));
            }

            var who = $"Layer {i} ({Label.Full(layer.Name, 60)})";
            CheckPlace(layers, i, who);
            CheckNumbers(layer, who, nameof(layers));
            CheckWeights(layers, i, who);
            CheckSteps(layer, who, nameof(layers));
        }
    }

    private static void CheckPlace(IReadOnlyList<DiagramLayer> layers, int i, string who)
    {
        if (layers[i].SharedWith is { } same && (same < 0 || same >= i))
        {
            throw new ArgumentException($"{who} is said to be the same as layer {same}, which does not come before it.", nameof(layers));
        }

        foreach (var input in layers[i].Inputs ?? [])
        {
            if (input < 0 || input >= i)
            {
                var earlier = i == 0 ? "it is the first layer and can read none" : $"only the layers 0 to {i - 1} come before it";
                throw new ArgumentException($"{who} reads layer {input}, but {earlier}. Give the layers in an order in which they can be computed.", nameof(layers));
            }
        }

        for (var p = 0; p < layers[i].Parts.Count; p++)
        {
            if ((layers[i].Parts[p].Inputs ?? [p - 1]).Any(input => input < -1 || input >= p))
            {
                throw new ArgumentException($"Part {p} of {who} reads a part that does not come before it; −1 is what the layer itself reads.", nameof(layers));
            }
        }
    }

    private static void CheckNumbers(DiagramLayer layer, string who, string argument)
    {
        if (layer.Shape.Any(d => d < 1))
        {
            throw new ArgumentException($"{who} has the shape {Numbers.Shape(layer.Shape)}; every dimension must be at least 1.", argument);
        }

        foreach (var (what, count) in new[] { ("biases", layer.Bias?.Count), ("unit names", layer.UnitNames?.Count) })
        {
            if (count is { } came && came != layer.Units)
            {
                throw new ArgumentException($"{who} has {layer.Units} units, but {came} {what} came.", argument);
            }
        }

        var size = layer.Shape.Aggregate(1L, (product, d) => product * d);
        if (layer.Values is { } values && values.Count != size)
        {
            throw new ArgumentException(layer.IsFlat
                ? $"{who} has {layer.Units} units, but {values.Count} values came."
                : $"{who} has an output of shape {Numbers.Shape(layer.Shape)}, {size} numbers, but {values.Count} values came.", argument);
        }
    }

    private static void CheckWeights(IReadOnlyList<DiagramLayer> layers, int i, string who)
    {
        if (layers[i].Weights is { } weights)
        {
            int[] inputs = [.. layers[i].Inputs ?? (i == 0 ? [] : [i - 1])];
            var before = inputs.Length == 1 ? layers[inputs[0]].Units : 0;
            if (weights.GetLength(0) != before || weights.GetLength(1) != layers[i].Units)
            {
                throw new ArgumentException(
                    $"{who} has weights of shape [{weights.GetLength(0)}, {weights.GetLength(1)}]; expected [units of the layer before, units of this layer] = [{before}, {layers[i].Units}].",
                    nameof(layers));
            }
        }
    }

    private static void CheckSteps(DiagramLayer layer, string who, string argument)
    {
        if (layer.Window is { } window && (window.Size.Count == 0 || window.Size.Count != window.Strides.Count || window.Size.Concat(window.Strides).Any(n => n < 1)))
        {
            throw new ArgumentException($"{who} has a window of size {Numbers.Shape(window.Size)} and strides {Numbers.Shape(window.Strides)}; give as many strides as sizes, each at least 1.", argument);
        }

        if (layer.Recurrence is { ReturnsSequences: var all } && layer.Shape.Count != (all ? 2 : 1))
        {
            throw new ArgumentException(
                $"{who} carries a state through a sequence and has the shape {Numbers.Shape(layer.Shape)}; expected {(all ? "[steps, units], because each step gives an output" : "[units], because the last step alone gives an output")}.", argument);
        }
    }
}
