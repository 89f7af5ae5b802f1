using System.Collections.Concurrent;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Tutorials;

/// <summary>The repository's notebooks: found, read, and executed once for all tests.</summary>
internal static class Tutorials
{
    private static readonly ConcurrentDictionary<string, NotebookResult> Results = new(StringComparer.Ordinal);

    public static string Root { get; } = FindRoot();

    /// <summary>The tutorials, as paths from the repository's root.</summary>
    public static IReadOnlyList<string> Paths { get; } = In("notebooks");

    /// <summary>Notebooks of a folder, as paths from the repository's root.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.ipynb").Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal)];

    public static Notebook Read(string path) => NotebookFile.Read(Path.Combine(Root, path));

    public static NotebookResult Execute(string path) => Results.GetOrAdd(path, p => Run.File(Path.Combine(Root, p)));

    /// <summary>What went wrong in the cell that failed; null when none did.</summary>
    public static string? Failure(NotebookResult result) =>
        result.Failure is { } failed ? string.Join('\n', ErrorText.Lines(failed.Error!, failed.Cell)) : null;

    /// <summary>Whether a cell complains in its output, although it did not fail.</summary>
    public static bool IsError(CellOutput output) => output is ErrorOutput or StreamOutput { Name: "stderr" };

    /// <summary>The tags of a cell.</summary>
    public static IReadOnlyList<string> Tags(Notebook notebook, int cell) =>
        notebook.Root["cells"]![cell]!["metadata"]?["tags"]?.AsArray().Select(tag => tag!.ToString()).ToArray() ?? [];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NotebookNet.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("NotebookNet.sln is in no folder above the tests.");
        }

        return folder;
    }
}
