using FsCheck;
using FsCheck.Fluent;

namespace NotebookNet.Visuals.Tests;

/// <summary>Whatever stands in the data, the picture is sound: text made to break markup, numbers made to break scales.</summary>
public class HostileDataTests
{
    private static readonly string[] Fragments =
    [
        "", "a", "<script>alert(1)</script>", "</title></svg>", "\"'&<>", "&#0;", "]]>", "<!--", "-->", "\0\u0001\u000b\u001f", "\ud800", "\udc00x", "\ufffe\uffff",
        "שלום עולם", "مرحبا 123", "\u202eevil\u202c", "🌸👩‍🔬🏳️‍🌈", "e\u0301\u0323", "漢字かな", "\r\n\t", "{{x}}", "javascript:alert(1)", "\" onload=\"x", new string('W', 10_000),
        new string('"', 500), new string('漢', 500), string.Concat(Enumerable.Repeat("👩‍🔬", 300)),
    ];

    private static readonly double[] Numbers =
        [0, -0.0, 1, -1, 0.1, 1e-9, -1e-9, 1e9, 1e300, -1e300, double.MaxValue, double.MinValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5, 7, 1e17];

    // The same cases on each run: a failure of one machine is a failure of all.
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261122UL, 2026112201UL);

    private static readonly Gen<string> Text = Gen.Choose(0, 3).SelectMany(n => Gen.Elements(Fragments).ArrayOf(n)).Select(string.Concat);

    private static Gen<double> Number => Gen.OneOf(Gen.Elements(Numbers), Gen.Choose(-1000, 1000).Select(i => i / 100.0));

    [Fact]
    public void Any_text_in_a_network_diagram() => ForAll(Text.ArrayOf(9), t => new NetworkDiagram(
        [
            new(t[0], t[1], [3], 0) { UnitNames = t[..3] },
            new(t[3], t[4], [12], 48) { Activation = t[5], Weights = Samples.Weights(3, 12), UnitNames = [.. Enumerable.Range(0, 12).Select(i => t[i % 9])] },
            new(t[6], t[7], [3], 39) { Weights = Samples.Weights(12, 3), UnitNames = t[6..] },
        ],
        t[8]));

    [Fact]
    public void Any_text_in_a_chain() => ForAll(Text.ArrayOf(3), t => new NetworkDiagram(
        [.. Enumerable.Range(0, 100).Select(i => new DiagramLayer(t[i % 3], t[(i + 1) % 3], [64], 4160) { Activation = t[(i + 2) % 3] })], t[0]));

    [Fact]
    public void Any_text_in_a_graph() => ForAll(Text.ArrayOf(4), t => new GraphDiagram(
        [.. Enumerable.Range(0, 60).Select(i => new GraphBox(t[i % 3], t[(i + 1) % 3], [64], 4160, i == 0 ? [] : [i - 1, i / 2]) { Activation = t[(i + 2) % 3], IsOutput = i % 9 == 0, Trainable = i % 4 > 0 })],
        t[3]));

    [Fact]
    public void Any_text_and_number_in_training_curves() => ForAll(
        from names in Text.ArrayOf(3)
        from values in Number.ArrayOf()
        select (names, values),
        c => new TrainingCurves([.. c.names.Distinct().SelectMany(n => new CurveSeries[] { new(n, c.values), new("val_" + n, [.. c.values.Reverse()]) })], c.names[0], null, c.names[1]));

    [Fact]
    public void Any_text_and_number_in_the_monitor() => ForAll(
        from names in Text.ArrayOf(5)
        from values in Number.ArrayOf(5)
        from epoch in Gen.Choose(-1, 200)
        select (names, values, epoch),
        c => new TrainingMonitor(
            new(c.epoch, 100, c.epoch, 8, TimeSpan.FromSeconds(1), null, c.values[0], [.. c.names.Zip(c.values, KeyValuePair.Create)], c.epoch > 100, c.names[0]),
            new TrainingCurves([new(c.names[1], c.values)], c.names[2])));

    [Fact]
    public void Any_text_in_a_confusion_matrix() => ForAll(
        from classes in Gen.Elements(1, 3, 12, 16, 40)
        from names in Text.ArrayOf(classes)
        select names,
        names => Samples.Confusion(names.Length, names, 0.5));

    [Fact]
    public void Any_text_in_a_table() => ForAll(
        from columns in Gen.Choose(1, 12)
        from cells in Text.ArrayOf(columns).ArrayOf(10)
        from extra in Text.ArrayOf(2)
        select (cells, extra),
        c => new TablePicture([.. c.cells[0].Select(t => new TableColumn(t, ColumnAlignment.Centre, t))], c.cells[1..], c.extra[0], c.extra[1]));

    [Fact]
    public void Any_text_and_number_in_lines_points_and_bands() => ForAll(
        from names in Text.ArrayOf(4)
        from x in Number.ArrayOf(8)
        from y in Number.ArrayOf(8)
        from log in Gen.Elements(true, false)
        select (names, x, y, log),
        c => new Figure(c.names[0]).Line(c.x, c.y, c.names[1]).Scatter(c.y, c.x, c.names[2], labels: [.. c.names, .. c.names]).Band(c.x, c.y, c.x, c.names[3])
            .XAxis(c.names[2], log: c.log).YAxis(c.names[3], log: c.log).Annotate(c.x[0], c.y[0], c.names[1]));

    [Fact]
    public void Any_text_and_number_in_bars() => ForAll(
        from names in Text.ArrayOf()
        from values in Number.ArrayOf(60)
        from log in Gen.Elements(true, false)
        select (names: names.Distinct().Take(60).ToArray(), values, log),
        c => new Figure(c.names.FirstOrDefault()).Bar(c.names, c.values.Take(c.names.Length), c.names.LastOrDefault()).YAxis(log: c.log));

    [Fact]
    public void Any_number_in_a_heat_map() => ForAll(
        from values in Number.ArrayOf(12)
        from name in Text
        select (values, name),
        c =>
        {
            var grid = new double[3, 4];
            Buffer.BlockCopy(c.values, 0, grid, 0, 12 * sizeof(double));
            return new Figure(c.name).HeatMap(grid, name: c.name);
        });

    [Fact]
    public void Any_number_in_a_histogram() => ForAll(Number.ArrayOf(), values => new Figure().Histogram(values));

    [Fact]
    public void Any_text_in_a_scatter_matrix_and_in_decision_regions()
    {
        ForAll(Text.ArrayOf(3), names => Samples.Matrix(30, 3, 3, names));
        ForAll(Text.ArrayOf(3), names => Samples.Regions(10, names));
    }

    [Fact]
    public void A_long_name_is_cut_on_the_picture_and_told_on_hover()
    {
        var name = "a very long name indeed, much longer than its place " + new string('x', 10_000);
        var svg = PictureAssert.IsSound(Samples.Network([name, "b", "c"]).ToHtml());
        var text = svg.Descendants(PictureAssert.Svg + "text").Single(t => t.Value.StartsWith("a very long", StringComparison.Ordinal));
        Assert.Contains("…", text.FirstNode!.ToString(), StringComparison.Ordinal);
        Assert.Equal(name[..Label.LongestHover] + "…", text.Element(PictureAssert.Svg + "title")!.Value);
    }

    [Fact]
    public void Text_from_right_to_left_is_isolated_and_overrides_are_dropped()
    {
        var svg = Samples.Network(["שלום", "\u202eabc", "c"]).ToSvg();
        Assert.Contains("\u2068שלום\u2069", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_of_several_code_points_is_never_cut_in_two()
    {
        const string scientist = "👩‍🔬";
        var fitted = Label.Fit(string.Concat(Enumerable.Repeat(scientist, 50)), 100, 12);
        Assert.Equal("", fitted.Replace(scientist, "", StringComparison.Ordinal).TrimEnd('…'));
        Assert.True(fitted.Length > scientist.Length);
    }

    private static void ForAll<T>(Gen<T> inputs, Func<T, Displayable> draw) => Check.One(Cases, Prop.ForAll(inputs.ToArbitrary(), input =>
    {
        var picture = draw(input);
        PictureAssert.IsSound(picture.ToHtml());
        Assert.DoesNotContain('\0', picture.ToString());
    }));
}
