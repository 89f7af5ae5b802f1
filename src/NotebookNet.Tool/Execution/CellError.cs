namespace NotebookNet.Tool.Execution;

/// <summary>Why a cell failed, in the words a person needs.</summary>
internal sealed record CellError
{
    /// <summary>The kind, for example <c>Compilation error CS0103</c> or <c>System.FormatException</c>.</summary>
    public required string Name { get; init; }

    public required string Message { get; init; }

    /// <summary>The line in the cell, counted from 1; null when it is not known.</summary>
    public int? Line { get; init; }

    /// <summary>More detail, a line each: further messages, the source line, the frames of the user's code.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>What usually helps; null when nothing general can be said.</summary>
    public string? Cure { get; init; }
}
