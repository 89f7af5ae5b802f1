using AngleSharp.Html.Parser;
using NotebookNet.Tool.Page;

namespace NotebookNet.Tool.Tests.Page;

public class CodeHighlighterTests
{
    [Theory]
    [InlineData("var x = 1.5f;", "k:var n:1.5f")]
    [InlineData("string s = \"a<b\";", "k:string s:\"a<b\"")]
    [InlineData("$\"n = {n + 1}\"", "s:$\" s:n =  n:1 s:\"")]
    [InlineData("Console.WriteLine(x); // end", "t:Console m:WriteLine c:// end")]
    [InlineData("model.Dense(3, Activation.Softmax)", "m:Dense n:3 t:Activation")]
    [InlineData("#r \"nuget:NotebookNet\"", "d:#r \"nuget:NotebookNet\"")]
    [InlineData("record Point(int X);", "k:record t:Point k:int")]
    [InlineData("List<Flower> all = new List<Flower>();", "t:List t:Flower k:new t:List t:Flower")]
    [InlineData("await Run();", "k:await m:Run")]
    public void Tokens_are_coloured_by_what_they_are(string code, string expected) =>
        Assert.Equal(expected, string.Join(' ', Parse(code).QuerySelectorAll("span").Select(s => $"{s.ClassName}:{s.TextContent}")));

    [Theory]
    [InlineData("#!time\nvar x = \"\"\"\n  <raw> & 'text'\n  \"\"\";\n")]
    [InlineData("this is not C# at all }}} \" <b>")]
    [InlineData("/* open")]
    [InlineData("")]
    public void No_character_is_lost(string code) => Assert.Equal(code, Parse(code).Body!.TextContent);

    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string code) => new HtmlParser().ParseDocument($"<body><code>{CodeHighlighter.ToHtml(code)}</code>");
}
