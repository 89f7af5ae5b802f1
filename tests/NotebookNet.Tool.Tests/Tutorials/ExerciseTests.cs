using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Tutorials;

/// <summary>The solutions of the exercises are not cells, so no run of a tutorial executes them. These tests do.</summary>
public class ExerciseTests
{
    public static TheoryData<string> All => new(Tutorials.Paths);

    [Theory]
    [MemberData(nameof(All))]
    public void A_tutorial_ends_with_three_exercises_whose_solutions_are_hidden(string path)
    {
        var exercises = Exercise.Of(Tutorials.Read(path));

        Assert.Equal(3, exercises.Count);
        Assert.All(exercises, exercise => Assert.False(string.IsNullOrWhiteSpace(exercise.Solution), $"{path}, exercise {exercise.Number} has no solution."));
    }

    // A reader copies a solution into a cell behind the last one. No solution is left out: MNIST is in the repository, and what needs
    // other data (Fashion-MNIST) is said in words. Code that downloads would fail here with the name of what is missing.
    [Theory]
    [MemberData(nameof(All))]
    public void The_code_of_every_solution_runs_behind_its_tutorial(string path)
    {
        var tutorial = Tutorials.Read(path);
        var blocks = Exercise.Of(tutorial).SelectMany(exercise => exercise.Blocks.Select(block => (exercise.Number, block.Language, block.Code))).ToList();
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.True(block.Language == "csharp", $"{path}, exercise {block.Number}: a block of '{block.Language}' is not C#, so nothing runs it."));

        var result = Run.Loaded(With(tutorial, blocks.Select(block => block.Code)));

        var last = result.Cells[^1].Cell.Number - tutorial.Cells.Count;
        var where = last > 0 ? $"exercise {blocks[last - 1].Number}" : "a cell of the tutorial itself";
        Assert.True(Tutorials.Failure(result) is null, $"{path}, {where}:\n{Tutorials.Failure(result)}");
        Assert.Equal(tutorial.CodeCellCount + blocks.Count, result.Cells.Count);
        Assert.All(result.Cells.Where(cell => cell.Status == CellStatus.Succeeded), cell => Assert.DoesNotContain(cell.Outputs, Tutorials.IsError));
    }

    // It keeps the tutorial's path: cells run in that folder and find the repository's data from there.
    private static Notebook With(Notebook tutorial, IEnumerable<string> code)
    {
        foreach (var source in code)
        {
            tutorial.Root["cells"]!.AsArray().Add(Source.Code(source));
        }

        return IpynbReader.Read(tutorial.Path, tutorial.Path, JupyterJson.Write(tutorial.Root));
    }
}
