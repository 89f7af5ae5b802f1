namespace NotebookNet.Visuals;

/// <summary>How a layer goes through a sequence step by step and carries a state.</summary>
/// <param name="States">The names of what it carries from step to step: "h", or "h" and "c".</param>
/// <param name="ReturnsSequences">Whether each step gives an output instead of the last one alone.</param>
/// <example><code>new DiagramRecurrence(["h", "c"], ReturnsSequences: true)</code></example>
public sealed record DiagramRecurrence(IReadOnlyList<string> States, bool ReturnsSequences)
{
    /// <summary>What stands in its cells: "LSTM"; the kind of the layer when null.</summary>
    public string? Cell { get; init; }

    /// <summary>Whether it begins at the last step.</summary>
    public bool Backwards { get; init; }

    /// <summary>Whether it goes both ways, with a cell for each.</summary>
    public bool BothWays { get; init; }
}
