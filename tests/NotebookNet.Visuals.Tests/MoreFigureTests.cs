using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

/// <summary>Paths, error bars, dates, arrows, functions.</summary>
public partial class MoreFigureTests
{
    [Fact]
    public void A_path_begins_with_a_ring_and_ends_with_a_mark_at_its_numbers()
    {
        var svg = Parse(new Figure().Path([0.0, 1, 2, 10], [0.0, 5, 5, 10], "way").XAxis(low: 0, high: 10).YAxis(low: 0, high: 10));
        var titles = svg.Descendants(PictureAssert.Svg + "title").Select(t => t.Value).ToArray();
        Assert.Contains("way path, 4 points", titles);
        Assert.Contains("way start: (0, 0)", titles);
        Assert.Contains("way end: (10, 10)", titles);
    }

    [Fact]
    public void A_path_keeps_its_loops_however_long_it_is()
    {
        var angles = Enumerable.Range(0, 20_000).Select(i => i * 0.01).ToArray();
        foreach (var figure in new[] { new Figure().Path(angles.Select(Math.Cos), angles.Select(Math.Sin), "a"), new Figure().Line(angles.Select(Math.Cos), angles.Select(Math.Sin), "a") })
        {
            var svg = Parse(figure);
            var d = (string)svg.Descendants(PictureAssert.Svg + "path").First(p => p.Element(PictureAssert.Svg + "title")?.Value.StartsWith('a') == true).Attribute("d")!;
            Assert.InRange(d.Length, 100, 30_000);
        }
    }

