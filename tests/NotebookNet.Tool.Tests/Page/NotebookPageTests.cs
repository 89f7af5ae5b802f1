using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NotebookNet.Tool.Page;
using NotebookNet.Tool.Tests.Support;

namespace NotebookNet.Tool.Tests.Page;

public class NotebookPageTests
{
    private static readonly string[] LoadingAttributes = ["src", "srcset", "poster", "data", "background"];

    [Fact]
    public void The_page_has_text_code_outputs_and_errors_in_order()
    {
        var page = Page(Source.Text("# Title\nSome *text*."), Source.Code("var x = 1; // note\nConsole.WriteLine(\"out\");\nHTML(\"<svg id='drawn'></svg>\")"),
            Source.Code("throw new FormatException(\"bad <input>\");"), Source.Code("1"));

        var cells = page.QuerySelectorAll("section.cell").ToList();
        Assert.Equal("Title", page.Title);
        Assert.Equal("text", cells[0].QuerySelector("em")!.TextContent);
        Assert.Equal("var", cells[1].QuerySelector(".code .k")!.TextContent);
        Assert.Equal("// note", cells[1].QuerySelector(".code .c")!.TextContent);
        Assert.Equal("out\n", cells[1].QuerySelector("pre.stdout")!.TextContent);
        Assert.NotNull(cells[1].QuerySelector(".output svg#drawn"));
        Assert.Contains("bad <input>", cells[2].QuerySelector(".error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("line 1", cells[2].QuerySelector(".error strong")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(cells[3].QuerySelector(".not-run"));
    }

    [Fact]
    public void The_contents_list_the_headings_and_every_address_exists_once()
    {
        var page = Page(Source.Text("# One\n## Two $x^2$\n### Same\n#### Too deep"), Source.Text("### Same\n## Größe & Maß"));

        var links = page.QuerySelectorAll(".contents a").Cast<IHtmlAnchorElement>().ToList();
        Assert.Equal(["#one", "#two-x-2", "#same", "#same-2", "#größe-maß"], links.Select(l => l.GetAttribute("href")));
        Assert.NotNull(links[1].QuerySelector("math"));
        Assert.All(links, l => Assert.NotNull(page.GetElementById(l.GetAttribute("href")![1..])));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void Formulas_are_MathML_on_a_line_of_their_own_or_in_the_text()
    {
        var page = Page(Source.Text("Inline $a_i$ costs $5.\n\n$$\n\\sum_i a_i\n$$\n\nand $$b$$."));

        var formulas = page.QuerySelectorAll("math").ToList();
        Assert.Equal([null, "block", "block"], formulas.Select(f => f.GetAttribute("display")));
        Assert.Equal("http://www.w3.org/1998/Math/MathML", formulas[0].NamespaceUri);
        Assert.Contains("costs $5", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_has_tables_task_lists_and_footnotes_that_do_not_mix()
    {
        var page = Page(Source.Text("|a|b|\n|--|--|\n|1|2|\n\n- [x] done\n\nOne[^1].\n\n[^1]: First."), Source.Text("Two[^1].\n\n[^1]: Second."));

        Assert.Equal(2, page.QuerySelectorAll(".text table td").Length);
        Assert.NotNull(page.QuerySelector("input[type=checkbox][checked]"));
        var notes = page.QuerySelectorAll("a.footnote-ref").Select(a => page.GetElementById(a.GetAttribute("href")![1..])!.TextContent).ToList();
        Assert.Contains("First.", notes[0], StringComparison.Ordinal);
        Assert.Contains("Second.", notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_loaded_from_elsewhere_and_links_stay_links()
    {
        var page = Page(Source.Text("""
            <b onclick="evil()">bold</b> <a href="javascript:evil()">no</a>
            ![outside](https://example.org/a.png) <img src="//example.org/b.png" srcset="https://example.org/c.png 2x">
            [link](https://example.org)

            <script>evil()</script>
            <iframe src="https://example.org"></iframe>
            <link rel="stylesheet" href="https://example.org/x.css">
            <style>@import url(https://example.org/y.css);</style>
            <div style="background: url(https://example.org/z.png)">x</div>
            <video poster="https://example.org/p.png" src="https://example.org/v.mp4"></video>
            """), Source.Code("1"));

        var main = page.QuerySelector("main")!;
        Assert.Empty(page.QuerySelectorAll("link[href^=http], iframe, script[src]"));
        Assert.Empty(main.QuerySelectorAll("script, style"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => LoadingAttributes.Contains(a.Name) && !a.Value.StartsWith("data:", StringComparison.Ordinal));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Value.Contains("url(", StringComparison.Ordinal));
        Assert.DoesNotMatch("url\\((?!data:)|@import", string.Concat(page.QuerySelectorAll("style").Select(s => s.TextContent)));
        Assert.DoesNotContain(main.QuerySelectorAll("a"), a => a.GetAttribute("href")?.StartsWith("javascript", StringComparison.Ordinal) == true);
        Assert.NotNull(main.QuerySelector("a[href='https://example.org']"));
        Assert.Equal("Image: outside", main.QuerySelector("a[href='https://example.org/a.png']")!.TextContent);
    }

    [Theory]
    [InlineData("A formula: $x$.", true)]
    [InlineData("None.", false)]
    public void Only_a_page_with_formulas_carries_the_font_for_them(string text, bool expected) =>
        Assert.Equal(expected, Page(Source.Text(text)).QuerySelector("style")!.TextContent.Contains("@font-face", StringComparison.Ordinal));

    [Fact]
    public void The_browser_is_told_to_load_nothing()
    {
        var policy = Page(Source.Code("1")).QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_wants_something_from_elsewhere_says_so()
    {
        var page = Page(Source.Code("HTML(\"<script src='https://cdn.example.org/p.js'></script>\")"), Source.Code("HTML(\"<svg xmlns='http://www.w3.org/2000/svg'></svg>\")"));

        Assert.Contains("https://cdn.example.org/p.js", Assert.Single(page.QuerySelectorAll(".note")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_beside_the_notebook_and_attachments_become_part_of_the_page()
    {
        using var folder = new TempFolder();
        folder.Write("a b.svg", "<svg/>");
        var text = Source.Text("![file](a%20b.svg) ![attached](attachment:x.png) ![gone](gone.png)");
        text["attachments"] = new System.Text.Json.Nodes.JsonObject { ["x.png"] = new System.Text.Json.Nodes.JsonObject { ["image/png"] = "AAAA" } };

        var page = Parse(NotebookPage.Create(Run.File(folder.Write("a.ipynb", Source.Notebook(text)))));

        Assert.Equal(["data:image/svg+xml;base64,PHN2Zy8+", "data:image/png;base64,AAAA"], page.QuerySelectorAll("img").Select(i => i.GetAttribute("src")));
        Assert.Contains("Image not found: gone.png", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_markdown_and_mermaid_cells_show_what_they_are_and_not_their_source()
    {
        var page = Page(Source.Code("#!html\n<u>under</u>"), Source.Code("#!markdown\n**strong**"), Source.Code("#!mermaid\ngraph LR\nA --> B"), Source.Code("#!mermaid\npie\n\"a\": 1"));

        Assert.Empty(page.QuerySelectorAll(".code"));
        Assert.NotNull(page.QuerySelector(".output u"));
        Assert.NotNull(page.QuerySelector(".output strong"));
        Assert.NotNull(page.QuerySelector(".output svg[role=img]"));
        Assert.Equal("pie\n\"a\": 1", page.QuerySelector("pre.mermaid-source")!.TextContent);
    }

    [Fact]
    public void A_page_without_headings_is_called_after_its_file_and_has_no_contents()
    {
        var page = Page(Source.Code("1"));

        Assert.Equal("test", page.Title);
        Assert.Null(page.QuerySelector(".contents"));
    }

    [Fact]
    public void The_formatters_style_sheet_is_not_repeated_in_every_output() =>
        Assert.Empty(Page(Source.Code("new[] { new { A = 1 } }"), Source.Code("new { B = 2 }")).QuerySelectorAll("main style"));

    private static IHtmlDocument Page(params System.Text.Json.Nodes.JsonObject[] cells) => Parse(NotebookPage.Create(Run.Notebook(Source.Notebook(cells))));

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
