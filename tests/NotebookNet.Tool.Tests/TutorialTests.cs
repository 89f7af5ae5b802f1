using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests;

/// <summary>Every notebook of the repository is executed, just as a reader would.</summary>
public class TutorialTests
{
    // The tutorials, and a notebook of these tests that uses everything a cell can do.
    private static readonly string[] Folders = ["notebooks", Path.Combine("tests", "NotebookNet.Tool.Tests", "Samples")];

    public static TheoryData<string> Notebooks => new(Folders
        .Where(f => Directory.Exists(Path.Combine(Root, f)))
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.ipynb"))
        .Select(f => Path.GetRelativePath(Root, f))
        .Order(StringComparer.Ordinal));

    internal static string Root { get; } = FindRoot();

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_cell_of_every_notebook_runs(string path)
    {
        var result = Run.File(Path.Combine(Root, path));

        var failure = result.Cells.FirstOrDefault(c => c.Status == CellStatus.Failed);
        Assert.True(failure is null, failure is null ? "" : string.Join('\n', ErrorText.Lines(failure.Error!, failure.Cell)));
        Assert.Equal(result.Notebook.CodeCellCount, result.Cells.Count);
        Assert.All(result.Cells.Where(c => c.Status == CellStatus.Succeeded), c => Assert.DoesNotContain(c.Outputs, o => o is ErrorOutput or StreamOutput { Name: "stderr" }));
    }

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
