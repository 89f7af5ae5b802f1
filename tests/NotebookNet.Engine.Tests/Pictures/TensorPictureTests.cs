using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Pictures;

/// <summary>What a notebook shows of a tensor.</summary>
public sealed class TensorPictureTests : IDisposable
{
    // Blue and vermillion, and text and background of a light and a dark notebook.
    private static readonly double[][] Fills = [[0, 114, 178], [213, 94, 0]];
    private static readonly (double[] Text, double[] Back)[] Themes = [([31, 31, 31], [255, 255, 255]), ([212, 212, 212], [30, 30, 30])];

    private static readonly Dictionary<string, Tensor> Samples = new()
    {
        ["number"] = -1f / 3,
        ["vector"] = new float[] { 1, -2.5f, 3 },
        ["matrix"] = Tensor.RandomNormal([5, 7], seed: 1),
        ["variable"] = new Variable(Tensor.RandomNormal([150, 4], seed: 2), "<script>\u202e & \"w\"\u0001"),
        ["long vector"] = Tensor.Range(1_000_000),
        ["large matrix"] = Tensor.RandomNormal([10, 100_000], seed: 3),
        ["long numbers"] = Tensor.RandomNormal([100, 12], seed: 4) * -1e30f,
        ["cube"] = Tensor.RandomNormal([3, 4, 5], seed: 5),
        ["kernels"] = Tensor.RandomNormal([3, 3, 32, 64], seed: 6) * -1e30f,
        ["nothing"] = Tensor.Zeros(0, 4),
        ["no number"] = new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity },
        ["equal numbers"] = Tensor.Zeros(2, 2),
        ["grey picture"] = Tensor.RandomUniform([28, 28], seed: 7),
        ["colour picture"] = Tensor.RandomUniform([300, 400, 3], 0, 255, seed: 8),
        ["pictures"] = Tensor.RandomUniform([500, 28, 28], seed: 9),
        ["colour pictures"] = Tensor.RandomUniform([40, 64, 64, 3], seed: 10),
        ["broken picture"] = Tensor.Full(float.NaN, 20, 20),
        ["huge picture"] = Tensor.RandomUniform([2000, 1000], seed: 11),
    };

    private readonly CommaCulture _culture = new();

    public static TheoryData<string> Names => [.. Samples.Keys];

    public void Dispose() => _culture.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_small_well_formed_and_needs_nothing_else(string name)
    {
        var html = Samples[name].ToHtml();
        var root = Parse(html);

        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 50 * 1024);
        string[] allowed = ["root", "div", "span", "bdi", "table", "thead", "tbody", "tr", "th", "td", "img"];
        Assert.All(root.DescendantsAndSelf(), element => Assert.Contains(element.Name.LocalName, allowed));
        Assert.All(root.DescendantsAndSelf().Attributes(), attribute =>
        {
            Assert.DoesNotContain(attribute.Name.LocalName, (string[])["id", "class", "href", "onclick"]);
            Assert.True(attribute.Name.LocalName != "src" || attribute.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal));
            Assert.DoesNotContain("url(", attribute.Value, StringComparison.Ordinal);
        });
        Assert.All(root.Descendants("img"), image =>
        {
            Assert.Equal("img", (string?)image.Attribute("role"));
            Assert.False(string.IsNullOrWhiteSpace((string?)image.Attribute("alt")));
        });
        Assert.DoesNotContain(',', string.Concat(root.Descendants("td").Select(cell => cell.Value)));
    }

    [Fact]
    public void Verso_finds_the_method_it_looks_for_and_no_collection()
    {
        var method = typeof(Tensor).GetMethod("ToHtml", Type.EmptyTypes);

        Assert.True(method is { IsVirtual: true, IsPublic: true } && method.ReturnType == typeof(string));
    }

    [Fact]
    public void A_number_is_text() => Assert.Equal("<span title=\"Tensor () = -0.333333343\">-0.333333</span>", Samples["number"].ToHtml());

    [Fact]
    public void A_table_has_as_few_decimals_as_show_its_numbers_and_all_digits_on_hover()
    {
        var cells = Parse(Tensor.From([0.5f, -0.25f, 3f, 1f / 3, 1e-9f]).ToHtml()).Descendants("td").ToList();
        var quarters = Parse(Tensor.From([0.5f, -0.25f, 3f]).ToHtml()).Descendants("td").ToList();
        var whole = Parse(Tensor.From([1f, 2f, 40f], 3, 1).ToHtml()).Descendants("td").ToList();

        Assert.Equal(["0.5000", "-0.2500", "3.0000", "0.3333", "1e-9"], cells.Select(cell => cell.Value));
        Assert.Equal("[3] = 0.333333343", (string?)cells[3].Attribute("title"));
        Assert.Equal(["0.50", "-0.25", "3.00"], quarters.Select(cell => cell.Value));
        Assert.Equal(["1", "2", "40"], whole.Select(cell => cell.Value));
        Assert.Equal("[2, 0] = 40", (string?)whole[2].Attribute("title"));
    }

    [Fact]
    public void A_large_table_shows_its_first_and_last_rows()
    {
        var root = Parse(Samples["variable"].ToHtml());
        var rows = root.Descendants("tbody").Elements().Select(row => row.Element("th")!.Value).ToList();

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "…", "147", "148", "149"], rows);
        Assert.Equal("<script> & \"w\"", root.Descendants("bdi").Single().Value);
        Assert.Contains("(150, 4)", root.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Higher_ranks_show_their_first_matrices_with_their_place()
    {
        var root = Parse(Samples["kernels"].ToHtml());

        Assert.Equal(3, root.Descendants("table").Count());
        Assert.Contains("3 of 9 matrices shown", root.Value, StringComparison.Ordinal);
        Assert.Contains(root.Descendants("td"), cell => ((string?)cell.Attribute("title"))?.StartsWith("[0, 2, 31, 63] =", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Text_on_the_strongest_fill_keeps_its_contrast_in_both_themes()
    {
        var root = Parse(Tensor.From([1f, -1f]).ToHtml());
        var fills = root.Descendants("td").Select(cell => ((string)cell.Attribute("style")!).Split("rgba(")[1].TrimEnd(')').Split(',')
            .Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray()).ToList();

        Assert.Equal(Fills, fills.Select(fill => fill[..3]));
        foreach (var fill in fills)
        {
            Assert.All(Themes, theme => Assert.True(Contrast(theme.Text, [.. theme.Back.Zip(fill, (back, ink) => (ink * fill[3]) + (back * (1 - fill[3])))]) >= 4.5));
        }
    }

    [Fact]
    public void What_cannot_be_drawn_has_no_fill_and_is_counted()
    {
        var root = Parse(Tensor.From([float.NaN, 0f, 2f]).ToHtml());
        var styles = root.Descendants("td").Select(cell => (string)cell.Attribute("style")!).ToList();

        Assert.Equal([false, false, true], styles.Select(style => style.Contains("rgba", StringComparison.Ordinal)));
        Assert.Contains("1 not finite", root.Value, StringComparison.Ordinal);
    }

    private static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(
            new StringReader("<root>" + html + "</root>"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XElement.Load(reader);
    }

    private static double Contrast(double[] a, double[] b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(double[] rgb)
    {
        var linear = rgb.Select(value => value / 255 <= 0.04045 ? value / 255 / 12.92 : Math.Pow(((value / 255) + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }
}