    [Fact]
    public void Error_bars_reach_as_far_as_their_errors()
    {
        var svg = Parse(new Figure().ErrorBars([1, 2], [4.0, 5], [1.0, 2], "m", errorMinus: [0.5, 1]).YAxis(low: 0, high: 10));
        var bars = svg.Descendants(PictureAssert.Svg + "g").Where(g => g.Element(PictureAssert.Svg + "title")?.Value.StartsWith("m (", StringComparison.Ordinal) == true)
            .Select(g => NumbersOf((string)g.Elements().First().Attribute("d")!)).ToArray();
        var ticks = svg.Descendants(PictureAssert.Svg + "text").Where(t => (string?)t.Attribute("text-anchor") == "end")
            .ToDictionary(t => double.Parse(t.Value, CultureInfo.InvariantCulture), t => (double)t.Attribute("y")! - 4);
        var unit = (ticks[0] - ticks[10]) / 10;
        Assert.Equal([3.5, 5.0], new[] { bars[0][1], bars[0][2] }.Select(p => Math.Round((ticks[0] - p) / unit, 2)));
        Assert.Equal([4.0, 7.0], new[] { bars[1][1], bars[1][2] }.Select(p => Math.Round((ticks[0] - p) / unit, 2)));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-02", 8)]
    [InlineData("2026-03-01", "2026-03-31", 6)]
    [InlineData("2026-01-15", "2027-02-01", 8)]
    [InlineData("1950-01-01", "2026-01-01", 5)]
    [InlineData("0001-01-01", "9999-12-31", 8)]
    public void Marks_of_dates_are_round_rising_inside_and_few_enough(string low, string high, int count)
    {
        var (a, b) = (DateTicks.ToNumber(DateTime.Parse(low, CultureInfo.InvariantCulture)), DateTicks.ToNumber(DateTime.Parse(high, CultureInfo.InvariantCulture)));
        var ticks = DateTicks.Of(a, b, count);
        Assert.InRange(ticks.Count, 2, count + 1);
        Assert.All(ticks, t => Assert.InRange(t.Value, a - 1, b + 1));
        Assert.Equal(ticks.Select(t => t.Value).Order(), ticks.Select(t => t.Value));
        Assert.Equal(ticks.Count, ticks.Select(t => t.Value).Distinct().Count());
    }

    [Fact]
    public void Marks_of_hours_say_the_day_when_it_begins()
    {
        var start = DateTicks.ToNumber(new DateTime(2026, 3, 1, 20, 0, 0));
        Assert.Equal(["Mar 1 20:00", "22:00", "Mar 2 00:00", "02:00"], DateTicks.Of(start, start + 6.5 * 3_600_000, 4).Select(t => t.Label));
    }

    [Fact]
    public void Marks_of_weeks_are_Mondays() =>
        Assert.All(DateTicks.Of(DateTicks.ToNumber(new DateTime(2026, 3, 1)), DateTicks.ToNumber(new DateTime(2026, 4, 10)), 7),
            t => Assert.Equal(DayOfWeek.Monday, DateTime.UnixEpoch.AddMilliseconds(t.Value).DayOfWeek));

    [Fact]
    public void An_axis_of_dates_tells_dates_on_hover_and_to_plotly()
    {
        DateTime[] days = [new(2026, 3, 1), new(2026, 3, 2, 12, 30, 0)];
        var figure = new Figure().Line(days, [1, 2], "visits");
        Assert.Contains("2026-03-02 12:30", figure.ToSvg(), StringComparison.Ordinal);
        var json = JsonDocument.Parse(figure.ToPlotlyJson()).RootElement;
        Assert.Equal("date", json.GetProperty("layout").GetProperty("xaxis").GetProperty("type").GetString());
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), json.GetProperty("data")[0].GetProperty("x")[0].GetDouble());
        Assert.Throws<ArgumentException>(() => figure.Line([1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => new Figure().Line([1, 2]).Scatter(days, [1, 2]));
        PictureAssert.IsSound(new Figure().Scatter(days, [1, 2], hollow: true).Band(days, [0, 1], [2, 3]).ToHtml());
        PictureAssert.IsSound(new Figure().Line(Array.Empty<DateTime>(), Array.Empty<int>()).ToHtml());
        PictureAssert.IsSound(new Figure().Line([DateTime.MinValue, DateTime.MaxValue], [1, 2]).ToHtml());
    }

    [Theory]
    [InlineData(0, -40)]
    [InlineData(60, 30)]
    [InlineData(-4000, -4000)]
    [InlineData(0, 0)]
    public void A_word_with_an_arrow_stays_inside_the_plot(double ax, double ay)
    {
        var svg = Parse(new Figure().Line([0, 1, 2]).Annotate(1, 1, "here it is", ax, ay));
        var text = PlacedText.AllOf(svg.Descendants(PictureAssert.Svg + "svg").Single()).Single(t => t.Shown == "here it is");
        Assert.True(text.Left > 0 && text.Right < 640);
    }

    [Fact]
    public void A_slope_is_the_derivative()
    {
        var drawn = JsonDocument.Parse(Figure.Function(x => x * x * x, -2, 2, "x³").ToPlotlyJson()).RootElement.GetProperty("data");
        Assert.Equal("x³′", drawn[1].GetProperty("name").GetString());
        var (x, slope) = (Values(drawn[1], "x"), Values(drawn[1], "y"));
        for (var i = 0; i < x.Length; i++)
        {
            Assert.Equal(3 * x[i] * x[i], slope[i], 1e-6);
        }

        Assert.Equal(1, JsonDocument.Parse(Figure.Function(Math.Sin, derivative: false).ToPlotlyJson()).RootElement.GetProperty("data").GetArrayLength());
        Assert.Throws<ArgumentException>(() => Figure.Function(Math.Sin, 1, 1));
        PictureAssert.IsSound(Figure.Function(Math.Log, -1, 1, "ln").ToHtml());
    }

    [Fact]
    public void A_slice_passes_its_two_points()
    {
        var data = JsonDocument.Parse(Figure.Slice(p => p[0] + 10 * p[1], [1, 2], [3, 4], name: "f").ToPlotlyJson()).RootElement.GetProperty("data");
        Assert.Equal([21.0, 43.0], Values(data[1], "y"));
        var (t, y) = (Values(data[0], "x"), Values(data[0], "y"));
        Assert.Equal((-0.25, 1.25), (t[0], t[^1]));
        Assert.Equal(21 + 22 * t[100], y[100], 1e-9);
        Assert.Throws<ArgumentException>(() => Figure.Slice(_ => 0, [1], [1, 2]));
    }

    [Fact]
    public void Misuse_is_refused_in_words()
    {
        Assert.Contains("2 errors", Assert.Throws<ArgumentException>(() => new Figure().ErrorBars([1, 2], [1, 2], [1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Figure().ErrorBars([1], [1], [-1]));
        Assert.Throws<ArgumentException>(() => new Figure().Path([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new Figure().Annotate(1, 1, "a", double.NaN, 0));
        Assert.Throws<ArgumentException>(() => Figure.Row());
        Assert.Throws<ArgumentException>(() => new Figure().Interactive("javascript:alert(1)"));
        Assert.Throws<ArgumentException>(() => new Figure().Interactive(" "));
    }

    [Fact]
    public void An_interactive_figure_shows_the_static_one_and_escapes_what_could_end_its_script()
    {
        var figure = new Figure("</script><script>alert(1)</script>").Line([1, 2, 3], "a & <b>");
        var html = figure.Interactive("https://example.org/</script>.js").ToHtml();
        Assert.Equal(2, Regex.Count(html, "<script|</script", RegexOptions.IgnoreCase));
        Assert.Contains(figure.ToSvg(), html, StringComparison.Ordinal);
        Assert.Equal(html, figure.Interactive("https://example.org/</script>.js").ToHtml());
        Assert.DoesNotContain(" id=", html, StringComparison.Ordinal);
        Assert.Equal(figure.ToString(), figure.Interactive().ToString());
    }

    private static double[] Values(JsonElement trace, string name) => [.. trace.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static double[] NumbersOf(string path) => [.. Number().Matches(path).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];

    private static XElement Parse(Displayable picture) => PictureAssert.IsSound(picture.ToHtml());

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
