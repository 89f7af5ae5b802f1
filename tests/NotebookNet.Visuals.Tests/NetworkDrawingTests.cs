using System.Globalization;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

/// <summary>Each network is drawn in the way that suits it, and the drawing says what is true.</summary>
public class NetworkDrawingTests
{
    [Theory]
    [InlineData("network", NetworkDrawing.Columns)]
    [InlineData("network-chain", NetworkDrawing.Chain)]
    [InlineData("network-blocks", NetworkDrawing.FeatureMaps)]
    [InlineData("network-lenet", NetworkDrawing.FeatureMaps)]
    [InlineData("network-too-deep", NetworkDrawing.Chain)]
    [InlineData("network-decoder", NetworkDrawing.FeatureMaps)]
    [InlineData("network-unrolled", NetworkDrawing.Unrolled)]
    [InlineData("network-steps", NetworkDrawing.Unrolled)]
    [InlineData("network-transformer", NetworkDrawing.Graph)]
    [InlineData("network-branched", NetworkDrawing.Graph)]
    internal void The_drawing_suits_the_network(string name, NetworkDrawing drawing) => Assert.Equal(drawing, ((NetworkDiagram)Samples.All[name]()).Drawing);

    [Fact]
    public void Maps_have_as_many_sheets_as_they_can_and_keep_their_proportions()
    {
        var diagram = new NetworkDiagram([new("input", "Input", [8, 16, 3], 0), new("conv", "Conv2D", [8, 16, 2], 20) { Window = new([3, 3], [1, 1]) }]);
        var fronts = Parse(diagram).Descendants(PictureAssert.Svg + "rect").Where(r => r.Element(PictureAssert.Svg + "title")?.Value.Contains(" · [", StringComparison.Ordinal) == true).ToArray();
        Assert.Equal(2, fronts.Length);
        Assert.All(fronts, f => Assert.True(Number(f, "width") > Number(f, "height")));
        Assert.Equal(2, fronts[0].Parent!.Elements(PictureAssert.Svg + "path").Count());
        Assert.Single(fronts[1].Parent!.Elements(PictureAssert.Svg + "path"));
    }

    [Fact]
    public void A_window_is_drawn_on_what_is_read_and_names_its_size_and_stride()
    {
        var svg = Parse(DiagramSamples.LeNet(withValues: false));
        var windows = svg.Descendants(PictureAssert.Svg + "title").Select(t => t.Value).Where(t => t.StartsWith("window of", StringComparison.Ordinal)).ToArray();
        Assert.Equal(["window of 5×5", "window of 2×2, stride 2", "window of 5×5", "window of 2×2, stride 2"], windows);
        Assert.Contains("Conv2D 5×5 · ReLU", Words(svg));
        Assert.Contains("stride 2", Words(svg));
    }

    [Fact]
    public void A_transposed_convolution_has_its_window_on_what_it_writes()
    {
        var svg = Parse((NetworkDiagram)Samples.All["network-decoder"]());
        var window = svg.Descendants(PictureAssert.Svg + "rect").First(r => r.Element(PictureAssert.Svg + "title")?.Value.StartsWith("window", StringComparison.Ordinal) == true);
        var reshape = svg.Descendants(PictureAssert.Svg + "rect").Single(r => r.Element(PictureAssert.Svg + "title")?.Value.StartsWith("reshape", StringComparison.Ordinal) == true);
        Assert.True(Number(window, "x") > Number(reshape, "x") + Number(reshape, "width"));
    }

    [Fact]
    public void Layers_that_change_nothing_about_the_shape_stand_below_the_maps_they_belong_to()
    {
        Assert.Contains("+ Dropout", Words(Parse(DiagramSamples.LeNet(withValues: false))));
        Assert.Contains("+ 2 more", Words(Parse((NetworkDiagram)Samples.All["network-vgg"]())));
    }

    [Fact]
    public void A_sample_shows_the_maps_as_pictures_of_the_very_values()
    {
        float[] values = [0, 1, 2, 3];
        var svg = Parse(new NetworkDiagram([new("input", "Input", [2, 2, 1], 0) { Values = values }, new("conv", "Conv2D", [2, 2, 5], 10) { Values = DiagramSamples.Values(2, 2, 5) }]));
        var pictures = svg.Descendants(PictureAssert.Svg + "image").ToArray();
        Assert.Equal(1 + 4, pictures.Length);
        Assert.Equal([0, 85, 170, 255], Pixels(pictures[0]));
        Assert.Contains("4 of 5 maps", Words(svg));
    }

