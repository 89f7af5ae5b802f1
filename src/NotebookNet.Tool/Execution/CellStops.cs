namespace NotebookNet.Tool.Execution;

/// <summary>The errors of cells that did not end by themselves.</summary>
internal static class CellStops
{
    public static readonly CellError Cancelled = new() { Name = "Cancelled", Message = "the cell was stopped with Ctrl-C." };

    public static CellError TimedOut(TimeSpan limit) => new()
    {
        Name = "Timeout",
        Message = FormattableString.Invariant($"the cell took longer than {limit.TotalSeconds:0.###} s."),
        Cure = "give it more time with --timeout SECONDS, or less work (fewer epochs, less data).",
    };
}
