using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using NotebookNet.Tool.Execution;
using NotebookNet.Visuals;

namespace NotebookNet.Tool.Page;

/// <summary>What markdown in notebooks has beyond markdown: formulas as MathML and coloured C#.</summary>
internal sealed class NotebookMarkdown : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.ReplaceOrAdd<MathInlineParser>(new FormulaParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormula());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new BlockFormula());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ColouredCode());
    }

    private sealed class InlineFormula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) =>
            renderer.Write(LatexMath.ToMathMl(obj.Content.ToString(), display: obj.DelimiterCount > 1));
    }

    private sealed class BlockFormula : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
            renderer.EnsureLine().Write(LatexMath.ToMathMl(obj.Lines.ToString(), display: true)).EnsureLine();
    }

    private sealed class ColouredCode : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock obj)
        {
            var code = obj.Lines.ToString();
            // What follows the language's name belongs to other tools: ```python {.line-numbers}
            var language = (obj as FencedCodeBlock)?.Info?.Split(' ', '{', ',')[0].ToLowerInvariant() ?? "";
            renderer.EnsureLine().Write("<pre><code>")
                .Write(language is "csharp" or "cs" or "c#" ? CodeHighlighter.ToHtml(code) : LanguageHighlighter.ToHtml(code, language));
            renderer.WriteLine("</code></pre>");
        }
    }
}

/// <summary>Headings with an address, entered into the table of contents.</summary>
internal sealed partial class NotebookHeadingRenderer(PageContents contents) : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        using var inner = new StringWriter();
        var outer = renderer.Writer;
        renderer.Writer = inner;
        renderer.WriteLeafInline(obj);
        renderer.Writer = outer;
        var html = inner.ToString();
        var id = contents.Add(obj.Level, ValueFormatter.TextOf(Source().Replace(html, "")), Link().Replace(html, ""));
        renderer.EnsureLine()
            .Write($"<h{obj.Level} id=\"{id}\">").Write(html)
            .Write($"<a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to this section\">#</a></h{obj.Level}>").EnsureLine();
    }

    [GeneratedRegex("</?a\\b[^>]*>")]
    private static partial Regex Link();

    [GeneratedRegex("<annotation.*?</annotation>")]
    private static partial Regex Source();
}
