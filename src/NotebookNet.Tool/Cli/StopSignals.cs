using System.Runtime.InteropServices;

namespace NotebookNet.Tool.Cli;

/// <summary>Turns Ctrl-C and a polite kill into a cancellation; the second Ctrl-C ends the process at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations;

    private StopSignals(CancellationTokenSource stop) =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(s => PosixSignalRegistration.Create(s, context =>
        {
            if (!stop.IsCancellationRequested)
            {
                context.Cancel = true;
                stop.Cancel();
            }
        }))];

    public static StopSignals Listen(CancellationTokenSource stop) => new(stop);

    public void Dispose() => _registrations.ForEach(r => r.Dispose());
}
