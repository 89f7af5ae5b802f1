using AngleSharp.Html.Parser;
using NotebookNet.Tool.Page;

namespace NotebookNet.Tool.Tests.Page;

public class LanguageHighlighterTests
{
    [Theory]
    [InlineData("python", "def f(x): # note\n    return 'a#b' + 1.5", "k:def c:# note k:return s:'a#b' n:1.5")]
    [InlineData("fsharp", "let x = (* a *) 42 // end", "k:let c:(* a *) n:42 c:// end")]
    [InlineData("sql", "SELECT a FROM t -- all", "k:SELECT k:FROM c:-- all")]
    [InlineData("json", "{ \"a\": [1e-3, true] }", "s:\"a\" n:1e-3 k:true")]
    [InlineData("html", "<p class=\"x\">5 < 6</p><!-- c -->", "k:<p s:\"x\" k:> k:</p k:> c:<!-- c -->")]
    [InlineData("bash", "if true; then echo \"$x#1\" # c", "k:if k:then k:echo s:\"$x#1\" c:# c")]
    public void Tokens_are_coloured_by_what_they_are(string language, string code, string expected) =>
        Assert.Equal(expected, string.Join(' ', Parse(code, language).QuerySelectorAll("span").Select(s => $"{s.ClassName}:{s.TextContent}")));

    [Theory]
    [InlineData("python", "x = \"\"\"open\n<b>&amp;")]
    [InlineData("html", "<p a='1\" <<< >")]
    [InlineData("unknown", "a < b & \"c\"")]
    [InlineData("sql", "/* open")]
    [InlineData("json", "")]
    public void No_character_is_lost(string language, string code) => Assert.Equal(code, Parse(code, language).Body!.TextContent);

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string code, string language) =>
        new HtmlParser().ParseDocument($"<body><code>{LanguageHighlighter.ToHtml(code, language)}</code>");
}
