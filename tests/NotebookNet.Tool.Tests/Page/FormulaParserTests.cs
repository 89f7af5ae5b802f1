using NotebookNet.Tool.Page;

namespace NotebookNet.Tool.Tests.Page;

public class FormulaParserTests
{
    [Theory]
    [InlineData("$a$")]
    [InlineData("before $a_1 + b_2$, after")]
    [InlineData("$$a\n\\quad + b\n\\quad + c$$")]
    [InlineData("$$\na_1^2 * b * c\n$$")]
    [InlineData("text\n$$\\mathbf m \\leftarrow \\beta_1\\, m, \\quad\n\\mathbf s \\leftarrow (1 - \\beta_2)\\, g^2, \\quad\n\\frac{\\sqrt{1 - \\beta_2^t}}{2}$$\nmore")]
    [InlineData("| a | b |\n|---|---|\n| $x_1$ | $|y|$ |")]
    public void Formulas_are_drawn(string markdown)
    {
        var html = Render(markdown);

        Assert.Contains("<math", html, StringComparison.Ordinal);
        Assert.DoesNotContain("$", html.Replace("<annotation", "$", StringComparison.Ordinal).Split('$')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It costs $5 or $6.")]
    [InlineData("It costs 5$ and 6 $ here")]
    [InlineData("a \\$b$ c")]
    [InlineData("alone $ and $$ never closed")]
    [InlineData("`$a$`")]
    public void Dollars_that_are_money_stay(string markdown)
    {
        var html = Render(markdown);

        Assert.DoesNotContain("<math", html, StringComparison.Ordinal);
        Assert.Contains("$", html, StringComparison.Ordinal);
    }

    private static string Render(string markdown) => new MarkdownRenderer(new PageContents()).Render(markdown, 1, _ => null);
}
