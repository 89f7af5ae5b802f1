using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

public partial class LatexMathTests
{
    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData("12.5", "<mn>12.5</mn>")]
    [InlineData("x = 2.", "<mi>x</mi><mo>=</mo><mn>2</mn><mo>.</mo>")]
    [InlineData("a - b", "<mi>a</mi><mo>−</mo><mi>b</mi>")]
    [InlineData("-b", "<mo form=\"prefix\">−</mo><mi>b</mi>")]
    [InlineData("a = -b", "<mi>a</mi><mo>=</mo><mo form=\"prefix\">−</mo><mi>b</mi>")]
    [InlineData("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>")]
    [InlineData(@"\alpha\Omega", "<mi>α</mi><mi mathvariant=\"normal\">Ω</mi>")]
    [InlineData("x^2", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("x_i", "<msub><mi>x</mi><mi>i</mi></msub>")]
    [InlineData("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("x^2_i", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>")]
    [InlineData("x^{10}", "<msup><mi>x</mi><mn>10</mn></msup>")]
    [InlineData("x^10", "<msup><mi>x</mi><mn>1</mn></msup><mn>0</mn>")]
    [InlineData("f'(x)", "<msup><mi>f</mi><mo>′</mo></msup><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>")]
    [InlineData("f''", "<msup><mi>f</mi><mo>″</mo></msup>")]
    [InlineData(@"\frac{a}{b}", "<mfrac><mi>a</mi><mi>b</mi></mfrac>")]
    [InlineData(@"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>")]
    [InlineData(@"\tfrac{1}{2}", "<mstyle displaystyle=\"false\"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>")]
    [InlineData(@"\sqrt{x}", "<msqrt><mi>x</mi></msqrt>")]
    [InlineData(@"\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData(@"\sum_{i=1}^n x_i", "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>")]
    [InlineData(@"\prod_k", "<munder><mo>∏</mo><mi>k</mi></munder>")]
    [InlineData(@"\int_0^1", "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>")]
    [InlineData(@"\max_w", "<munder><mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">max</mo><mi>w</mi></munder>")]
    [InlineData(@"\exp(x)", "<mi>exp</mi><mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>")]
    [InlineData(@"\ln x", "<mi>ln</mi><mspace width=\"0.167em\"></mspace><mi>x</mi>")]
    [InlineData(@"\hat{y}", "<mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">ˆ</mo></mover>")]
    [InlineData(@"\hat y_k", "<msub><mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">ˆ</mo></mover><mi>k</mi></msub>")]
    [InlineData(@"\bar{x}", "<mover accent=\"true\"><mi>x</mi><mo stretchy=\"false\">¯</mo></mover>")]
    [InlineData(@"\vec{v}", "<mover accent=\"true\"><mi>v</mi><mo stretchy=\"false\" mathsize=\"70%\">→</mo></mover>")]
    [InlineData(@"\overline{x + y}", "<mrow style=\"border-top:0.05em solid;padding-top:0.12em\"><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow></mrow>")]
    [InlineData(@"50\%", "<mn>50</mn><mi mathvariant=\"normal\">%</mi>")]
    [InlineData(@"\mathbf{W}", "<mi>𝐖</mi>")]
    [InlineData(@"\mathbb{R}^n", "<msup><mi>ℝ</mi><mi>n</mi></msup>")]
    [InlineData(@"\mathcal{L}", "<mi>ℒ</mi>")]
    [InlineData(@"\boldsymbol{\theta}", "<mi>𝜽</mi>")]
    [InlineData(@"\mathrm{d}x", "<mi mathvariant=\"normal\">d</mi><mi>x</mi>")]
    [InlineData(@"\mathrm{ReLU}", "<mi>ReLU</mi>")]
    [InlineData(@"\operatorname{softmax}(z)", "<mi>softmax</mi><mo stretchy=\"false\">(</mo><mi>z</mi><mo stretchy=\"false\">)</mo>")]
    [InlineData(@"\operatorname*{arg\,min}_x", "<munder><mo movablelimits=\"true\" lspace=\"0\" rspace=\"0\">arg min</mo><mi>x</mi></munder>")]
    [InlineData(@"\text{if } x", "<mtext>if </mtext><mi>x</mi>")]
    [InlineData(@"\text{100\% of $n$}", "<mrow><mtext>100% of </mtext><mi>n</mi></mrow>")]
    [InlineData(@"\left( x \right)", "<mrow><mo fence=\"true\" stretchy=\"true\" form=\"prefix\">(</mo><mi>x</mi><mo fence=\"true\" stretchy=\"true\" form=\"postfix\">)</mo></mrow>")]
    [InlineData(@"\left. x \right|", "<mrow><mi>x</mi><mo fence=\"true\" stretchy=\"true\" form=\"postfix\">|</mo></mrow>")]
    [InlineData(@"\{x\}", "<mo stretchy=\"false\">{</mo><mi>x</mi><mo stretchy=\"false\">}</mo>")]
    [InlineData(@"\|x\|", "<mo stretchy=\"false\">‖</mo><mi>x</mi><mo stretchy=\"false\">‖</mo>")]
    [InlineData(@"\frac{\partial L}{\partial w}", "<mfrac><mrow><mi mathvariant=\"normal\">∂</mi><mi>L</mi></mrow><mrow><mi mathvariant=\"normal\">∂</mi><mi>w</mi></mrow></mfrac>")]
    [InlineData(@"\nabla f", "<mi mathvariant=\"normal\">∇</mi><mi>f</mi>")]
    [InlineData(@"a \cdot b \times c \odot d", "<mi>a</mi><mo>⋅</mo><mi>b</mi><mo>×</mo><mi>c</mi><mo>⊙</mo><mi>d</mi>")]
    [InlineData(@"\le\ge\ne\approx\in\to", "<mo>≤</mo><mo>≥</mo><mo>≠</mo><mo>≈</mo><mo>∈</mo><mo>→</mo>")]
    [InlineData(@"\infty, \ldots, \cdots", "<mi mathvariant=\"normal\">∞</mi><mo separator=\"true\">,</mo><mi mathvariant=\"normal\">…</mi><mo separator=\"true\">,</mo><mi mathvariant=\"normal\">⋯</mi>")]
    [InlineData(@"a\,b\quad c", "<mi>a</mi><mspace width=\"0.167em\"></mspace><mi>b</mi><mspace width=\"1em\"></mspace><mi>c</mi>")]
    [InlineData(@"\not=", "<mo>≠</mo>")]
    [InlineData(@"\underbrace{x}_{n}", "<munder><mrow><munder><mi>x</mi><mo stretchy=\"true\">⏟</mo></munder></mrow><mi>n</mi></munder>")]
    [InlineData("x % comment", "<mi>x</mi>")]
    [InlineData("损失", "<mi>损</mi><mi>失</mi>")]
    public void A_formula_becomes_MathML(string latex, string expected) => Assert.Equal(expected.Replace(' ', '\u00A0'), Content(latex).Replace(' ', '\u00A0'));

    [Fact]
    public void A_case_distinction_has_one_brace_and_left_aligned_columns()
    {
        var markup = Content(@"\begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}");

        Assert.StartsWith("<mrow><mo fence=\"true\" stretchy=\"true\" form=\"prefix\">{</mo><mtable", markup, StringComparison.Ordinal);
        Assert.EndsWith("</mtable></mrow>", markup, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(markup, "<mtr>"));
        Assert.Equal(4, Regex.Count(markup, "<mtd style=\"text-align:left;"));
    }

    [Theory]
    [InlineData("pmatrix", "(", ")")]
    [InlineData("bmatrix", "[", "]")]
    [InlineData("vmatrix", "|", "|")]
    public void A_matrix_has_its_brackets_rows_and_columns(string environment, string open, string close)
    {
        var markup = Content($@"\begin{{{environment}}} 1 & 2 & 3 \\ 4 & 5 & 6 \\ \end{{{environment}}}");

        Assert.Contains($">{open}</mo><mtable", markup, StringComparison.Ordinal);
        Assert.Contains($"</mtable><mo fence=\"true\" stretchy=\"true\" form=\"postfix\">{close}</mo>", markup, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(markup, "<mtr>"));
        Assert.Equal(6, Regex.Count(markup, "<mtd"));
    }

    [Fact]
    public void Aligned_lines_meet_at_their_signs()
    {
        var markup = Content(@"\begin{aligned} a &= b \\ &= -c \end{aligned}");

        Assert.Equal(2, Regex.Count(markup, "<mtd style=\"text-align:right;"));
        Assert.Contains("<mtd style=\"text-align:left;text-align:-webkit-left;padding:0.4ex 0 0.4ex 0\"><mrow></mrow><mo>=</mo><mo form=\"prefix\">−</mo><mi>c</mi></mtd>", markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\foo{x}", @"\foo")]
    [InlineData(@"\begin{tikzpicture}x\end{tikzpicture}", @"\begin{tikzpicture}")]
    [InlineData("a } b", "}")]
    [InlineData(@"a \right) b", @"\right")]
    public void What_is_not_known_is_shown_as_its_source(string latex, string shown) =>
        Assert.Contains($"<mtext style=\"font-family:monospace;font-size:0.85em\">{shown}</mtext>", Content(latex), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("^")]
    [InlineData("_{")]
    [InlineData(@"\frac")]
    [InlineData(@"\frac{a}")]
    [InlineData(@"\left")]
    [InlineData(@"\left(")]
    [InlineData(@"\begin")]
    [InlineData(@"\begin{cases}")]
    [InlineData(@"\sqrt[")]
    [InlineData(@"\text{")]
    [InlineData(@"\")]
    [InlineData("x^a^b")]
    [InlineData("a & b \\\\ c")]
    public void Broken_formulas_are_drawn_as_far_as_they_go(string latex) => XElement.Parse(LatexMath.ToMathMl(latex, display: true));

    [Fact]
    public void No_mixture_of_pieces_makes_it_fail()
    {
        string[] pieces = ["{", "}", "^", "_", "&", @"\\", @"\frac", @"\left", @"\right", "(", ")", "[", "]", @"\begin{cases}", @"\end{cases}", @"\sqrt", "x", "12",
            @"\text", @"\mathbf", @"\hat", @"\sum", @"\limits", "'", " ", "$", "<", "\"", @"\foo", "|", @"\middle", @"\not", @"\big", "😀", "%", "\n", @"\substack", @"\operatorname*"];
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var latex = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            XElement.Parse(LatexMath.ToMathMl(latex, display: i % 2 == 0));
        }
    }

    [Theory]
    [InlineData("{", "}")]
    [InlineData(@"\mathbf{", "}")]
    [InlineData(@"\left(", @"\right)")]
    [InlineData(@"\text{$", "$}")]
    public void Endless_nesting_is_shown_as_source(string open, string close)
    {
        var latex = string.Concat(Enumerable.Repeat(open, 5000)) + "x" + string.Concat(Enumerable.Repeat(close, 5000));

        XElement.Parse(LatexMath.ToMathMl(latex, display: false));
    }

    [Fact]
    public void The_source_travels_with_the_formula()
    {
        var markup = LatexMath.ToMathMl(" a < b ", display: true);

        Assert.StartsWith("<math display=\"block\">", markup, StringComparison.Ordinal);
        Assert.Contains("<annotation encoding=\"application/x-tex\">a &lt; b</annotation>", markup, StringComparison.Ordinal);
    }

    private static string Content(string latex)
    {
        var markup = LatexMath.ToMathMl(latex, display: false);
        XElement.Parse(markup);
        return Inner().Match(markup).Groups[1].Value;
    }

    [GeneratedRegex("^<math><semantics><mrow>(.*)</mrow><annotation")]
    private static partial Regex Inner();
}
