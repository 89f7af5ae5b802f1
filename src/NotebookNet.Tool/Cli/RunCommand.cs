using System.Diagnostics;
using NotebookNet.Hosting;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Isolation;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Page;
using NotebookNet.Tool.Terminal;

namespace NotebookNet.Tool.Cli;

/// <summary><c>notebooknet run</c>.</summary>
internal static class RunCommand
{
    public static async Task<int> RunAsync(RunOptions options, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var report = RunReport.ForConsole();
        IReadOnlyList<PlannedRun> plan;
        try
        {
            plan = RunPlan.Make(options);
            // Before hours of training, not after them.
            foreach (var path in plan.SelectMany(r => new[] { r.NotebookOutput, r.HtmlOutput }).OfType<string>())
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }
        }
        catch (Exception error) when (error is UsageException or NotebookFileException or IOException or UnauthorizedAccessException)
        {
            report.Problem(error.Message);
            return ExitCodes.WrongUse;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var signals = StopSignals.Listen(stop);
        var failed = false;
        foreach (var run in plan)
        {
            if (run.Unused.Count > 0)
            {
                report.Warning($"{run.ShownPath} does not declare {string.Join(", ", run.Unused)}; it runs without.");
            }

            var result = await report.ShowWhileAsync(observer =>
                new IsolatedRun(observer, options.CellTimeout).RunAsync(run.Notebook, stop.Token));
            if (!TryWrite(run, result, report))
            {
                return ExitCodes.WrongUse;
            }

            failed |= result.Failure is not null;
            if (result.Failure is { } failure)
            {
                report.Failed(run.ShownPath, failure);
            }

            if (stop.IsCancellationRequested)
            {
                report.Cancelled(run.ShownPath, result);
                report.End(Stopwatch.GetElapsedTime(started));
                return ExitCodes.Cancelled;
            }
        }

        report.End(Stopwatch.GetElapsedTime(started));
        if (options.Open)
        {
            foreach (var page in plan.Select(r => r.HtmlOutput).OfType<string>())
            {
                report.Opened(page, Desktop.TryOpen(page));
            }
        }

        return failed ? ExitCodes.CellFailed : ExitCodes.Success;
    }

    private static bool TryWrite(PlannedRun run, NotebookResult result, RunReport report)
    {
        try
        {
            AtomicFile.Write(run.NotebookOutput, JupyterJson.Write(IpynbWriter.Execute(result)));
            report.Written(run.NotebookOutput);
            if (run.HtmlOutput is { } page)
            {
                AtomicFile.Write(page, NotebookPage.Create(result));
                report.Written(page);
            }

            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            report.Problem($"{run.ShownPath}: the result could not be written: {error.Message}\n"
                + "  what helps: choose a folder that can be written to with --output DIR.");
            return false;
        }
    }
}
