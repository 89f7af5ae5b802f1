using System.Text.RegularExpressions;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Tests.Tutorials;

/// <summary>What holds for every tutorial: its form, its outputs, its claims.</summary>
public partial class TutorialTests
{
    // Names that only some hosts know, or that some host cannot compile.
    private static readonly string[] HostOnly = ["display(", ".Display(", "DisplayAs", "HTML(", "KernelInvocationContext", "dynamic ", "#!time", "#!import", "#i "];

    public static TheoryData<string> All => new(Tutorials.Paths);

    [Theory]
    [MemberData(nameof(All))]
    public void The_committed_outputs_are_those_of_its_code(string path)
    {
        var committed = File.ReadAllText(Path.Combine(Tutorials.Root, path));
        var executed = JupyterJson.Write(IpynbWriter.Execute(Tutorials.Execute(path)));

        Assert.True(
            committed.TrimEnd() == executed.TrimEnd(),
            $"{path} has outputs that are not those of its code (first difference: {FirstDifference(committed, executed)}). "
            + $"Run it again: dotnet run -c Release --project src/NotebookNet.Tool -- run {path} --in-place");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_begins_with_the_one_cell_that_is_needed(string path)
    {
        var first = Tutorials.Read(path).Cells.First(cell => cell.IsCode);

        Assert.Equal("#r \"nuget:NotebookNet\"\nusing NotebookNet;", first.Source.Trim());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_says_what_you_will_learn_how_long_it_takes_and_what_comes_next(string path)
    {
        var texts = Tutorials.Read(path).Cells.Where(cell => !cell.IsCode).Select(cell => cell.Source).ToList();

        Assert.StartsWith("# ", texts[0], StringComparison.Ordinal);
        Assert.Matches(Minutes(), texts[0]);
        Assert.Contains(texts[0].Split('\n'), line => line.StartsWith("* ", StringComparison.Ordinal));
        Assert.Contains("## What to read next", texts[^1], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_uses_nothing_that_only_one_host_knows(string path) =>
        Assert.All(
            Tutorials.Read(path).Cells.Where(cell => cell.IsCode),
            cell => Assert.All(HostOnly, name => Assert.DoesNotContain(name, cell.Source, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(All))]
    public void A_learner_sees_something_every_few_lines(string path)
    {
        var notebook = Tutorials.Read(path);
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            // Exercises at the end are long because of their solutions.
            var text = notebook.Cells[i].Source;
            if (!notebook.Cells[i].IsCode && !text.Contains("## Exercises", StringComparison.Ordinal))
            {
                Assert.True(text.Split('\n').Length <= 32, $"{path}, cell {i + 1} is a wall of {text.Split('\n').Length} lines.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_claims_are_checked(string path)
    {
        var notebook = Tutorials.Read(path);
        var checks = Enumerable.Range(0, notebook.Cells.Count).Where(i => Tutorials.Tags(notebook, i).Contains("check")).ToList();

        Assert.NotEmpty(checks);
        Assert.All(checks, i => Assert.True(notebook.Cells[i].IsCode && notebook.Cells[i].Source.Contains("Check.", StringComparison.Ordinal), $"{path}, cell {i + 1}"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_smaller_than_a_megabyte(string path) =>
        Assert.InRange(new FileInfo(Path.Combine(Tutorials.Root, path)).Length, 1, 1_000_000);

    [Theory]
    [MemberData(nameof(All))]
    public void Its_links_lead_somewhere(string path)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Tutorials.Root, path))!;
        var texts = Tutorials.Read(path).Cells.Where(cell => !cell.IsCode).Select(cell => cell.Source);

        Assert.All(
            texts.SelectMany(text => Link().Matches(text)).Select(match => match.Groups[1].Value),
            target => Assert.True(File.Exists(Path.Combine(folder, target)), $"{path} links to {target}, which is not there."));
    }

    private static string FirstDifference(string committed, string executed)
    {
        var (a, b) = (committed.Split('\n'), executed.Split('\n'));
        var line = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}: {Shortened(a, line)} is now {Shortened(b, line)}";
    }

    private static string Shortened(string[] lines, int index)
    {
        var line = index < lines.Length ? lines[index].Trim() : "(nothing)";
        return line.Length > 120 ? line[..120] + "…" : line;
    }

    [GeneratedRegex(@"\d+ minutes|five minutes")]
    private static partial Regex Minutes();

    [GeneratedRegex(@"\]\(([^)#:]+\.ipynb)\)")]
    private static partial Regex Link();
}
