using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookNet.Tool.Execution;

/// <summary>Turns an exception of a cell into an error that names the user's lines and leaves out everybody else's.</summary>
internal static partial class RuntimeErrors
{
    /// <summary>The name a cell's code has in stack traces.</summary>
    public static string DocumentOf(int cellNumber) => string.Create(CultureInfo.InvariantCulture, $"cell {cellNumber}");

    /// <param name="exception">What was thrown.</param>
    /// <param name="document">The name of the code that ran.</param>
    /// <param name="sources">The code of every document so far, to quote from.</param>
    public static CellError Describe(Exception exception, string document, IReadOnlyDictionary<string, string> sources)
    {
        var frames = Frames(exception).ToList();
        var details = new List<string>();
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            details.Add($"caused by {inner.GetType()}: {inner.Message}");
            frames.AddRange(Frames(inner).Where(f => !frames.Contains(f)));
        }

        foreach (var (place, line, method) in frames)
        {
            var text = sources.TryGetValue(place, out var source) ? source.Split('\n').ElementAtOrDefault(line - 1)?.Trim() : null;
            details.Add(string.Create(CultureInfo.InvariantCulture, $"at {place}, line {line}{method}: {text}"));
        }

        return new CellError
        {
            Name = exception.GetType().ToString(),
            Message = exception.Message,
            // The innermost line of this very cell; a method of an earlier cell may have thrown, and the details say so.
            Line = frames.Where(f => f.Document == document).Select(f => (int?)f.Line).FirstOrDefault(),
            Details = details,
        };
    }

    private static IEnumerable<(string Document, int Line, string Method)> Frames(Exception exception)
    {
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (Document().Match(frame.GetFileName() ?? "") is { Success: true } match && frame.GetFileLineNumber() > 0)
            {
                yield return (match.Groups[1].Value, frame.GetFileLineNumber(), Method(frame));
            }
        }
    }

    // Top-level code lives in generated methods whose names help nobody.
    private static string Method(StackFrame frame)
    {
        var name = frame.GetMethod()?.Name ?? "";
        return name.Length == 0 || name.StartsWith('<') || name is "MoveNext" or ".ctor" or ".cctor" ? "" : $", in {name}";
    }

    // "cell 3", or "helpers.ipynb, cell 3" for one that was imported.
    [GeneratedRegex(@"(?:^|[\\/])((?:[^\\/]+, )?cell \d+)$")]
    private static partial Regex Document();
}
