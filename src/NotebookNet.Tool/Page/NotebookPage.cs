using System.Globalization;
using System.Net;
using System.Text;
using NotebookNet.Tool.Execution;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Page;

/// <summary>Makes one self-contained page of an executed notebook.</summary>
internal static class NotebookPage
{
    // "Nothing from elsewhere" is not only how the page is written: the browser is told to refuse it.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:; "
        + "media-src data:; base-uri 'none'; form-action 'none'";

    public static string Create(NotebookResult result)
    {
        var contents = new PageContents();
        var body = Body(result, contents);
        var name = Path.GetFileName(result.Notebook.Path);
        var title = contents.Entries is [var first, ..] ? ValueFormatter.TextOf(first.Html) : Path.GetFileNameWithoutExtension(name);
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="generator" content="NotebookNet {ToolVersion.Text}">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <link rel="icon" href="data:,">
            <style>
            {Text("page.css")}{MathFont(body)}</style>
            </head>
            <body>
            <button class="theme" type="button" hidden title="Light or dark" aria-label="Switch between light and dark">◐</button>
            <div class="sheet">
            {Contents(contents)}<main>
            <article>
            {body}</article>
            </main>
            <footer>{WebUtility.HtmlEncode(name)} · executed with NotebookNet {ToolVersion.Text}</footer>
            </div>
            <script>
            {Text("page.js")}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Body(NotebookResult result, PageContents contents)
    {
        var page = new StringBuilder();
        var markdown = new MarkdownRenderer(contents);
        var outputs = new OutputRenderer(markdown);
        var results = result.Cells.ToDictionary(c => c.Cell.Number);
        foreach (var cell in result.Notebook.Cells)
        {
            var images = new CellImages(result.Notebook, cell);
            if (cell.IsCode)
            {
                Code(page, cell, results.GetValueOrDefault(cell.Number), outputs);
            }
            else if (cell.Kind == CellKind.Markdown)
            {
                page.Append(CultureInfo.InvariantCulture,
                    $"<section class=\"cell text\" id=\"cell-{cell.Number}\">\n{markdown.Render(cell.Source, cell.Number, images.Resolve)}</section>\n");
            }
            else if (IsHtml(cell))
            {
                page.Append(CultureInfo.InvariantCulture,
                    $"<section class=\"cell text\" id=\"cell-{cell.Number}\">\n{HtmlCleaner.Clean(cell.Source, images.Resolve)}</section>\n");
            }
        }

        return page.ToString();
    }

    private static void Code(StringBuilder page, NotebookCell cell, CellResult? result, OutputRenderer outputs)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section class=\"cell\" id=\"cell-{cell.Number}\">\n");
        // HTML, markdown and Mermaid cells are what they show; their source would only say it twice.
        if (cell.Kind is CellKind.CSharp or CellKind.Foreign || result is null)
        {
            page.Append("<div class=\"code").Append(result is null ? " not-run" : "")
                .Append(CultureInfo.InvariantCulture,
                    $"\"><span class=\"number\" title=\"Code cell {cell.CodeNumber}\">{cell.CodeNumber}</span>")
                .Append("<pre><code>").Append(Coloured(cell)).Append("</code></pre></div>\n");
        }

        outputs.Render(page, cell, result?.Outputs ?? []);
        page.Append("</section>\n");
    }

    private static string Coloured(NotebookCell cell)
    {
        var code = cell.Source.Trim('\n');
        return LanguageHighlighter.Knows(cell.Language) ? LanguageHighlighter.ToHtml(code, cell.Language) : CodeHighlighter.ToHtml(code);
    }

    private static bool IsHtml(NotebookCell cell)
    {
        var metadata = cell.Json["metadata"];
        return (metadata?["format"] ?? metadata?["raw_mimetype"])?.ToString() == MimeBundle.Html;
    }

    private static string Contents(PageContents contents)
    {
        var entries = contents.Entries.Where(e => e.Level <= 3).ToList();
        if (entries.Count < 2)
        {
            return "";
        }

        var lines = entries.Select(e => string.Create(CultureInfo.InvariantCulture,
            $"<li class=\"level-{e.Level}\"><a href=\"#{e.Id}\">{e.Html}</a></li>\n"));
        return "<nav class=\"contents\" aria-label=\"Contents\"><details><summary>Contents</summary>\n<ol>\n"
            + $"{string.Concat(lines)}</ol>\n</details></nav>\n";
    }

    // Only a page with formulas carries the font that they need.
    private static string MathFont(string body) => !body.Contains("<math", StringComparison.Ordinal) ? ""
        : "@font-face { font-family: \"NotebookNet Math\"; src: url(data:font/woff2;base64,"
            + $"{Convert.ToBase64String(Resource("math.woff2"))}) format(\"woff2\"); }}\n";

    private static string Text(string name) => Encoding.UTF8.GetString(Resource(name));

    private static byte[] Resource(string name)
    {
        using var stream = typeof(NotebookPage).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
