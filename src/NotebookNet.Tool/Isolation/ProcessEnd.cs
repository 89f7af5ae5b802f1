using NotebookNet.Tool.Execution;

namespace NotebookNet.Tool.Isolation;

/// <summary>Explains why the process of a notebook ended in the middle of a cell.</summary>
internal static class ProcessEnd
{
    private const int Signals = 128;
    private const int Killed = 9;
    private const int Shown = 12;

    // Windows' codes for the same two ends.
    private const int WindowsStackOverflow = unchecked((int)0xC00000FD);
    private const int WindowsFailFast = unchecked((int)0x80131623);

    /// <param name="exitCode">The process's exit code, with 128 + signal as shells count.</param>
    /// <param name="lastWords">What it wrote to its error output while the cell ran.</param>
    public static CellError Describe(int exitCode, string lastWords)
    {
        var (message, cure) = exitCode switch
        {
            _ when exitCode == WindowsStackOverflow || lastWords.Contains("Stack overflow", StringComparison.Ordinal) =>
                ("the cell ended the process: a stack overflow.", "look for a method that calls itself without an end."),
            _ when exitCode == WindowsFailFast || lastWords.Contains("Process terminated", StringComparison.Ordinal) =>
                ("the cell ended the process: Environment.FailFast.", "throw an exception instead: it is shown, and the process goes on."),
            _ when lastWords.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) =>
                ("the cell ended the process: no memory was left.", "use less data, a smaller batch or a smaller model."),
            Signals + Killed => ("the process was killed from outside (signal 9).",
                "when nobody did that, the system was out of memory: use less data, a smaller batch or a smaller model."),
            _ when lastWords.Contains("Unhandled exception", StringComparison.Ordinal) =>
                ("the cell ended the process: an exception on a thread that nobody catches.", "catch it on that thread, or use a Task and await it."),
            > Signals => (FormattableString.Invariant($"the cell ended the process (signal {exitCode - Signals})."),
                "that is usually native code: check the packages that the notebook references."),
            _ => (FormattableString.Invariant($"the cell ended the process with exit code {exitCode}."),
                "leave out Environment.Exit; a cell ends by itself."),
        };
        return new CellError
        {
            Name = "Process ended",
            Message = message,
            Details = [.. lastWords.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Shown)],
            Cure = cure,
        };
    }
}
