using System.Globalization;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;
using Spectre.Console;

namespace NotebookNet.Tool.Terminal;

/// <summary>What a line is, so that a terminal can colour it.</summary>
internal enum LineStyle
{
    Normal,
    Title,
    Good,
    Quiet,
    Warning,
    Bad,
}

/// <summary>Says in the terminal how a run goes. How lines look, and whether something moves, is the subclass's business.</summary>
internal abstract class RunReport : IRunObserver
{
    private readonly Lock _lock = new();
    private readonly List<string> _written = [];
    private Notebook? _notebook;

    /// <summary>The running cell's line without its state; null between cells.</summary>
    protected string? Running { get; private set; }

    /// <summary>A live display for a person at a terminal; plain lines for a file, a pipe or a log.</summary>
    public static RunReport ForConsole()
    {
        var dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        return Console.IsOutputRedirected || dumb
            ? new PlainReport(Console.Out, Console.Error)
            : new LiveReport(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) }),
                Console.IsErrorRedirected ? Console.Error : null);
    }

    public virtual Task<NotebookResult> ShowWhileAsync(Func<IRunObserver, Task<NotebookResult>> run) => run(this);

    public void NotebookStarted(Notebook notebook)
    {
        _notebook = notebook;
        Line(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(notebook.Path)}: {notebook.CodeCellCount} code cells"), LineStyle.Title);
    }

    public void CellStarted(NotebookCell cell, string title)
    {
        lock (_lock)
        {
            Running = string.Create(CultureInfo.InvariantCulture, $"[{cell.CodeNumber}/{_notebook!.CodeCellCount}] cell {cell.Number}  {title}");
            Progress(Running, "");
        }
    }

    public void Status(string line)
    {
        lock (_lock)
        {
            if (Running is not null)
            {
                Progress(Running, line);
            }
        }
    }

    public void CellFinished(CellResult result)
    {
        lock (_lock)
        {
            var (word, style) = result.Status switch
            {
                CellStatus.Succeeded => ("ok", LineStyle.Good),
                CellStatus.FailedAsExpected => ("failed, as its tag says it should", LineStyle.Good),
                CellStatus.Cancelled => ("stopped", LineStyle.Warning),
                _ => ("failed", LineStyle.Bad),
            };
            Line($"  {Running}  {word}, {Seconds(result.Time)}", style);
            Running = null;
        }
    }

    public void Warning(string message) => Line("  note: " + message, LineStyle.Warning);

    public void Problem(string message) => Error(message);

    /// <summary>Says which cell failed, where, why, and what to do next.</summary>
    public void Failed(string path, CellResult failure)
    {
        var lines = ErrorText.Lines(failure.Error!, failure.Cell).ToList();
        Error($"\n{path}: {lines[0]}");
        foreach (var line in lines.Skip(1))
        {
            Error("  " + line);
        }

        Error("  Next: mend that cell and run again. What ran before it was written, with the error in its place.");
    }

    public void Cancelled(string path, NotebookResult result) => Line(
        string.Create(CultureInfo.InvariantCulture,
            $"\n{path}: stopped after {result.Cells.Count(c => c.Status == CellStatus.Succeeded)} of {result.Notebook.CodeCellCount} code cells. What ran was written."),
        LineStyle.Warning);

    public void Written(string path) => _written.Add(path);

    public void Opened(string path, bool opened)
    {
        if (!opened)
        {
            Line($"No desktop here; open this page in a browser: {path}", LineStyle.Normal);
        }
    }

    /// <summary>The last lines: what was written, and how long it all took.</summary>
    public void End(TimeSpan time)
    {
        Line("", LineStyle.Normal);
        foreach (var path in _written)
        {
            Line("wrote " + path, LineStyle.Normal);
        }

        Line("time  " + Seconds(time), LineStyle.Quiet);
    }

    /// <summary>Writes a line that stays.</summary>
    protected abstract void Line(string text, LineStyle style);

    /// <summary>Writes a line about something that went wrong.</summary>
    protected abstract void Error(string text);

    /// <summary>Shows what runs now; called under a lock, often.</summary>
    protected abstract void Progress(string cell, string state);

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");
}
