using Microsoft.CodeAnalysis;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Execution;

/// <summary>Turns the compiler's messages into an error a person can act on.</summary>
internal static class CompileErrors
{
    private const int Shown = 5;

    public static CellError Describe(IReadOnlyList<Diagnostic> errors, NotebookCell cell, bool hasNotebookNet)
    {
        var lines = cell.Source.Split('\n');
        var first = errors[0];
        var details = new List<string>();
        foreach (var error in errors.Take(Shown))
        {
            var position = error.Location.GetLineSpan().StartLinePosition;
            var line = position.Line < lines.Length ? lines[position.Line] : "";
            var indent = line.Length - line.TrimStart().Length;
            details.Add(FormattableString.Invariant(
                $"line {position.Line + 1}, position {position.Character + 1}: {error.Id}: {error.GetMessage(null)}"));
            if (line.Length > 0)
            {
                details.Add("    " + line.TrimStart());
                details.Add("    " + new string(' ', Math.Max(0, position.Character - indent)) + "^");
            }
        }

        if (errors.Count > Shown)
        {
            details.Add(FormattableString.Invariant($"… and {errors.Count - Shown} more"));
        }

        return new CellError
        {
            Name = "Compilation error " + first.Id,
            Message = first.GetMessage(null),
            Line = first.Location.GetLineSpan().StartLinePosition.Line + 1,
            Details = details,
            Cure = Cure(errors, hasNotebookNet),
        };
    }

    private static string? Cure(IReadOnlyList<Diagnostic> errors, bool hasNotebookNet)
    {
        var unknownName = errors.Any(e => e.Id is "CS0103" or "CS0246" or "CS0234");
        return unknownName && !hasNotebookNet ? "if a name of NotebookNet is meant: put #r \"nuget:NotebookNet\" into the first cell." : null;
    }
}
