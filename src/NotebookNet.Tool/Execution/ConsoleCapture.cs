using System.Text;

namespace NotebookNet.Tool.Execution;

/// <summary>Sends everything written to the console to the running cell, until disposed.</summary>
internal sealed class ConsoleCapture : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextReader _in = Console.In;

    public ConsoleCapture(Func<CellOutputs?> target)
    {
        Console.SetOut(new CellWriter("stdout", target));
        Console.SetError(new CellWriter("stderr", target));
        // Nobody sits at the keyboard of a headless run: a question gets "no more input" and not an endless wait.
        Console.SetIn(TextReader.Null);
    }

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(_in);
    }

    private sealed class CellWriter(string stream, Func<CellOutputs?> target) : TextWriter
    {
        private char _half;

        public override Encoding Encoding => Encoding.UTF8;

        public override string NewLine => "\n";

        // Half a character (an emoji, written char by char) is none yet.
        public override void Write(char value)
        {
            if (char.IsHighSurrogate(value))
            {
                _half = value;
            }
            else if (char.IsLowSurrogate(value) && _half != default)
            {
                target()?.Write(stream, [_half, value]);
                _half = default;
            }
            else
            {
                target()?.Write(stream, [value]);
            }
        }

        public override void Write(char[] buffer, int index, int count) => target()?.Write(stream, buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer) => target()?.Write(stream, buffer);

        public override void Write(string? value) => target()?.Write(stream, value);

        public override void WriteLine(string? value) => target()?.Write(stream, value + "\n");
    }
}
