namespace NotebookNet.Tool.Notebooks;

/// <summary>A file cannot be used as a notebook. The message says what was expected, what came, where, and what helps.</summary>
internal sealed class NotebookFileException : Exception
{
    public NotebookFileException(string path, string problem, string expected, string found, string cure, string? where = null)
        : base(Describe(path, problem, expected, found, cure, where))
    {
    }

    private static string Describe(string path, string problem, string expected, string found, string cure, string? where)
    {
        var text = $"{path}: {problem}\n  expected:   {expected}\n  found:      {found}\n";
        return text + (where is null ? "" : $"  where:      {where}\n") + $"  what helps: {cure}";
    }
}
