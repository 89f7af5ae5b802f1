using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

public class FormulaTests
{
    [Theory]
    [InlineData("z = w x + b", "z = 0.5 \\cdot (-2) + 1")]
    [InlineData("z = w\\,x", "z = 0.5\\, \\cdot (-2)")]
    [InlineData("2x", "2 \\cdot (-2)")]
    [InlineData("x^2", "(-2)^2")]
    [InlineData("x_1 + x", "x_1 + (-2)")]
    [InlineData("\\exp(x)", "\\exp((-2))")]
    [InlineData("\\max x", "\\max (-2)")]
    [InlineData("\\frac{w}{x}", "\\frac{0.5}{(-2)}")]
    [InlineData("y_x = b", "y_x = 1")]
    [InlineData("x' = b", "x' = 1")]
    [InlineData("b2", "1 \\cdot 2")]
    public void Numbers_take_the_place_of_symbols_and_of_nothing_else(string latex, string expected)
    {
        (string Symbol, double Value)[] all = [("w", 0.5), ("x", -2), ("b", 1)];
        Assert.Equal(expected, new Formula(latex).With([.. all.Where(n => IsUsed(latex, n.Symbol))]).Latex);

        static bool IsUsed(string latex, string symbol)
        {
            try
            {
                new Formula(latex).With((symbol, 1));
                return true;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }

    [Fact]
    public void Commands_indices_and_accents_are_symbols_too()
    {
        var formula = new Formula(@"(\hat y - y_1)^2 \eta").With((@"\hat{y}", 3), ("y_{1}", 0.25), (@"\eta", 1e-7));
        Assert.Equal(@"(3 - 0.25)^2 \cdot (1 \cdot 10^{-7})", formula.Latex);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(123456, @"1.235 \cdot 10^{5}")]
    [InlineData(double.NaN, @"\text{NaN}")]
    [InlineData(double.NegativeInfinity, @"-\infty")]
    public void Numbers_are_written_as_on_paper(double value, string latex) => Assert.Equal(latex, FormulaNumbers.Write(value));

    [Fact]
    public void A_symbol_that_is_not_there_is_an_error()
    {
        var formula = new Formula("z = w x");
        Assert.Contains("no symbol 'q'", Assert.Throws<ArgumentException>(() => formula.With(("q", 1))).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => formula.With(("w", 1), ("w", 2))).Message, StringComparison.Ordinal);
        Assert.Contains("empty", Assert.Throws<ArgumentException>(() => formula.With((" ", 1))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"L = \frac{1}{N} \sum_i (\hat{y}_i - y_i)^2")]
    [InlineData(@"\begin{cases} x & x > 0 \\ 0 & x \le 0 \end{cases}")]
    [InlineData(@"\foo <script>alert(1)</script> \unknown{x} & \\ ""'")]
    [InlineData("")]
    public void A_formula_is_sound_markup_that_needs_no_style_of_the_page(string latex)
    {
        foreach (var html in new[] { new Formula(latex).ToHtml(), new FormulaTable(latex).Add(new Formula(latex), new Formula("1"), 1).ToHtml() })
        {
            var root = XElement.Parse("<root>" + html + "</root>");
            Assert.DoesNotContain(root.Descendants(), e => e.Attribute("class") is not null || e.Attribute("id") is not null || e.Name.LocalName == "script");
            Assert.Contains(root.Descendants(), e => e.Name.LocalName == "math");
        }

        Assert.Equal(latex, new Formula("$$" + latex + "$$").ToString());
    }

    [Fact]
    public void A_table_shows_the_formula_the_numbers_and_the_value()
    {
        var table = new FormulaTable("One neuron").Add(new Formula("z = w x + b"), 0.6, ("w", 0.5), ("x", 2), ("b", -0.4)).Add(new Formula(@"a = \sigma(z)"), 0.6457, ("z", 0.6));
        Assert.Equal("One neuron\nz = w x + b  →  z = 0.5 \\cdot 2 + (-0.4)  →  0.6000\na = \\sigma(z)  →  a = \\sigma(0.6)  →  0.6457", table.ToString());
        var cells = XElement.Parse(table.ToHtml()).Descendants("td").ToArray();
        Assert.Equal(6, cells.Length);
        Assert.Equal("0.6000", cells[2].Value);
    }
}
