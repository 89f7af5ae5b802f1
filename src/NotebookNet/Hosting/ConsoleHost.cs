namespace NotebookNet.Hosting;

/// <summary>A console: one line that is rewritten in place on a terminal, and only the final line where output is redirected.</summary>
internal sealed class ConsoleHost : INotebookHost
{
    /// <summary>The only one.</summary>
    public static ConsoleHost Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "console";

    /// <inheritdoc/>
    public bool IsLive => !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public CancellationToken Cancellation => default;

    /// <inheritdoc/>
    public IDisplayHandle? Show(object value)
    {
        if (!IsLive)
        {
            Console.Out.WriteLine(value);
            return null;
        }

        var line = new RewrittenLine();
        line.Update(value);
        return line;
    }

    private sealed class RewrittenLine : IDisplayHandle
    {
        private int _length;
        private bool _ended;

        public void Update(object value)
        {
            if (_ended)
            {
                return;
            }

            var text = value.ToString() ?? string.Empty;
            Console.Out.Write('\r' + text.PadRight(_length));
            _length = text.Length;
            if (value is Visuals.TrainingMonitor { IsFinished: true })
            {
                Console.Out.WriteLine();
                _ended = true;
            }
        }
    }
}
