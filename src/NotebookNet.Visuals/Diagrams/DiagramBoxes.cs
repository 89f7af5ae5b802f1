namespace NotebookNet.Visuals;

/// <summary>Turns layers into the boxes of a graph.</summary>
internal static class DiagramBoxes
{
    /// <summary>A box for each layer; with <paramref name="expand"/> a box for each part of those that have parts.</summary>
    public static IReadOnlyList<GraphBox> Of(IReadOnlyList<DiagramLayer> layers, bool expand = true)
    {
        var boxes = new List<GraphBox>();
        var places = new int[layers.Count];
        var starts = new int[layers.Count];
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            int[] inputs = [.. (layer.Inputs ?? (i == 0 ? [] : [i - 1])).Select(s => places[s])];
            var isOutput = layer.IsOutput || i == layers.Count - 1;
            int? shared = layer.SharedWith is { } same ? starts[same] : null;
            starts[i] = boxes.Count;
            if (!expand || layer.Parts.Count == 0)
            {
                boxes.Add(BoxOf(layer, inputs) with { IsOutput = isOutput, SharedWith = shared });
            }
            else
            {
                AddParts(boxes, layer, inputs, isOutput, shared);
            }

            places[i] = boxes.Count - 1;
        }

        return boxes;
    }

    private static GraphBox BoxOf(DiagramLayer layer, int[] inputs) => new(layer.Name, layer.KindAndWindowOnly, layer.Shape, layer.Parameters, inputs)
    {
        Activation = layer.Activation,
        Trainable = layer.Trainable,
        Values = layer.Values,
    };

    private static void AddParts(List<GraphBox> boxes, DiagramLayer layer, int[] inputs, bool isOutput, int? shared)
    {
        var first = boxes.Count;
        for (var p = 0; p < layer.Parts.Count; p++)
        {
            var part = layer.Parts[p];
            int[] reads = [.. (part.Inputs ?? [p - 1]).SelectMany(s => s < 0 ? inputs : [first + s])];
            var isLast = p == layer.Parts.Count - 1;
            boxes.Add(BoxOf(part with { Trainable = layer.Trainable && part.Trainable, Values = isLast ? layer.Values : part.Values }, reads) with
            {
                Group = layer.Name,
                IsOutput = isOutput && isLast,
                SharedWith = shared + p,
            });
        }
    }
}
