namespace NotebookNet.Tests;

/// <summary>The C# blocks of README and docs run. A block after a line <c>&lt;!-- no-run --&gt;</c> is left out.</summary>
public class MarkdownExampleTests
{
    public static TheoryData<string> Files =>
    [
        "CONTRIBUTING.md",
        .. Directory.GetFiles(Repository.File("docs"), "*.md").Select(file => "docs/" + Path.GetFileName(file)).Order(),
    ];

    [Fact]
    public async Task The_README_runs_from_top_to_bottom_in_an_empty_notebook()
    {
        var blocks = Blocks(File.ReadAllText(Repository.File("README.md"))).ToArray();
        Assert.True(blocks.Length > 0, "README.md has no C# block");
        Assert.Contains("Datasets.Iris()", blocks[0], StringComparison.Ordinal);
        var result = await ExampleSession.Run(blocks.Take(1), withPrelude: false);
        var history = Assert.IsType<History>(result);
        Assert.Equal(TrainingOutcome.Completed, history.Outcome);
        Assert.InRange(history["val_accuracy"][^1], 0.93, 1);
        await ExampleSession.Run(blocks, withPrelude: false);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_blocks_of_a_page_run(string file) =>
        await ExampleSession.Run(Blocks(File.ReadAllText(Repository.File(file))), withPrelude: true);

    [Fact]
    public void Blocks_are_found_in_lists_too_and_marked_ones_are_left_out()
    {
        const string page = """
            ```csharp
            var a = 1;
            ```
            1. item
               ```csharp
               if (a > 0)
               {
                   a
               }
               ```
            <!-- no-run -->
            ```csharp
            nonsense
            ```
               <!-- no-run -->
               ```csharp
               nonsense
               ```
            ```bash
            ls
            ```
            """;
        Assert.Equal(["var a = 1;", "if (a > 0)\n{\n    a\n}"], Blocks(page));
    }

    private static IEnumerable<string> Blocks(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() != "```csharp")
            {
                continue;
            }

            var indent = lines[i].Length - lines[i].TrimStart().Length;
            var isSkipped = i > 0 && lines[i - 1].Trim() == "<!-- no-run -->";
            var code = lines.Skip(i + 1).TakeWhile(line => line.Trim() != "```").ToArray();
            i += code.Length + 1;
            if (!isSkipped)
            {
                yield return string.Join('\n', code.Select(line => line[Math.Min(indent, line.Length)..]));
            }
        }
    }
}
