namespace NotebookNet.Tests;

/// <summary>Collects what is written to the console until disposed.</summary>
internal sealed class Capture : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly StringWriter _written = new();
    private readonly StringWriter _errors = new();

    public Capture()
    {
        Console.SetOut(_written);
        Console.SetError(_errors);
    }

    public string[] Lines => _written.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    public string Errors => _errors.ToString();

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
    }
}
