using System.Globalization;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Execution;

/// <summary>A cell's error as lines of text, the same in the notebook, on the page and in the terminal.</summary>
internal static class ErrorText
{
    /// <summary>Where the error is: the cell as a person counts, the code cell, and the line.</summary>
    public static string Place(CellError error, NotebookCell cell)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"cell {cell.Number} (code cell {cell.CodeNumber})");
        return error.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{place}, line {line}") : place;
    }

    public static IEnumerable<string> Lines(CellError error, NotebookCell cell)
    {
        yield return $"{error.Name} in {Place(error, cell)}";
        foreach (var line in error.Message.Split('\n'))
        {
            yield return line.TrimEnd('\r');
        }

        foreach (var line in error.Details)
        {
            yield return line;
        }

        if (error.Cure is not null)
        {
            yield return "What helps: " + error.Cure;
        }
    }
}
