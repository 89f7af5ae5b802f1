using System.Text.RegularExpressions;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Tests.Tutorials;

/// <summary>One exercise at the end of a tutorial.</summary>
/// <param name="Number">Its number in the tutorial, from 1.</param>
/// <param name="Solution">The hidden text; null when there is none.</param>
internal sealed partial record Exercise(int Number, string? Solution)
{
    /// <summary>The solution's code, block by block, with the language that each names.</summary>
    public IEnumerable<(string Language, string Code)> Blocks => Fence().Matches(Solution ?? "")
        .Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    /// <summary>The exercises behind the heading of that name; none when a notebook has no such heading.</summary>
    public static IReadOnlyList<Exercise> Of(Notebook notebook)
    {
        var text = string.Join('\n', notebook.Cells.Where(cell => !cell.IsCode).Select(cell => cell.Source));
        return [.. Start().Split(Heading().Split(text, 2).ElementAtOrDefault(1) ?? "").Skip(1).Select((part, i) => new Exercise(i + 1, Hidden(part)))];
    }

    private static string? Hidden(string exercise) => Details().Match(exercise) is { Success: true } details ? details.Groups[1].Value : null;

    [GeneratedRegex("^## Exercises$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\*\*\d+\.\*\*", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex("<details><summary>Solution</summary>(.+?)</details>", RegexOptions.Singleline)]
    private static partial Regex Details();

    [GeneratedRegex(@"^```(\w*)\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
