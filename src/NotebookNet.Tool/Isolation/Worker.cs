using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Isolation;

/// <summary>
/// The process in which one notebook runs. Everything is passed on as it comes, so that a cell that ends the process takes nothing
/// with it but itself.
/// </summary>
internal static class Worker
{
    /// <summary>The first argument of such a process; the second is the handle of the pipe.</summary>
    public const string Argument = "--worker";

    public static async Task<int> RunAsync(string pipeHandle)
    {
        // The whole terminal hears Ctrl-C; the other process decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true);
        using var pipe = new AnonymousPipeClientStream(PipeDirection.Out, pipeHandle);
        using var requests = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        var (notebook, timeout) = WorkerRequest.Read((await requests.ReadLineAsync())!);
        using var stop = new CancellationTokenSource();
        _ = Task.Run(() => ListenAsync(requests, stop));
        var messages = new MessageWriter(pipe);
        await new NotebookRunner(new PipeObserver(messages), cellTimeout: timeout, listener: messages).RunAsync(notebook, stop.Token);
        messages.Send(new JsonObject { [WorkerMessage.Kind] = WorkerMessage.End });

        // At once: a thread that a cell has left behind would keep the process alive.
        Environment.Exit(0);
        return 0;
    }

    private static async Task ListenAsync(StreamReader requests, CancellationTokenSource stop)
    {
        var line = await requests.ReadLineAsync();
        await stop.CancelAsync();
        if (line is null)
        {
            // The process that asked for this is gone: nobody would read the results.
            await Task.Delay(TimeSpan.FromSeconds(6));
            Environment.Exit(1);
        }
    }

    private sealed class PipeObserver(MessageWriter messages) : IRunObserver
    {
        public void NotebookStarted(Notebook notebook)
        {
        }

        public void CellStarted(NotebookCell cell, string title) =>
            messages.Send(new JsonObject { [WorkerMessage.Kind] = WorkerMessage.CellStarted, ["number"] = cell.Number, ["title"] = title });

        public void Status(string line) => messages.Send(new JsonObject { [WorkerMessage.Kind] = WorkerMessage.Status, ["text"] = line });

        public void Warning(string message) => messages.Send(new JsonObject { [WorkerMessage.Kind] = WorkerMessage.Warning, ["text"] = message });

        public void CellFinished(CellResult result) => messages.Send(new JsonObject
        {
            [WorkerMessage.Kind] = WorkerMessage.CellEnded,
            ["status"] = result.Status.ToString(),
            ["error"] = WorkerMessage.Error(result.Error),
            ["seconds"] = result.Time.TotalSeconds,
        });
    }
}
