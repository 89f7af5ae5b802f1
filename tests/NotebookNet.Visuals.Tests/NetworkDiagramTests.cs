using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

public partial class NetworkDiagramTests
{
    [Fact]
    public void Each_weight_is_one_edge_that_tells_its_number_and_both_units()
    {
        float[,] weights = { { 0.5f, -1.25f }, { 0.001f, 0 }, { 2, -0.75f } };
        var diagram = new NetworkDiagram([
            new("in", "Input", [3], 0) { UnitNames = ["a", "b", "c"] },
            new("out", "Dense", [2], 8) { Weights = weights, UnitNames = ["yes", "no"] }]);
        var edges = Titles(diagram).Select(t => Edge().Match(t)).Where(m => m.Success).ToArray();
        Assert.Equal(6, edges.Length);
        foreach (var edge in edges)
        {
            var (from, to) = (Array.IndexOf(["a", "b", "c"], edge.Groups[2].Value), Array.IndexOf(["yes", "no"], edge.Groups[3].Value));
            Assert.Equal(weights[from, to], float.Parse(edge.Groups[1].Value, CultureInfo.InvariantCulture), 0.0005f);
        }
    }

    [Fact]
    public void Sign_is_shown_by_colour_and_by_dashes_and_size_by_thickness()
    {
        var svg = Parse(new NetworkDiagram([new("in", "Input", [3], 0), new("out", "Dense", [1], 4) { Weights = new[,] { { 1f }, { -1f }, { 0.1f } } }]));
        XElement GroupOf(string weight) => svg.Descendants(PictureAssert.Svg + "title").Single(t => t.Value.StartsWith("w = " + weight + " ", StringComparison.Ordinal)).Parent!.Parent!;
        var (positive, negative, small) = (GroupOf("1.000"), GroupOf("-1.000"), GroupOf("0.100"));
        Assert.Equal(Palette.Blue, (string?)positive.Attribute("stroke"));
        Assert.Null(positive.Attribute("stroke-dasharray"));
        Assert.Equal(Palette.Vermillion, (string?)negative.Attribute("stroke"));
        Assert.NotNull(negative.Attribute("stroke-dasharray"));
        Assert.True((double)positive.Attribute("stroke-width")! > (double)small.Attribute("stroke-width")!);
    }

    [Fact]
    public void A_large_layer_says_how_many_units_it_has_and_how_many_are_drawn()
    {
        var svg = Parse(Samples.Dense([784, 128, 128, 10]));
        Assert.Contains("784 units, 12 shown", Words(svg));
        Assert.Contains("128 units, 12 shown", Words(svg));
        var circles = svg.Descendants(PictureAssert.Svg + "circle").Count(c => c.Element(PictureAssert.Svg + "title") is not null);
        Assert.Equal(12 + 12 + 12 + 10, circles);
    }

    [Fact]
    public void The_units_drawn_are_the_first_and_the_last()
    {
        var titles = Titles(Samples.Dense([784, 10])).ToArray();
        Assert.Contains("unit 1", titles);
        Assert.Contains("unit 784", titles);
        Assert.DoesNotContain("unit 300", titles);
    }

    [Fact]
    public void Parameters_are_summed_in_the_title_line_and_the_input_is_no_layer()
    {
        Assert.Contains("2 layers, 83 parameters", Words(Parse(Samples.Network(Samples.Species))));
        Assert.StartsWith("Iris classifier: 2 layers, 83 parameters", Samples.Network(Samples.Species).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_weights_the_text_says_so()
    {
        var diagram = new NetworkDiagram([new("in", "Input", [2], 0), new("out", "Dense", [2], 6)]);
        Assert.Contains("weights not drawn", Words(Parse(diagram)));
        Assert.DoesNotContain(Palette.Blue, diagram.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_keeps_its_units_apart_is_joined_one_to_one()
    {
        var path = Parse(new NetworkDiagram([new("in", "Input", [3], 0), new("drop", "Dropout", [3], 0)]))
            .Descendants(PictureAssert.Svg + "path").Single(p => (string?)p.Attribute("stroke-opacity") == "0.28");
        Assert.Equal(3, ((string)path.Attribute("d")!).Count(c => c == 'M'));
    }

    [Fact]
    public void Values_of_a_sample_stand_in_their_units()
    {
        var words = Words(Parse((NetworkDiagram)Samples.All["network-values"]()));
        Assert.Contains("5.10", words);
        Assert.Contains("-0.30", words);
        Assert.Contains("NaN", words);
    }

    [Fact]
    public void A_weight_that_is_not_a_number_is_drawn_as_such()
    {
        var titles = Titles(new NetworkDiagram([new("in", "Input", [1], 0), new("out", "Dense", [2], 4) { Weights = new[,] { { float.NaN, float.PositiveInfinity } } }]));
        Assert.Contains(titles, t => t.StartsWith("w = NaN", StringComparison.Ordinal));
        Assert.Contains(titles, t => t.StartsWith("w = ∞", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(13)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(400)]
    public void Long_networks_are_chains_that_fit_a_page(int layers)
    {
        var svg = PictureAssert.IsSound(Samples.Dense([.. Enumerable.Repeat(32, layers)]).ToHtml());
        var size = ((string)svg.Descendants(PictureAssert.Svg + "svg").First().Attribute("viewBox")!).Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(size[2], 300, 1000);
        var blocks = svg.Descendants(PictureAssert.Svg + "rect").Count();
        Assert.Equal(layers <= 100 ? layers : 99, blocks);
        if (layers > 100)
        {
            Assert.Contains($"{layers - 99} layers in the middle not shown", svg.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Twelve_wide_layers_stay_small()
    {
        var svg = PictureAssert.IsSound(Samples.Dense([.. Enumerable.Repeat(500, 12)]).ToHtml());
        Assert.Contains("of 500", svg.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Descriptions_that_contradict_themselves_are_refused_with_both_shapes()
    {
        Assert.Throws<ArgumentException>(() => new NetworkDiagram([]));
        var error = Assert.Throws<ArgumentException>(() => new NetworkDiagram([new("in", "Input", [4], 0), new("dense", "Dense", [3], 15) { Weights = new float[3, 4] }]));
        Assert.Contains("[3, 4]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("dense", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new NetworkDiagram([new("in", "Input", [2], 0) { UnitNames = ["a"] }]));
        Assert.Throws<ArgumentException>(() => new NetworkDiagram([new("in", "Input", [0], 0)]));
    }

    [Fact]
    public void A_dense_layer_over_sequences_is_a_block() =>
        Assert.Contains("20×8", Words(Parse(new NetworkDiagram([new("in", "Input", [20, 4], 0), new("dense", "Dense", [20, 8], 40) { Weights = Samples.Weights(4, 8), Bias = new float[8] }]))));

    private static XElement Parse(Displayable picture) => PictureAssert.IsSound(picture.ToHtml());

    private static string[] Words(XElement svg) => [.. svg.Descendants(PictureAssert.Svg + "text").Select(t => t.Value)];

    private static IEnumerable<string> Titles(Displayable picture) => Parse(picture).Descendants(PictureAssert.Svg + "title").Select(t => t.Value);

    [GeneratedRegex(@"^w = (\S+) \((.+) → (.+)\)$")]
    private static partial Regex Edge();
}
