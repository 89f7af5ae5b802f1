namespace NotebookNet.Hosting;

/// <summary>The host the library currently runs in.</summary>
public static class NotebookHost
{
    private static INotebookHost? _current;

    /// <summary>The host in use: the one given to <see cref="Use"/>, else the one found out.</summary>
    public static INotebookHost Current => _current ?? throw new InvalidOperationException("not written yet");

    /// <summary>Makes the library use a host, for example a notebook front end of your own.</summary>
    /// <param name="host">The host, or null to let the library choose again.</param>
    public static void Use(INotebookHost? host) => _current = host;
}
