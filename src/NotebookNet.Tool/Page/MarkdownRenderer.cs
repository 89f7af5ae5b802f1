using System.Globalization;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;

namespace NotebookNet.Tool.Page;

/// <summary>Renders markdown with formulas, coloured code and addresses for headings.</summary>
internal sealed partial class MarkdownRenderer(PageContents contents)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseTaskLists().UseFootnotes().UseDefinitionLists().UseEmphasisExtras().UseAutoLinks()
        .UseMathematics().Use<NotebookMarkdown>().Build();

    /// <summary>Renders one text.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="cell">The number of its cell, which keeps the footnotes of different cells apart.</param>
    /// <param name="resolveImage">Gives a data address for the address of an image; null when there is none.</param>
    public string Render(string markdown, int cell, Func<string, string?> resolveImage)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.HeadingRenderer>(new NotebookHeadingRenderer(contents));
        renderer.Render(document);
        var prefix = string.Create(CultureInfo.InvariantCulture, $"cell-{cell}-");
        var html = Footnote().Replace(writer.ToString(), m => m.Groups[1].Value + prefix + m.Groups[2].Value);
        return HtmlCleaner.Clean(FormulaAndPunctuation().Replace(html, "<span class=\"together\">$0</span>"), resolveImage);
    }

    // A line must not begin with the full stop that ends a formula.
    [GeneratedRegex(@"<math>(?:(?!</math>).)*</math>[.,;:!?)]+", RegexOptions.Singleline)]
    private static partial Regex FormulaAndPunctuation();

    [GeneratedRegex("""((?:id="|href="#))(fn(?:ref)?:\d)""")]
    private static partial Regex Footnote();
}
