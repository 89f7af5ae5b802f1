using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace NotebookNet.Visuals.Tests;

public class GraphDiagramTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(120).WithReplay(20261122UL, 2026112201UL);

    public static TheoryData<string> Names => [.. GraphSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_box_overlaps_another_and_no_line_passes_through_a_box(string name) => IsClear(GraphSamples.All[name]().ToSvg());

    [Fact]
    public void Any_graph_is_drawn_without_overlaps_and_with_an_arrow_for_each_input()
    {
        var abridged = 0;
        Check.One(Cases, Prop.ForAll(Graphs().ToArbitrary(), boxes =>
        {
            var svg = new GraphDiagram(boxes).ToSvg();
            var geometry = IsClear(svg);
            if (svg.Contains("not shown", StringComparison.Ordinal))
            {
                abridged++;
                return;
            }

            Assert.Equal(boxes.Length, geometry.Boxes.Count);
            Assert.Equal(boxes.Sum(b => b.Inputs.Count), geometry.Tips.Count(t => TargetOf(geometry, t) is not null));
        }));
        Assert.InRange(abridged, 0, 3);
    }

    [Fact]
    public void A_box_shows_name_kind_activation_shape_and_parameters()
    {
        var texts = Texts(new GraphDiagram([new("in", "Input", [4], 0, []), new("hidden", "Dense", [10], 50, [0]) { Activation = "ReLU" }]));
        Assert.Equal(["in", "Input", "[4]", "hidden", "Dense · ReLU", "[10] · 50 params"], texts.Take(6));
    }

    [Fact]
    public void Inputs_outputs_and_frozen_boxes_differ_by_their_outline_and_the_legend_says_how()
    {
        var svg = PictureAssert.IsSound(new GraphDiagram([
            new("in", "Input", [4], 0, []), new("a", "Dense", [10], 50, [0]) { Trainable = false }, new("b", "Dense", [1], 11, [1]) { IsOutput = true }]).ToSvg());
        var rects = svg.Descendants(PictureAssert.Svg + "rect").Where(r => r.Parent!.Name.LocalName == "g").ToArray();
        Assert.True((double)rects[0].Attribute("rx")! > 20);
        Assert.NotNull(rects[1].Attribute("stroke-dasharray"));
        Assert.Equal(4, rects.Length);
        Assert.Equal("none", (string?)rects[3].Attribute("fill"));
        Assert.Contains("[10] · 50 params, frozen", Texts(svg));
        Assert.Equal(["input", "output", "frozen: not trained"], Texts(svg)[^3..]);
    }

    [Fact]
    public void A_layer_without_numbers_is_never_called_frozen() =>
        Assert.DoesNotContain("frozen", new GraphDiagram([new("in", "Input", [4], 0, []) { Trainable = false }]).ToHtml(), StringComparison.Ordinal);

    [Fact]
    public void A_layer_applied_twice_counts_its_parameters_once_and_says_so()
    {
        GraphDiagram diagram = new([
            new("a", "Input", [4], 0, []), new("b", "Input", [4], 0, []), new("dense", "Dense", [8], 40, [0]),
            new("dense", "Dense", [8], 40, [1]) { SharedWith = 2 }, new("add", "Add", [8], 0, [2, 3])]);
        Assert.StartsWith("3 layers, 40 parameters\n", diagram.ToString(), StringComparison.Ordinal);
        Assert.Contains("[8], 40 parameters, shared ← b", diagram.ToString(), StringComparison.Ordinal);
        Assert.Contains("[8] · 40 params, shared", Texts(diagram));
        Assert.Contains("shared: the numbers of a layer above, counted once", Texts(diagram));
        Says("same layer as box 1", new GraphBox("a", "Input", [1], 0, []), new GraphBox("b", "Dense", [1], 2, [0]) { SharedWith = 1 });
    }

    [Fact]
    public void A_box_that_reads_another_twice_gets_two_arrows() =>
        Assert.Equal(2, new GraphGeometry(PictureAssert.Parse(new GraphDiagram([new("x", "Input", [4], 0, []), new("add", "Add", [4], 0, [0, 0])]).ToSvg())).Tips.Count);

    [Fact]
    public void A_deep_model_is_folded_only_where_one_line_goes_on()
    {
        var (columns, rows) = Grid(GraphSamples.All["graph-deep-residual"]());
        Assert.Equal(3, columns);
        Assert.InRange(rows, 18, 24);
        Assert.Equal(1, Grid(GraphSamples.All["graph-u-net"]()).Columns);
    }

    [Fact]
    public void A_model_of_150_layers_is_drawn_whole_and_a_larger_one_says_what_is_missing()
    {
        GraphBox[] Chain(int n) => [.. Enumerable.Range(0, n).Select(i => new GraphBox("dense_" + i, i == 0 ? "Input" : "Dense", [64], i == 0 ? 0 : 4160, i == 0 ? [] : [i - 1]))];
        Assert.Equal(150, IsClear(new GraphDiagram(Chain(150)).ToSvg()).Boxes.Count);
        var larger = PictureAssert.IsSound(new GraphDiagram(Chain(400)).ToSvg());
        var shown = new GraphGeometry(larger).Boxes.Count - 1;
        Assert.InRange(shown, 100, 150);
        Assert.Contains((400 - shown).ToString(CultureInfo.InvariantCulture) + " layers", Texts(larger));
        Assert.Contains($"{400 - shown} layers in the middle not shown", (string)larger.Descendants(PictureAssert.Svg + "desc").Single(), StringComparison.Ordinal);
        Assert.StartsWith("399 layers, ", (string)larger.Descendants(PictureAssert.Svg + "title").First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_beside_each_other_never_make_a_layer_wider_than_a_page()
    {
        GraphBox[] boxes = [new("in", "Input", [8], 0, []), .. Enumerable.Range(0, 40).Select(i => new GraphBox("branch " + i, "Dense", [8], 72, [0]))];
        var geometry = IsClear(new GraphDiagram(boxes).ToSvg());
        Assert.Equal(5, geometry.Boxes.GroupBy(b => b.Y).Max(g => g.Count()));
        Assert.InRange(geometry.Boxes.Max(b => b.Right), 600, 760);
    }

    [Fact]
    public void A_chain_of_boxes_stands_in_one_line_and_branches_stand_symmetrically()
    {
        var middles = new GraphGeometry(PictureAssert.Parse(GraphSamples.All["graph-u-net"]().ToSvg())).Boxes.Select(b => b.X + b.Width / 2).ToArray();
        Assert.All(middles, m => Assert.Equal(middles[0], m, 0.06));
        var heads = new GraphGeometry(PictureAssert.Parse(new GraphDiagram([
            new("x", "Input", [4], 0, []), new("a", "Dense", [4], 20, [0]), new("b", "Dense", [4], 20, [0])]).ToSvg())).Boxes;
        Assert.Equal(2 * (heads[0].X + heads[0].Width / 2), heads[1].X + heads[1].Width / 2 + heads[2].X + heads[2].Width / 2, 1.01);
    }

    [Fact]
    public void Text_and_hover_name_what_a_box_reads()
    {
        var diagram = GraphSamples.All["graph-residual"]();
        Assert.Contains("\n  add: Add · ReLU, [32, 32, 16], 0 parameters ← conv2D_1, input\n", diagram.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("dense: Dense · Softmax, [10], 170 parameters ← globalAveragePooling2D (output)", diagram.ToString(), StringComparison.Ordinal);
        var hovers = PictureAssert.Parse(diagram.ToSvg()).Descendants(PictureAssert.Svg + "title").Select(t => t.Value).ToArray();
        Assert.Contains("add · Add · ReLU · [32, 32, 16] · 0 parameters ← conv2D_1, input", hovers);
        Assert.Contains("input → conv2D, add", hovers);
    }

    [Fact]
    public void Contradictions_are_refused_with_the_name_of_the_box()
    {
        Says("at least one box");
        Says("Box 0 (a) reads box 0", new GraphBox("a", "Dense", [1], 0, [0]));
        Says("Box 1 (b) reads box 2, but only the boxes 0 to 0", new GraphBox("a", "Input", [1], 0, []), new GraphBox("b", "Dense", [1], 0, [2]));
        Says("Box 1 (b) reads box -1", new GraphBox("a", "Input", [1], 0, []), new GraphBox("b", "Dense", [1], 0, [-1]));
        Says("shape [4, 0]", new GraphBox("a", "Input", [4, 0], 0, []));
        Says("-5 parameters", new GraphBox("a", "Input", [4], -5, []));
        Says("Box 0 is null", [null!]);
        Says("no list of inputs", new GraphBox("a", "Input", [4], 0, null!));
        Assert.Throws<ArgumentNullException>(() => new GraphDiagram(null!));
    }

    internal static GraphGeometry IsClear(string svg)
    {
        var geometry = new GraphGeometry(PictureAssert.IsSound(svg));
        for (var i = 0; i < geometry.Boxes.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                Assert.False(geometry.Boxes[i].Overlaps(geometry.Boxes[j]), $"{geometry.Boxes[i]} overlaps {geometry.Boxes[j]}");
            }

            foreach (var point in geometry.Points)
            {
                Assert.False(geometry.Boxes[i].Contains(point), $"a line passes {point}, in {geometry.Boxes[i]}");
            }
        }

        return geometry;
    }

    private static GraphGeometry.Box? TargetOf(GraphGeometry geometry, (double X, double Y) tip) =>
        geometry.Boxes.FirstOrDefault(b => tip.X >= b.X && tip.X <= b.Right && Math.Abs(b.Y - 1.5 - tip.Y) < 0.2);

    private static (int Columns, int Rows) Grid(GraphDiagram diagram)
    {
        var boxes = new GraphGeometry(PictureAssert.Parse(diagram.ToSvg())).Boxes;
        return (boxes.Select(b => b.X).Distinct().Count(), boxes.GroupBy(b => b.X).Max(g => g.Count()));
    }

    private static string[] Texts(GraphDiagram diagram) => Texts(PictureAssert.Parse(diagram.ToSvg()));

    private static string[] Texts(XElement svg) => [.. svg.Descendants(PictureAssert.Svg + "g").Elements(PictureAssert.Svg + "text").Concat(svg.Descendants(PictureAssert.Svg + "svg").Elements(PictureAssert.Svg + "text")).Select(t => t.Value)];

    private static Gen<GraphBox[]> Graphs() =>
        from size in Gen.Choose(1, 45)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from reach in Gen.Elements(1, 2, 3, 8, 45)
        select Graph(size, seed, reach);

    // Reads lie mostly near: a model, not a heap of lines.
    private static GraphBox[] Graph(int size, int seed, int reach)
    {
        var numbers = Samples.Numbers(8 * size, (uint)seed).Select(v => (v + 1) / 2).ToArray();
        return [.. Enumerable.Range(0, size).Select(i =>
        {
            int[] inputs = [.. Enumerable.Range(0, i == 0 ? 0 : (int)(0.9 + numbers[8 * i] * 3)).Select(k => i - 1 - (int)(numbers[8 * i + k + 1] * Math.Min(i, reach)))];
            return new GraphBox(new string('n', 1 + i % 17), "Kind" + i % 9, [1 + i, 7], i * 1234, inputs) { IsOutput = i % 7 == 3, Trainable = i % 5 > 0 };
        })];
    }

    private static void Says(string what, params GraphBox[] boxes) =>
        Assert.Contains(what, Assert.Throws<ArgumentException>(() => new GraphDiagram(boxes)).Message, StringComparison.Ordinal);
}
