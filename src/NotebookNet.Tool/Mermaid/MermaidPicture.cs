using System.Net;

namespace NotebookNet.Tool.Mermaid;

/// <summary>A Mermaid cell as HTML.</summary>
internal static class MermaidPicture
{
    public static string ToHtml(string source) => $"<pre class=\"mermaid-source\">{WebUtility.HtmlEncode(source)}</pre>";
}
