using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Packages;

namespace NotebookNet.Tool.Tests.Support;

/// <summary>Runs cells in this process.</summary>
internal static class Run
{
    public static NotebookResult Cells(params string[] code) => Notebook(Source.Notebook([.. code.Select(c => Source.Code(c))]));

    public static NotebookResult Notebook(string ipynb, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        using var folder = new TempFolder();
        return File(folder.Write("test.ipynb", ipynb), timeout, cancellation: cancellation);
    }

    public static NotebookResult File(
        string path, TimeSpan? timeout = null, Observer? observer = null, PackageRestorer? restorer = null, CancellationToken cancellation = default) =>
        new NotebookRunner(observer ?? new Observer(), restorer, timeout).RunAsync(NotebookFile.Read(path), cancellation).GetAwaiter().GetResult();

    public static NotebookResult Loaded(Notebook notebook) =>
        new NotebookRunner(new Observer()).RunAsync(notebook, CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>The outputs of one cell as short lines: what, and its text.</summary>
    public static string[] Lines(this CellResult cell) => [.. cell.Outputs.Select(o => o switch
    {
        StreamOutput s => $"{s.Name}: {s.Text}",
        DisplayOutput { IsResult: true } d => "result: " + d.Content["text/plain"],
        DisplayOutput d => "display: " + d.Content["text/plain"],
        ErrorOutput e => "error: " + e.Error.Message,
        _ => "?",
    })];

    public static MimeBundle Shown(this CellResult cell, int index = 0) => cell.Outputs.OfType<DisplayOutput>().ElementAt(index).Content;
}

/// <summary>Remembers what a run reported.</summary>
internal sealed class Observer : IRunObserver
{
    public List<string> Titles { get; } = [];

    public List<string> States { get; } = [];

    public List<string> Warnings { get; } = [];

    public void NotebookStarted(Notebook notebook)
    {
    }

    public void CellStarted(NotebookCell cell, string title) => Titles.Add(title);

    public void Status(string line) => States.Add(line);

    public void Warning(string message) => Warnings.Add(message);

    public void CellFinished(CellResult result)
    {
    }
}