    [Fact]
    public void A_coloured_input_is_one_picture_in_colour()
    {
        var svg = Parse(new NetworkDiagram([new("input", "Input", [1, 2, 3], 0) { Values = [0, 1, 0, 1, 1, 0] }, new("conv", "Conv2D", [1, 2, 1], 4)]));
        Assert.Equal([0, 255, 0, 255, 255, 0], Pixels(Assert.Single(svg.Descendants(PictureAssert.Svg + "image"))));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(6, 4)]
    [InlineData(1000, 4)]
    public void Long_sequences_show_their_first_steps_and_the_last(int steps, int drawn)
    {
        var svg = Parse(DiagramSamples.Recurrent(steps, new(["h"], false) { Cell = "RNN" }, withValues: false));
        Assert.Equal(drawn, Words(svg).Count(w => w == "RNN"));
        Assert.Equal(drawn < steps, Words(svg).Any(w => w.EndsWith($"steps, {drawn} drawn", StringComparison.Ordinal)));
        Assert.Contains("rnn at step " + steps.ToString("#,0", CultureInfo.InvariantCulture) + " of " + steps.ToString("#,0", CultureInfo.InvariantCulture), Titles(svg));
    }

    [Fact]
    public void The_state_is_named_between_the_cells_and_begins_with_zero()
    {
        var words = Words(Parse(DiagramSamples.Recurrent(3, new(["h", "c"], false) { Cell = "LSTM" }, withValues: false)));
        Assert.Equal(2, words.Count(w => w == "h, c"));
        Assert.Single(words, "0");
    }

    [Fact]
    public void Both_ways_there_is_a_cell_for_each_at_every_step()
    {
        var words = Words(Parse(DiagramSamples.Recurrent(4, new(["h"], false) { BothWays = true, Cell = "GRU" }, withValues: false)));
        Assert.Equal(4, words.Count(w => w == "GRU →"));
        Assert.Equal(4, words.Count(w => w == "← GRU"));
        Assert.Equal(2, words.Count(w => w == "0"));
    }

    [Fact]
    public void What_is_read_backwards_ends_at_the_first_step()
    {
        var (there, back) = (Box(backwards: false), Box(backwards: true));
        Assert.True(back < there);

        static double Box(bool backwards) => Number(Parse(new NetworkDiagram(
            [new("input", "Input", [4, 2], 0), new("rnn", "GRU", [16], 9) { Recurrence = new(["h"], false) { Backwards = backwards } }, new("dense", "Dense", [20], 9)]))
            .Descendants(PictureAssert.Svg + "rect").Single(r => r.Element(PictureAssert.Svg + "title")?.Value.StartsWith("dense", StringComparison.Ordinal) == true), "x");
    }

