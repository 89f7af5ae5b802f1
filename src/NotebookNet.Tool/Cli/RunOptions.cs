namespace NotebookNet.Tool.Cli;

/// <summary>What a person asked <c>notebooknet run</c> to do.</summary>
internal sealed record RunOptions
{
    /// <summary>Notebooks and folders of notebooks.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    public string Output { get; init; } = "artifacts";

    public bool Html { get; init; }

    public bool InPlace { get; init; }

    public bool Open { get; init; }

    /// <summary>Values for the cell tagged <c>parameters</c>, as name=value.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The longest time a cell may take; null for as long as it wants.</summary>
    public TimeSpan? CellTimeout { get; init; }
}
