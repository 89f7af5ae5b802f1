using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Isolation;

/// <summary>
/// Runs a notebook in a process of its own and collects what it puts out. When that process ends in the middle of a cell
/// (<c>Environment.Exit</c>, a stack overflow, no memory left), all outputs so far are there, and the cell says what happened.
/// </summary>
internal sealed class IsolatedRun(IRunObserver observer, TimeSpan? cellTimeout = null)
{
    // The running process has five seconds to leave a cell; this is for one that does not even manage that.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(9);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<NotebookResult> RunAsync(Notebook notebook, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        observer.NotebookStarted(notebook);
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
        using var process = Start(pipe.GetClientHandleAsString());
        pipe.DisposeLocalCopyOfClientHandle();
        var collector = new OutputCollector(notebook, observer);
        Task[] readers =
        [
            ReadMessagesAsync(pipe, collector), PassOnAsync(process.StandardOutput, "stdout", collector),
            PassOnAsync(process.StandardError, "stderr", collector),
        ];
        await AskAsync(process, WorkerRequest.Write(notebook, cellTimeout));
        await WaitAsync(process, collector, cancellation);
        await Task.WhenAll(readers);
        collector.Finish(process.ExitCode, cancellation.IsCancellationRequested);
        return new NotebookResult(notebook, collector.Results, Stopwatch.GetElapsedTime(started))
        {
            WasCancelled = cancellation.IsCancellationRequested,
        };
    }

    private static Process Start(string pipeHandle)
    {
        var program = Environment.ProcessPath!;
        var isDotnet = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] tool = isDotnet ? ["exec", typeof(IsolatedRun).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. tool, Worker.Argument, pipeHandle])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        return Process.Start(start)!;
    }

    private static async Task AskAsync(Process process, string line)
    {
        try
        {
            await process.StandardInput.WriteLineAsync(line);
            await process.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // It has ended already, and that is what will be said.
        }
    }

    private static async Task ReadMessagesAsync(Stream pipe, OutputCollector collector)
    {
        using var reader = new StreamReader(pipe, Encoding.UTF8);
        while (await reader.ReadLineAsync() is { } line)
        {
            collector.Receive(line);
        }
    }

    // What did not go through the console of the cells: native libraries, and the runtime's last words.
    private static async Task PassOnAsync(StreamReader reader, string stream, OutputCollector collector)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) is var count and > 0)
        {
            collector.PassOn(stream, new string(buffer, 0, count));
        }
    }

    private async Task WaitAsync(Process process, OutputCollector collector, CancellationToken cancellation)
    {
        var ended = process.WaitForExitAsync(CancellationToken.None);
        var (since, progress, stopped) = (Stopwatch.GetTimestamp(), collector.Progress, false);
        while (!ended.IsCompleted)
        {
            if (cancellation.IsCancellationRequested && !stopped)
            {
                await AskAsync(process, WorkerRequest.Stop);
                (stopped, since) = (true, Stopwatch.GetTimestamp());
            }

            if (collector.Progress != progress)
            {
                (since, progress) = (Stopwatch.GetTimestamp(), collector.Progress);
            }

            // Told to stop, or done and kept alive by a thread of the notebook's, or stuck so deep that not even its clock runs.
            TimeSpan? limit = stopped || collector.IsComplete ? Patience : cellTimeout + Patience;
            if (Stopwatch.GetElapsedTime(since) > limit)
            {
                collector.NoteThatItWasKilled(stopped ? CellStops.Cancelled : CellStops.TimedOut(cellTimeout ?? Patience));
                process.Kill(entireProcessTree: true);
                await ended;
            }

            // The end and Ctrl-C are heard at once; the rest can wait a moment.
            await Task.WhenAny(ended, Task.Delay(Pause, stopped ? CancellationToken.None : cancellation));
        }
    }
}