    [Fact]
    public void The_parts_of_a_block_are_boxes_in_a_frame_and_count_as_one_layer()
    {
        var diagram = (NetworkDiagram)Samples.All["network-transformer"]();
        var words = Words(Parse(diagram));
        Assert.Equal(2, words.Count(w => w == "MultiHeadAttention"));
        Assert.Contains("encoder_0", words);
        Assert.Contains("5 layers", string.Join(' ', words), StringComparison.Ordinal);
        Assert.Contains("normalization 2", diagram.ToMermaid(), StringComparison.Ordinal);
        Assert.DoesNotContain("normalization", diagram.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_branched_network_shows_few_values_as_numbers_and_many_as_their_range()
    {
        var words = Words(Parse(new NetworkDiagram(
            [
                new("a", "Input", [2], 0) { Values = [0.25f, -1] }, new("b", "Input", [5], 0) { Inputs = [], Values = [1, 2, float.NaN, 4, 5] },
                new("both", "Concatenate", [7], 0) { Inputs = [0, 1], Values = [float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN] },
            ])));
        Assert.Contains("= 0.25, -1", words);
        Assert.Contains("1 … 5, not all finite", words);
        Assert.Contains("no finite value", words);
    }

    [Fact]
    public void A_shared_layer_is_counted_once() =>
        Assert.Contains("5 layers, 40 parameters", Samples.All["network-branched"]().ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("network")]
    [InlineData("network-lenet")]
    [InlineData("network-unrolled")]
    [InlineData("network-branched")]
    public void Any_network_can_be_written_as_Mermaid_and_as_DOT(string name)
    {
        var diagram = (NetworkDiagram)Samples.All[name]();
        var layers = diagram.ToString().Split('\n').Length - (name == "network-branched" ? 1 : 3);
        Assert.Contains("flowchart TD\n", diagram.ToMermaid(), StringComparison.Ordinal);
        Assert.Equal(layers, diagram.ToMermaid().Split('\n').Count(l => l.Contains("\"]", StringComparison.Ordinal)));
        Assert.StartsWith("digraph {", diagram.ToDot(), StringComparison.Ordinal);
        Assert.Equal(layers, diagram.ToDot().Split('\n').Count(l => l.Contains("[label=", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_ring_of_a_unit_with_a_value_is_its_bias()
    {
        var circles = Parse(new NetworkDiagram(
            [new("in", "Input", [1], 0) { Values = [1] }, new("out", "Dense", [3], 6) { Weights = new[,] { { 1f, 1f, 1f } }, Bias = [2, -1, 0], Values = [3, 0, 1] }]))
            .Descendants(PictureAssert.Svg + "circle").Where(c => c.Element(PictureAssert.Svg + "title")?.Value.Contains("bias", StringComparison.Ordinal) == true).ToArray();
        Assert.Equal([Palette.Blue, Palette.Vermillion, null], circles.Select(c => (string?)c.Attribute("stroke")));
        Assert.Equal([null, "5 2.5", null], circles.Select(c => (string?)c.Attribute("stroke-dasharray")));
        Assert.True(Number(circles[0], "stroke-width") > Number(circles[1], "stroke-width"));
    }

    [Fact]
    public void An_activation_is_drawn_as_the_curve_it_is()
    {
        var svg = Parse(new NetworkDiagram([new("in", "Input", [1], 0), new("out", "Dense", [1], 2) { Activation = "ReLU", ActivationCurve = [0, 0, 0, 1.5f, 3] }]));
        var curve = svg.Descendants(PictureAssert.Svg + "path").Single(p => p.Element(PictureAssert.Svg + "title")?.Value.StartsWith("ReLU from", StringComparison.Ordinal) == true);
        var heights = ((string)curve.Attribute("d")!).Split('M', 'L').Skip(1).Select(p => double.Parse(p.Split(' ')[1], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(heights[0], heights[1]);
        Assert.Equal(heights[2] - heights[3], heights[3] - heights[4], 0.11);
        Assert.True(heights[4] < heights[2]);
    }

    [Fact]
    public void Descriptions_that_contradict_themselves_are_refused()
    {
        var input = new DiagramLayer("input", "Input", [4, 2], 0);
        Refused("reads layer 1, but only the layers 0 to 0", input, new("a", "Dense", [3], 0) { Inputs = [1] });
        Refused("the same as layer 1", input, new("a", "Dense", [3], 0) { SharedWith = 1 });
        Refused("8 numbers, but 3 values came", input with { Values = [1, 2, 3] });
        Refused("as many strides as sizes", input, new("a", "Conv2D", [3], 0) { Window = new([3, 3], [1]) });
        Refused("expected [steps, units]", input, new("a", "LSTM", [3], 0) { Recurrence = new(["h"], true) });
        Refused("Part 0", input, new("a", "Block", [3], 0) { Parts = [new("p", "Dense", [3], 0) { Inputs = [0] }] });
        Refused("Layer 0 is null", [null!]);

        static void Refused(string part, params DiagramLayer[] layers) =>
            Assert.Contains(part, Assert.Throws<ArgumentException>(() => new NetworkDiagram(layers)).Message, StringComparison.Ordinal);
    }

    private static XElement Parse(Displayable picture) => PictureAssert.IsSound(picture.ToHtml());

    private static string[] Words(XElement svg) => [.. svg.Descendants(PictureAssert.Svg + "text").Select(t => t.Value)];

    private static string[] Titles(XElement svg) => [.. svg.Descendants(PictureAssert.Svg + "title").Select(t => t.Value)];

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);

    // The bytes of a PNG without filters.
    private static byte[] Pixels(XElement image)
    {
        var file = Convert.FromBase64String(((string)image.Attribute("href")!)["data:image/png;base64,".Length..]);
        var (width, height, colour) = (file[19], file[23], file[25] == 2);
        var start = file.AsSpan().IndexOf("IDAT"u8) + 4;
        using var zlib = new System.IO.Compression.ZLibStream(new MemoryStream(file[start..]), System.IO.Compression.CompressionMode.Decompress);
        var rows = new byte[height * (1 + width * (colour ? 3 : 1))];
        zlib.ReadExactly(rows);
        return [.. rows.Where((_, i) => i % (rows.Length / height) != 0)];
    }
}
