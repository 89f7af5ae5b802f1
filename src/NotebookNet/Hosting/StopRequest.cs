using System.Runtime.InteropServices;

namespace NotebookNet.Hosting;

/// <summary>
/// Listens for a stop while a training runs: the host's stop button, or Ctrl-C where the host has none. After the training Ctrl-C ends
/// the program again, as it does while one ignores the first.
/// </summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource? _source;
    private readonly PosixSignalRegistration? _registration;

    private StopRequest()
    {
        Token = NotebookHost.Current.Cancellation;
        if (Token.CanBeCanceled)
        {
            return;
        }

        _source = new CancellationTokenSource();
        Token = _source.Token;
        try
        {
            _registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        }
        catch (PlatformNotSupportedException)
        {
            // A platform without signals has no Ctrl-C either.
        }
    }

    /// <summary>Cancelled when somebody wants the training to end.</summary>
    public CancellationToken Token { get; }

    /// <summary>Begins to listen, until disposed.</summary>
    public static StopRequest Listen() => new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration?.Dispose();
        _source?.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (!_source!.IsCancellationRequested)
        {
            context.Cancel = true;
            _source.Cancel();
        }
    }
}
