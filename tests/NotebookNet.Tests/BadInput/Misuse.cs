namespace NotebookNet.Tests;

/// <summary>A mistake, and what the library must say: the kind of exception and the key fragments of its message.</summary>
internal sealed record Misuse(string Name, Type Exception, Action Action, string[] Fragments)
{
    public string Message()
    {
        var error = Record.Exception(Action);
        Assert.True(error is not null, $"{Name}: nothing was refused");
        Assert.True(error.GetType() == Exception, $"{Name}: expected {Exception.Name}, got {error}");
        return error.Message;
    }
}
