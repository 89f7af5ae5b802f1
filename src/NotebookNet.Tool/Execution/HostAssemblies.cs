using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace NotebookNet.Tool.Execution;

/// <summary>The assemblies this process runs on: the framework's and the tool's own.</summary>
internal static class HostAssemblies
{
    private static readonly Dictionary<string, string> Paths =
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(p => Path.GetFileNameWithoutExtension(p), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);

    // One reference object per file: the compiler takes types of two references to the same file for different types.
    private static readonly ConcurrentDictionary<string, PortableExecutableReference> References = new(StringComparer.OrdinalIgnoreCase);

    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The framework's assemblies, which every cell can use.</summary>
    public static IEnumerable<PortableExecutableReference> Framework =>
        Paths.Where(p => Path.GetDirectoryName(p.Value) == FrameworkFolder).Select(p => Reference(p.Key)!);

    public static bool Has(string name) => Paths.ContainsKey(name);

    /// <summary>The reference to an assembly of this process; null when there is none of that simple name.</summary>
    public static PortableExecutableReference? Reference(string name) =>
        Paths.TryGetValue(name, out var path) ? References.GetOrAdd(name, _ => MetadataReference.CreateFromFile(path)) : null;
}
