namespace NotebookNet.Visuals;

/// <summary>Finds descriptions of branched models that contradict themselves.</summary>
internal static class GraphChecks
{
    /// <summary>Throws when the boxes cannot be one model in an order of computation.</summary>
    public static void Check(IReadOnlyList<GraphBox> boxes)
    {
        if (boxes.Count == 0)
        {
            throw new ArgumentException("A graph diagram needs at least one box.", nameof(boxes));
        }

        for (var i = 0; i < boxes.Count; i++)
        {
            CheckBox(boxes, i);
        }
    }

    private static void CheckBox(IReadOnlyList<GraphBox> boxes, int i)
    {
        if (boxes[i] is not { } box)
        {
            throw new ArgumentException($"Box {i} is null.", nameof(boxes));
        }

        var who = $"Box {i} ({Label.Full(box.Name, 60)})";
        if (box.Shape is null || box.Inputs is null)
        {
            throw new ArgumentException($"{who} has no {(box.Shape is null ? "shape" : "list of inputs")}; an empty one is [].", nameof(boxes));
        }

        if (box.Shape.Any(d => d < 1))
        {
            throw new ArgumentException($"{who} has the shape {Numbers.Shape(box.Shape)}; every dimension must be at least 1.", nameof(boxes));
        }

        if (box.Parameters < 0)
        {
            throw new ArgumentException($"{who} has {box.Parameters} parameters; a count cannot be negative.", nameof(boxes));
        }

        if (box.SharedWith is { } same && (same < 0 || same >= i))
        {
            throw new ArgumentException($"{who} is said to be the same layer as box {same}, which does not come before it.", nameof(boxes));
        }

        foreach (var input in box.Inputs)
        {
            if (input < 0 || input >= i)
            {
                var earlier = i == 0 ? "it is the first box and can read none" : $"only the boxes 0 to {i - 1} come before it";
                throw new ArgumentException($"{who} reads box {input}, but {earlier}. Give the boxes in an order in which they can be computed.", nameof(boxes));
            }
        }
    }
}
