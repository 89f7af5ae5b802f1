using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Execution;

/// <summary>How a cell ended.</summary>
internal enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It failed as its tag <c>raises-exception</c> says it should.</summary>
    FailedAsExpected,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>The person at the keyboard stopped it.</summary>
    Cancelled,
}

/// <summary>What became of a code cell.</summary>
internal sealed record CellResult(NotebookCell Cell, CellStatus Status, IReadOnlyList<CellOutput> Outputs, CellError? Error, TimeSpan Time);

/// <summary>What became of a notebook: a result for each code cell that was started.</summary>
internal sealed record NotebookResult(Notebook Notebook, IReadOnlyList<CellResult> Cells, TimeSpan Time)
{
    public CellResult? Failure => Cells.FirstOrDefault(c => c.Status is CellStatus.Failed);

    public bool WasCancelled { get; init; }
}
