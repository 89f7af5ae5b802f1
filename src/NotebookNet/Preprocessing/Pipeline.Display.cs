using System.Text;

namespace NotebookNet;

/// <content>How a pipeline draws itself.</content>
public sealed partial class Pipeline
{
    /// <summary>Each step with what it has learned, one below the other.</summary>
    /// <returns>The fragment.</returns>
    public override string ToHtml()
    {
        var html = new StringBuilder("<div style=\"font-family:sans-serif;font-size:13px\"><div style=\"font-weight:600;margin:2px 8px\">")
            .Append(Title()).Append("</div>");
        for (var i = 0; i < Steps.Count; i++)
        {
            // A pipeline of many wide steps would be a long page: what is folded up is one click away, and prints as its title.
            html.Append("<details").Append(Steps.Count <= 3 ? " open=\"\"" : string.Empty).Append(" style=\"margin:4px 0 4px 8px\"><summary>")
                .Append(i + 1).Append(". ").Append(Steps[i].Kind).Append("</summary>").Append(Steps[i].ToHtml()).Append("</details>");
        }

        return html.Append("</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Title() + "\n" + string.Join('\n', Steps.Select((step, i) => $"{i + 1}. {step.ToString()!.ReplaceLineEndings("\n   ").TrimEnd()}"));

    private string Title() => $"Pipeline of {Steps.Count} {(Steps.Count == 1 ? "step" : "steps")}, {(IsFitted ? "fitted" : "not fitted")}";
}
