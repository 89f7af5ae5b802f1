using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive.Formatting;
using NotebookNet.Hosting;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Packages;

namespace NotebookNet.Tool.Execution;

/// <summary>Runs the cells of a notebook in order, until the end or the first one that fails.</summary>
internal sealed class NotebookRunner(
    IRunObserver observer, PackageRestorer? restorer = null, TimeSpan? cellTimeout = null, IOutputListener? listener = null)
{
    /// <summary>The tag (nbclient's) of a cell that shows an error on purpose.</summary>
    public const string ExpectsErrorTag = "raises-exception";

    // How long a cell that was told to stop may take to leave usable results behind.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Runs a notebook in this process. One notebook runs at a time: console, culture and current folder are the process's.</summary>
    public async Task<NotebookResult> RunAsync(Notebook notebook, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var folder = Directory.GetCurrentDirectory();
        var cultures = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture);
        var host = new RunnerHost();
        using var references = new ScriptReferences();
        using var console = new ConsoleCapture(() => RunningCell.Outputs);
        try
        {
            Directory.SetCurrentDirectory(notebook.Folder);
            // The same digits on every machine, whatever language its owner speaks.
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Formatter.ResetToDefault();
            NotebookHost.Use(host);
            observer.NotebookStarted(notebook);
            var directives = new DirectiveRunner(notebook.Folder, references, restorer ?? new PackageRestorer(), observer);
            var cells = new CellRunner(notebook.Folder, new ScriptSession(notebook.Folder, references), references, directives);
            var results = await RunCellsAsync(notebook, cells, host, cancellation);
            return new NotebookResult(notebook, results, Stopwatch.GetElapsedTime(started))
            {
                WasCancelled = cancellation.IsCancellationRequested,
            };
        }
        finally
        {
            RunningCell.Stop();
            NotebookHost.Use(null);
            Directory.SetCurrentDirectory(folder);
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.CurrentCulture) = cultures;
        }
    }

    private async Task<List<CellResult>> RunCellsAsync(
        Notebook notebook, CellRunner cells, RunnerHost host, CancellationToken cancellation)
    {
        var results = new List<CellResult>();
        var title = "";
        foreach (var cell in notebook.Cells)
        {
            if (!cell.IsCode)
            {
                title = CellTitle.Heading(cell.Source) ?? title;
                continue;
            }

            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            observer.CellStarted(cell, title.Length > 0 ? title : CellTitle.FirstLine(cell.Source));
            var result = await RunCellAsync(cell, cells, host, cancellation);
            results.Add(result);
            observer.CellFinished(result);
            if (result.Status is CellStatus.Failed or CellStatus.Cancelled)
            {
                break;
            }
        }

        return results;
    }

    private async Task<CellResult> RunCellAsync(NotebookCell cell, CellRunner cells, RunnerHost host, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var outputs = new CellOutputs(listener: listener);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (cellTimeout is { } limit)
        {
            stop.CancelAfter(limit);
        }

        host.Cancellation = stop.Token;
        RunningCell.Start(outputs, value => observer.Status(CellTitle.OneLine(value.ToString() ?? "")));
        // Its own thread: a cell that never yields must not keep the tool from hearing Ctrl-C.
        var work = Task.Factory.StartNew(() => cells.RunAsync(cell, outputs, stop.Token), CancellationToken.None,
            TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        var error = await WaitAsync(work, stop.Token);
        RunningCell.Stop();
        var status = error is null ? CellStatus.Succeeded : CellStatus.Failed;
        if (cancellation.IsCancellationRequested)
        {
            (status, error) = (CellStatus.Cancelled, CellStops.Cancelled);
        }
        else if (stop.IsCancellationRequested)
        {
            (status, error) = (CellStatus.Failed, CellStops.TimedOut(cellTimeout!.Value));
        }
        else if (error is not null && cell.Tags.Contains(ExpectsErrorTag))
        {
            status = CellStatus.FailedAsExpected;
        }

        if (error is not null)
        {
            outputs.Fail(error);
        }

        return new CellResult(cell, status, outputs.Items, error, Stopwatch.GetElapsedTime(started));
    }

    private static async Task<CellError?> WaitAsync(Task<CellError?> work, CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        using var registration = stop.Register(stopped.SetResult);
        if (await Task.WhenAny(work, stopped.Task) != work && await Task.WhenAny(work, Task.Delay(Grace, CancellationToken.None)) != work)
        {
            // It does not listen. Its thread ends with the process; what it printed so far is kept.
            return null;
        }

        try
        {
            return await work;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }
}
