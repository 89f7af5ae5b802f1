using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using NotebookNet.Visuals;

namespace NotebookNet.Hosting;

/// <summary>The facts of a session: version, host, machine, vector instructions, threads, data folders, links. Draws itself as a table.</summary>
/// <remarks>Shown by <c>#!notebooknet</c> in a notebook and by <c>notebooknet info</c> in a terminal.</remarks>
/// <example><code>Console.WriteLine(NotebookNet.Hosting.NotebookHost.Info);</code></example>
public sealed class HostInfo : Displayable
{
    private const string PackagePage = "https://www.nuget.org/packages/NotebookNet";

    private HostInfo(IReadOnlyList<KeyValuePair<string, string>> facts) => Facts = facts;

    /// <summary>Names and values in the order they are shown.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; }

    /// <summary>The version of the library, such as 0.1.0.</summary>
    internal static string Version { get; } = typeof(HostInfo).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <inheritdoc/>
    public override string ToHtml() => Table().ToHtml();

    /// <inheritdoc/>
    public override string ToString()
    {
        var width = Facts.Max(fact => fact.Key.Length) + 3;
        return string.Join('\n', Facts.Select(fact => (fact.Key + ":").PadRight(width) + fact.Value));
    }

    /// <summary>Looks at the machine.</summary>
    internal static HostInfo Collect() => new(
    [
        new("NotebookNet", Version),
        new("Host", HostLine(NotebookHost.Current)),
        new("System", $"{RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})"),
        new(".NET", RuntimeInformation.FrameworkDescription),
        new("Processor", Processor.Name),
        new("Vector width", Processor.VectorWidth),
        new("Vector instructions", Processor.Instructions),
        new("Threads", ThreadLine()),
        new("Memory", Invariant($"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:0.0} GB available to this process")),
        .. DataFolders.All.Select(folder => KeyValuePair.Create(folder.Name, folder.Path)),
        new("Package", PackagePage),
    ]);

    private static string HostLine(INotebookHost host) =>
        host.Name + (host.IsLive ? ", live updates" : ", one final output") + (host.Cancellation.CanBeCanceled ? ", stop button" : "");

    private static string ThreadLine()
    {
        var set = Environment.GetEnvironmentVariable("NOTEBOOKNET_THREADS");
        var source = string.IsNullOrEmpty(set) ? "NOTEBOOKNET_THREADS changes it" : "NOTEBOOKNET_THREADS=" + Label.Full(set, 20);
        return Invariant($"{Workers.Count} of {Environment.ProcessorCount} cores ({source})");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private TablePicture Table() =>
        new([new("NotebookNet"), new(Version)], [.. Facts.Skip(1).Select(fact => new[] { fact.Key, fact.Value })]);
}
