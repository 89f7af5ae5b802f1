namespace NotebookNet.Hosting;

/// <summary>The host the library currently runs in.</summary>
public static class NotebookHost
{
    private static INotebookHost? _chosen;

    /// <summary>The host in use: the one given to <see cref="Use"/>, else the console.</summary>
    public static INotebookHost Current => _chosen ?? ConsoleHost.Instance;

    /// <summary>Makes the library use a host, for example a notebook front end of your own.</summary>
    /// <param name="host">The host, or null for the console.</param>
    public static void Use(INotebookHost? host) => _chosen = host;

    /// <summary>
    /// Connects a host by delegates, so that neither side needs the other's assemblies. The package's
    /// <c>extension.dib</c> connects .NET Interactive this way.
    /// </summary>
    /// <param name="name">The host's name.</param>
    /// <param name="show">Shows an object as output of the running cell and returns how to replace it, or null when it cannot.</param>
    /// <param name="cancellation">Gives the token that is cancelled when the running cell is stopped; null when there is none.</param>
    public static void Connect(string name, Func<object, Action<object>?> show, Func<CancellationToken>? cancellation = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(show);
        Use(new DelegateHost(name, show, cancellation));
    }

    private sealed class DelegateHost(string name, Func<object, Action<object>?> show, Func<CancellationToken>? cancellation) : INotebookHost
    {
        public string Name => name;

        public bool IsLive => true;

        public CancellationToken Cancellation => cancellation?.Invoke() ?? default;

        public IDisplayHandle? Show(object value) => show(value) is { } update ? new Handle(update) : null;

        private sealed class Handle(Action<object> update) : IDisplayHandle
        {
            public void Update(object value) => update(value);
        }
    }
}
