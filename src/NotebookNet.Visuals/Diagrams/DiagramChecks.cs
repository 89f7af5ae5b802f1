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
            var layer = layers[i];
            var who = $"Layer {i} ({Label.Full(layer.Name, 60)})";
            if (layer.Shape.Any(d => d < 1))
            {
                throw new ArgumentException($"{who} has the shape {Numbers.Shape(layer.Shape)}; every dimension must be at least 1.", nameof(layers));
            }

            foreach (var (what, count) in new[] { ("biases", layer.Bias?.Count), ("unit names", layer.UnitNames?.Count), ("values", layer.IsFlat ? layer.Values?.Count : null) })
            {
                if (count is { } came && came != layer.Units)
                {
                    throw new ArgumentException($"{who} has {layer.Units} units, but {came} {what} came.", nameof(layers));
                }
            }

            if (layer.Weights is { } weights)
            {
                var before = i == 0 ? 0 : layers[i - 1].Units;
                if (weights.GetLength(0) != before || weights.GetLength(1) != layer.Units)
                {
                    throw new ArgumentException(
                        $"{who} has weights of shape [{weights.GetLength(0)}, {weights.GetLength(1)}]; expected [units of the layer before, units of this layer] = [{before}, {layer.Units}].",
                        nameof(layers));
                }
            }
        }
    }
}
