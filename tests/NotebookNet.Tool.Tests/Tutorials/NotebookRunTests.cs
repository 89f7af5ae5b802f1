using NotebookNet.Tool.Execution;

namespace NotebookNet.Tool.Tests.Tutorials;

/// <summary>Every notebook of the repository is executed, just as a reader would.</summary>
public class NotebookRunTests
{
    // The tutorials, and notebooks of these tests that use everything a cell can do.
    public static TheoryData<string> Notebooks =>
        new(Tutorials.Paths.Concat(Tutorials.In(Path.Combine("tests", "NotebookNet.Tool.Tests", "Samples"))));

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_cell_of_every_notebook_runs(string path)
    {
        var result = Tutorials.Execute(path);

        Assert.True(Tutorials.Failure(result) is null, Tutorials.Failure(result));
        Assert.Equal(result.Notebook.CodeCellCount, result.Cells.Count);
        Assert.All(result.Cells.Where(c => c.Status == CellStatus.Succeeded), c => Assert.DoesNotContain(c.Outputs, Tutorials.IsError));
    }
}
