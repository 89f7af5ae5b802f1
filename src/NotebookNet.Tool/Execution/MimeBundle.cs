namespace NotebookNet.Tool.Execution;

/// <summary>One value in several forms, the best one first.</summary>
internal sealed class MimeBundle(IReadOnlyList<KeyValuePair<string, string>> forms)
{
    public const string Html = "text/html";
    public const string Plain = "text/plain";
    public const string Markdown = "text/markdown";

    public MimeBundle(string mimeType, string content)
        : this([new(mimeType, content)])
    {
    }

    public IReadOnlyList<KeyValuePair<string, string>> Forms { get; } = forms;

    public int Length => Forms.Sum(f => f.Value.Length);

    public string? this[string mimeType] => Forms.FirstOrDefault(f => f.Key == mimeType).Value;
}
