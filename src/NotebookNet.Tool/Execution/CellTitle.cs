namespace NotebookNet.Tool.Execution;

/// <summary>Short names for progress lines.</summary>
internal static class CellTitle
{
    private const int Longest = 60;

    /// <summary>The last heading of a markdown text; null without one.</summary>
    public static string? Heading(string markdown) => markdown.Split('\n')
        .Where(l => l.StartsWith('#') && l.TrimStart('#').StartsWith(' '))
        .Select(l => OneLine(l.TrimStart('#')))
        .LastOrDefault();

    public static string FirstLine(string code) =>
        OneLine(code.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0 && !l.StartsWith('#')) ?? "");

    /// <summary>The first line of a text, shortened.</summary>
    public static string OneLine(string text)
    {
        var line = text.AsSpan().Trim();
        line = line.IndexOfAny('\r', '\n') is var end and >= 0 ? line[..end] : line;
        return line.Length > Longest ? string.Concat(line[..(Longest - 1)], "…") : line.ToString();
    }
}
