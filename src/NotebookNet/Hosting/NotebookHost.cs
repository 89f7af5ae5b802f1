using System.Reflection;

namespace NotebookNet.Hosting;

/// <summary>The host the library currently runs in.</summary>
/// <remarks>
/// It is found without being asked: the package's <c>extension.dib</c> connects .NET Interactive, Verso and ClrKernel are known by the
/// assemblies they have loaded, the runner <c>notebooknet</c> sets itself, and everywhere else it is the console.
/// </remarks>
public static class NotebookHost
{
    private static readonly GuardedHost Console = new(ConsoleHost.Instance);
    private static GuardedHost? _chosen;
    private static GuardedHost? _loaded;

    /// <summary>Where hosts are looked for; tests that load assemblies with hosts' names put something else here.</summary>
    internal static Func<IEnumerable<Assembly>> LoadedAssemblies
    {
        get;
        set => (field, _loaded) = (value, null);
    }
    = AppDomain.CurrentDomain.GetAssemblies;

    /// <summary>
    /// The host in use: the one given to <see cref="Use"/>, else one whose assemblies are loaded, else the console. It never throws:
    /// what the host fails to show is printed as text, with one warning a session.
    /// </summary>
    public static INotebookHost Current => _chosen ?? Loaded() ?? Console;

    /// <summary>What a bug report or a question about speed needs: version, machine, threads, folders. It draws itself.</summary>
    public static HostInfo Info => HostInfo.Collect();

    /// <summary>One quiet line that says that the library is there; <c>extension.dib</c> prints it when the package is loaded.</summary>
    public static string Greeting =>
        FormattableString.Invariant($"NotebookNet {HostInfo.Version} · {Processor.Short} · {Workers.Count} thread{(Workers.Count == 1 ? "" : "s")} · {MagicCommand.Name} tells more");

    /// <summary>Makes the library use a host, for example a notebook front end of your own.</summary>
    /// <param name="host">The host, or null to choose automatically again.</param>
    /// <example><code>
    /// NotebookNet.Hosting.NotebookHost.Use(null);
    /// Console.WriteLine(NotebookNet.Hosting.NotebookHost.Current.Name);
    /// </code></example>
    public static void Use(INotebookHost? host) => _chosen = host switch
    {
        null => null,
        GuardedHost guarded => guarded,
        _ => new GuardedHost(host),
    };

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

    /// <summary>Adds the magic command <c>#!notebooknet</c> to a kernel of .NET Interactive; called by <c>extension.dib</c>.</summary>
    /// <param name="kernel">The root kernel: an object of the host's assemblies, which this library does not reference.</param>
    /// <exception cref="NotSupportedException">This build of the host has no way to add a command that this library knows.</exception>
    public static void AddMagicCommand(object kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        MagicCommand.AddTo(kernel);
    }

    /// <summary>Carries out <c>#!notebooknet</c>: what it shows as the output of the cell.</summary>
    /// <param name="arguments">What stands behind the command: nothing, or <c>--help</c>.</param>
    /// <returns>The facts about this session, or the help.</returns>
    /// <example><code>Console.WriteLine(NotebookNet.Hosting.NotebookHost.RunMagicCommand("--help"));</code></example>
    public static Visuals.Displayable RunMagicCommand(string? arguments = null) => MagicCommand.Run(arguments);

    // Only what is found is kept: a host may load its assemblies after this library was first used.
    private static GuardedHost? Loaded() =>
        _loaded ??= FinalOutputHost.Find(LoadedAssemblies()) is { } host ? new GuardedHost(host) : null;
}
