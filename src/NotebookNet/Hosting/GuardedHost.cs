using NotebookNet.Visuals;

namespace NotebookNet.Hosting;

/// <summary>
/// Stands between the library and a host: hosts change and break, and a picture that cannot be shown must never end a training or
/// a cell. What fails is printed as text once, and the first failure of the session is said.
/// </summary>
internal sealed class GuardedHost(INotebookHost host) : INotebookHost
{
    private int _warnings;

    /// <inheritdoc/>
    public string Name => Ask(() => host.Name, "unknown host");

    /// <inheritdoc/>
    public bool IsLive => Ask(() => host.IsLive, false);

    /// <inheritdoc/>
    public bool DrawsPictures => Ask(() => host.DrawsPictures, false);

    /// <inheritdoc/>
    public bool KeepsOutputs => Ask(() => host.KeepsOutputs, false);

    /// <inheritdoc/>
    public CancellationToken Cancellation => Ask(() => host.Cancellation, default);

    /// <inheritdoc/>
    public IDisplayHandle? Show(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        try
        {
            return host.Show(value) is { } handle ? new Handle(this, handle) : null;
        }
        catch (Exception error)
        {
            Warn(error);
            var text = new Handle(this, null);
            text.Update(value);
            return text;
        }
    }

    private static T Ask<T>(Func<T> question, T otherwise)
    {
        try
        {
            return question() ?? otherwise;
        }
        catch (Exception)
        {
            return otherwise;
        }
    }

    // To stdout, both of them: some hosts take anything on stderr for an error of the cell.
    private static void Print(object value)
    {
        try
        {
            Console.Out.WriteLine(value.ToString());
        }
        catch (Exception)
        {
            // Nowhere left to say it.
        }
    }

    private void Warn(Exception error)
    {
        if (Interlocked.Exchange(ref _warnings, 1) == 0)
        {
            Print($"NotebookNet: {Name} could not show a picture, so its text is printed instead ({error.GetType().Name}: {Label.Full(error.Message)}). This is said once.");
        }
    }

    // Without a handle of the host it is one that prints: the first state that will stay, and nothing after it.
    private sealed class Handle(GuardedHost owner, IDisplayHandle? shown) : IDisplayHandle
    {
        private readonly Lock _lock = new();
        private IDisplayHandle? _shown = shown;
        private bool _printed;

        public void Update(object value)
        {
            lock (_lock)
            {
                try
                {
                    if (_shown is not null)
                    {
                        _shown.Update(value);
                        return;
                    }
                }
                catch (Exception error)
                {
                    owner.Warn(error);
                    _shown = null;
                }

                if (!_printed && value is not TrainingMonitor { IsFinished: false })
                {
                    _printed = true;
                    Print(value);
                }
            }
        }
    }
}
