namespace NotebookNet.Hosting;

/// <summary>A console: one line that is rewritten in place on a terminal, and only the final line where output is redirected.</summary>
/// <param name="isLive">Whether lines can be rewritten; asked of the console when null.</param>
/// <param name="width">How many characters a line of the terminal has; asked of the console when null.</param>
internal sealed class ConsoleHost(bool? isLive = null, Func<int>? width = null) : INotebookHost
{
    /// <summary>The only one.</summary>
    public static ConsoleHost Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "console";

    /// <inheritdoc/>
    public bool IsLive => isLive ?? !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public bool DrawsPictures => false;

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

        var line = new RewrittenLine(width ?? (() => Console.WindowWidth));
        line.Update(value);
        return line;
    }

    private sealed class RewrittenLine(Func<int> width) : IDisplayHandle
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
            _ended = value is Visuals.TrainingMonitor { IsFinished: true };
            if (!_ended)
            {
                text = FittingTerminal(text);
            }

            Console.Out.Write('\r' + text.PadRight(_length));
            _length = text.Length;
            if (_ended)
            {
                Console.Out.WriteLine();
            }
        }

        // A line that wraps cannot be rewritten: the carriage return goes back to its last row only.
        private string FittingTerminal(string text)
        {
            try
            {
                var room = width() - 1;
                return room > 1 && text.Length > room ? text[..(room - 1)] + '…' : text;
            }
            catch (IOException)
            {
                return text;
            }
        }
    }
}
