using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;
using NotebookNet.Visuals;

namespace NotebookNet.Tool.Page;

/// <summary>Puts the outputs of a cell on the page, each in its best form.</summary>
internal sealed partial class OutputRenderer(MarkdownRenderer markdown)
{
    public void Render(StringBuilder page, NotebookCell cell, IReadOnlyList<CellOutput> outputs)
    {
        if (outputs.Count == 0)
        {
            return;
        }

        page.Append("<div class=\"outputs\">\n");
        foreach (var output in outputs)
        {
            page.Append(output switch
            {
                StreamOutput stream => $"<div class=\"output\"><pre class=\"stream {stream.Name}\">"
                    + $"{Encode(Escapes().Replace(stream.Text.ToString(), ""))}</pre></div>\n",
                DisplayOutput display => Display(display.Content, cell),
                ErrorOutput error => Error(error.Error, cell),
                _ => "",
            });
        }

        page.Append("</div>\n");
    }

    private string Display(MimeBundle content, NotebookCell cell)
    {
        foreach (var (mimeType, text) in content.Forms.OrderBy(f => f.Key == MimeBundle.Plain ? 1 : 0))
        {
            var html = mimeType switch
            {
                MimeBundle.Html => $"<div class=\"output\">{FormatterStyle().Replace(text, "")}</div>\n{Blocked(text)}",
                "image/svg+xml" => $"<div class=\"output\">{text}</div>\n{Blocked(text)}",
                "image/png" or "image/jpeg" or "image/gif" =>
                    $"<div class=\"output\"><img alt=\"\" src=\"data:{mimeType};base64,{Encode(text)}\"></div>\n",
                MimeBundle.Markdown => $"<div class=\"output text\">{markdown.Render(text, cell.Number, _ => null)}</div>\n",
                "text/latex" => $"<div class=\"output\">{LatexMath.ToMathMl(text.Trim().Trim('$'), display: true)}</div>\n",
                MimeBundle.Plain => $"<div class=\"output\"><pre>{Encode(text)}</pre></div>\n",
                _ => null,
            };
            if (html is not null)
            {
                return html;
            }
        }

        return $"<p class=\"note\">An output of type {Encode(content.Forms[0].Key)} cannot be shown on a page.</p>\n";
    }

    private static string Error(CellError error, NotebookCell cell)
    {
        var lines = ErrorText.Lines(error, cell).ToList();
        return $"<div class=\"error\" role=\"note\"><strong>{Encode(lines[0])}</strong>"
            + $"<pre>{Encode(string.Join('\n', lines.Skip(1)))}</pre></div>\n";
    }

    // The page's own policy keeps the browser from loading anything; a reader should know what is missing.
    private static string Blocked(string html)
    {
        var addresses = HtmlCleaner.ExternalResources(html);
        return addresses.Count == 0 ? ""
            : $"<p class=\"note\">This output asks for {Encode(string.Join(", ", addresses))}. "
                + "This page loads nothing from elsewhere, so that part is missing.</p>\n";
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    // The formatter repeats its style sheet in every output; page.css says the same once.
    [GeneratedRegex(@"<style>\s*\.dni-code-hint[^<]*</style>")]
    private static partial Regex FormatterStyle();

    [GeneratedRegex("\u001b\\[[0-9;]*[A-Za-z]")]
    private static partial Regex Escapes();
}
