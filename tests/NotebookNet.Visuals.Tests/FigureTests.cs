using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

public class FigureTests
{
    [Fact]
    public void A_figure_never_changes()
    {
        var empty = new Figure("f");
        var before = empty.ToSvg();
        var line = empty.Line([1, 2, 3]);
        Assert.Equal(before, empty.ToSvg());
        Assert.NotEqual(before, line.ToSvg());
    }

    [Fact]
    public void A_line_goes_through_its_points()
    {
        double[] x = [0, 1, 2, 4], y = [1, 3, 2, 5];
        var svg = Parse(new Figure().Line(x, y, name: "a"));
        var points = Path(svg, "a").TrimStart('M').Split('L').Select(p => p.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.Equal(4, points.Length);
        for (var i = 1; i < 4; i++)
        {
            Assert.Equal((x[i] - x[0]) / (x[3] - x[0]), (points[i][0] - points[0][0]) / (points[3][0] - points[0][0]), 0.002);
            Assert.Equal((y[i] - y[0]) / (y[3] - y[0]), (points[i][1] - points[0][1]) / (points[3][1] - points[0][1]), 0.002);
        }
    }

    [Fact]
    public void Marks_of_an_axis_stand_where_their_numbers_belong()
    {
        var svg = Parse(new Figure().Line([0, 10], [0, 10], name: "a"));
        var ends = Path(svg, "a").TrimStart('M').Split('L').Select(p => double.Parse(p.Split(' ')[0], CultureInfo.InvariantCulture)).ToArray();
        foreach (var mark in svg.Descendants(PictureAssert.Svg + "text").Where(t => (string?)t.Attribute("text-anchor") == "middle"))
        {
            var value = double.Parse(mark.Value, CultureInfo.InvariantCulture);
            Assert.Equal(ends[0] + value / 10 * (ends[1] - ends[0]), (double)mark.Attribute("x")!, 0.2);
        }
    }

    [Fact]
    public void On_a_logarithmic_axis_equal_factors_are_equal_distances()
    {
        var svg = Parse(new Figure().Line([0, 1, 2], [1, 10, 100], name: "a").YAxis(log: true));
        var heights = Path(svg, "a").TrimStart('M').Split('L').Select(p => double.Parse(p.Split(' ')[1], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(heights[0] - heights[1], heights[1] - heights[2], 0.2);
    }

    [Fact]
    public void Numbers_without_a_logarithm_leave_a_gap_and_a_note()
    {
        var svg = Parse(new Figure().Line([0, 1, 2, 3, 4], [1, 10, 0, -5, 100], name: "a").YAxis(log: true));
        Assert.Equal(2, Path(svg, "a").Count(c => c == 'M'));
        Assert.Contains("2 values cannot be drawn", svg.Descendants(PictureAssert.Svg + "desc").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_point_tells_its_numbers()
    {
        var titles = Titles(new Figure().Scatter([1.5, 2], [-3, 4], name: "a"));
        Assert.Contains("a (1.5, -3)", titles);
        Assert.Contains("a (2, 4)", titles);
    }

    [Fact]
    public void Groups_differ_by_shape_as_well_as_by_colour()
    {
        var shapes = Enumerable.Range(0, Markers.Kinds).Select(k => Markers.Path(k, 0, 0, 5)).ToArray();
        Assert.Equal(Markers.Kinds, shapes.Distinct().Count());
        var dashes = Enumerable.Range(0, 6).Select(Palette.Dash).ToArray();
        Assert.Equal(6, dashes.Distinct().Count());
    }

    [Fact]
    public void Bars_are_as_high_as_their_values_and_hang_below_zero()
    {
        var svg = Parse(new Figure().Bar(["a", "b", "c"], [1, 2, -1]));
        XElement Bar(string title) => svg.Descendants(PictureAssert.Svg + "title").Single(t => t.Value == title).Parent!;
        var (one, two, minus) = (Bar("a: 1.0000"), Bar("b: 2.0000"), Bar("c: -1.0000"));
        Assert.Equal((double)one.Attribute("height")! * 2, (double)two.Attribute("height")!, 0.3);
        Assert.Equal((double)one.Attribute("y")! + (double)one.Attribute("height")!, (double)minus.Attribute("y")!, 0.2);
    }

    [Fact]
    public void A_histogram_counts_every_value_once()
    {
        var counted = Titles(new Figure().Histogram(Samples.Numbers(1000).Append(double.NaN), 17)).Where(t => t.Contains(" … ", StringComparison.Ordinal))
            .Sum(t => int.Parse(t[(t.LastIndexOf(' ') + 1)..], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        Assert.Equal(1000, counted);
    }

    [Fact]
    public void Each_cell_of_a_heat_map_tells_its_number()
    {
        var titles = Titles(new Figure().HeatMap(new double[,] { { 1, 2 }, { 3, double.NaN } }, [10, 20], [5, 6]));
        Assert.Equal(["10, 5: 1.0000", "20, 5: 2.0000", "10, 6: 3.0000"], titles.Where(t => t.Contains(": ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(28, 28)]
    [InlineData(300, 500)]
    [InlineData(1, 10000)]
    public void A_heat_map_of_any_size_stays_small(int rows, int columns)
    {
        var values = new double[rows, columns];
        var numbers = Samples.Numbers(rows * columns);
        Buffer.BlockCopy(numbers, 0, values, 0, numbers.Length * sizeof(double));
        PictureAssert.IsSound(new Figure().HeatMap(values).ToHtml());
    }

    [Fact]
    public void A_long_curve_keeps_its_ends_and_its_extremes()
    {
        var y = Samples.Numbers(50_000);
        (y[0], y[^1], y[12_345], y[40_001]) = (0.5, -0.5, 9, -9);
        var kept = CurveSampler.Sample(y, _ => true, 500);
        Assert.InRange(kept.Count, 250, 510);
        Assert.Equal(kept.Order(), kept);
        foreach (var index in (int[])[0, 12_345, 40_001, 49_999])
        {
            Assert.Contains(index, kept);
        }
    }

    [Fact]
    public void Many_series_points_bars_and_words_stay_small_and_are_counted()
    {
        var x = Samples.Numbers(20_000);
        var lines = Enumerable.Range(0, 300).Aggregate(new Figure(), (f, i) => f.Line(x[..100], name: "series " + i));
        Assert.Contains("of 300 series drawn", PictureAssert.IsSound(lines.ToHtml()).Value, StringComparison.Ordinal);
        Assert.Contains("of 20,000 points drawn", PictureAssert.IsSound(new Figure().Scatter(x, x.Reverse()).ToHtml()).Value, StringComparison.Ordinal);
        Assert.Contains("of 5,000 points drawn", PictureAssert.IsSound(new Figure().Bar(Enumerable.Range(0, 5000).Select(i => "b" + i), x.Take(5000)).ToHtml()).Value, StringComparison.Ordinal);
        var words = Enumerable.Range(0, 500).Aggregate(new Figure(), (f, i) => f.Annotate(i, i, "word"));
        Assert.Contains("of 500 annotations drawn", PictureAssert.IsSound(words.ToHtml()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_numeric_type_can_be_drawn()
    {
        var expected = new Figure().Line(new double[] { 1, 2 }, new double[] { 3, 4 }).ToSvg();
        Assert.Equal(expected, new Figure().Line(new int[] { 1, 2 }, new float[] { 3, 4 }).ToSvg());
        Assert.Equal(expected, new Figure().Line(new long[] { 1, 2 }, new decimal[] { 3, 4 }).ToSvg());
        Assert.Equal(expected, new Figure().Line([1, 2], [3.0, 4]).ToSvg());
    }

    [Fact]
    public void Misuse_is_refused_in_words()
    {
        Assert.Contains("2 x and 3 y", Assert.Throws<ArgumentException>(() => new Figure().Line([1, 2], [1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Figure().Bar(["a"], [1, 2]));
        Assert.Throws<ArgumentException>(() => new Figure().Bar(["a", "a"], [1, 2]));
        Assert.Throws<ArgumentException>(() => new Figure().Bar(["a"], [1]).Line([1, 2]));
        Assert.Throws<ArgumentException>(() => new Figure().Line([1, 2]).Bar(["a"], [1]));
        Assert.Throws<ArgumentException>(() => new Figure().YAxis(log: true, low: 0));
        Assert.Throws<ArgumentException>(() => new Figure().XAxis(low: 2, high: 1));
        Assert.Throws<ArgumentException>(() => new Figure().HeatMap(new double[0, 3]));
        Assert.Throws<ArgumentException>(() => new Figure().HeatMap(new double[2, 3], [1, 2]));
        Assert.Throws<ArgumentException>(() => Figure.Grid(1, 1, new Figure(), new Figure()));
        var grid = Figure.Grid(1, 2, new Figure(), new Figure());
        Assert.Throws<ArgumentException>(() => Figure.Grid(1, 1, grid));
        Assert.Contains("before putting them into the grid", Assert.Throws<InvalidOperationException>(() => grid.Line([1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_axes_have_one_range_and_numbers_only_at_the_edges()
    {
        var single = new Figure().Line([0, 1], [0, 10]);
        var words = Parse(Figure.Grid(2, 2, sharedAxes: true, single, single, single, single)).Descendants(PictureAssert.Svg + "text").Count(t => t.Value == "10");
        Assert.Equal(2, words);
    }

    [Fact]
    public void Decision_regions_cover_the_plane_and_cross_out_mistakes()
    {
        var svg = Parse(Samples.Regions(12));
        Assert.Contains("true versicolor, predicted virginica (1.5, 2)", svg.Descendants(PictureAssert.Svg + "title").Select(t => t.Value));
        var areas = svg.Descendants(PictureAssert.Svg + "path").Where(p => (string?)p.Attribute("fill-opacity") == "0.28").Sum(p => Area((string)p.Attribute("d")!));
        var plot = svg.Descendants(PictureAssert.Svg + "path").Single(p => (string?)p.Attribute("stroke-opacity") == "0.55");
        var frame = ((string)plot.Attribute("d")!).TrimStart('M').Split(' ', 'V', 'H').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal((frame[3] - frame[0]) * (frame[2] - frame[1]), areas, 250.0);
    }

    [Fact]
    public void Plotly_json_has_all_numbers_of_the_figure()
    {
        var json = JsonDocument.Parse(new Figure("t").Line([1, 2, 3], [0.1, double.NaN, 0.3], name: "<a>").ToPlotlyJson()).RootElement;
        var trace = json.GetProperty("data")[0];
        Assert.Equal("scatter", trace.GetProperty("type").GetString());
        // plotly.js reads markup in names: a name is what it says only when escaped.
        Assert.Equal("&lt;a>", trace.GetProperty("name").GetString());
        Assert.Equal([1.0, 2, 3], trace.GetProperty("x").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal(0.1, trace.GetProperty("y")[0].GetDouble());
        Assert.Equal(JsonValueKind.Null, trace.GetProperty("y")[1].ValueKind);
        Assert.Equal("t", json.GetProperty("layout").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void Plotly_layout_names_the_axes_of_every_panel()
    {
        var json = JsonDocument.Parse(Figure.Grid(1, 2, new Figure("l").Line([1, 2]).YAxis("loss", log: true, low: 0.1, high: 10), new Figure("r").HeatMap(new double[2, 2])).ToPlotlyJson()).RootElement;
        Assert.Equal("log", json.GetProperty("layout").GetProperty("yaxis").GetProperty("type").GetString());
        Assert.Equal([-1.0, 1.0], json.GetProperty("layout").GetProperty("yaxis").GetProperty("range").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal("x2", json.GetProperty("data")[1].GetProperty("xaxis").GetString());
        Assert.Equal("heatmap", json.GetProperty("data")[1].GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("network")]
    [InlineData("network-large")]
    [InlineData("curves")]
    [InlineData("curves-long")]
    [InlineData("monitor")]
    [InlineData("confusion")]
    [InlineData("contour-bowl")]
    [InlineData("image-colour")]
    [InlineData("figure-dates")]
    public void A_picture_takes_less_than_20_milliseconds_once_warm(string name)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 200 && best.TotalMilliseconds >= 20; i++)
        {
            var picture = Samples.All[name]();
            var start = Stopwatch.GetTimestamp();
            _ = picture.ToHtml();
            var time = Stopwatch.GetElapsedTime(start);
            best = time < best ? time : best;
        }

        // The first fast one of many: compilation and other work on the machine are not what is measured.
        Assert.True(best.TotalMilliseconds < 20, $"{best.TotalMilliseconds} ms");
    }

    private static double Area(string path) => path.Split('M', StringSplitOptions.RemoveEmptyEntries).Sum(r =>
    {
        var n = r.TrimEnd('z').Split(' ', 'H', 'V').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        return (n[2] - n[0]) * (n[3] - n[1]);
    });

    private static XElement Parse(Displayable picture) => PictureAssert.IsSound(picture.ToHtml());

    private static string[] Titles(Displayable picture) => [.. Parse(picture).Descendants(PictureAssert.Svg + "title").Select(t => t.Value)];

    private static string Path(XElement svg, string name) =>
        (string)svg.Descendants(PictureAssert.Svg + "path").Single(p => p.Element(PictureAssert.Svg + "title")?.Value == name).Attribute("d")!;
}
