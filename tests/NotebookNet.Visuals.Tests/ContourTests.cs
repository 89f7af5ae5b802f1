using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

public partial class ContourTests
{
    [Fact]
    public void A_contour_of_a_circle_is_a_circle()
    {
        // Over [-2, 2]² in a square of 400 pixels the level 1 of x² + y² is the circle of radius 100 around (200, 200).
        var steps = Enumerable.Range(0, 81).Select(i => -2 + i / 20.0).ToArray();
        var tracer = new ContourTracer(Values(steps, (x, y) => x * x + y * y), Pixels(steps), Pixels(steps), closed: false);
        var ring = Assert.Single(tracer.Trace(1));
        Assert.Equal(ring[0], ring[^1]);
        Assert.All(ring, p => Assert.Equal(100, Math.Sqrt(Math.Pow(p.X - 200, 2) + Math.Pow(p.Y - 200, 2)), 0.2));
    }

    [Fact]
    public void Every_crossing_lies_between_a_higher_and_a_lower_neighbour_and_no_crossing_is_lost()
    {
        var grid = FigureSamples.Grid(30, 40, seed: 5);
        double[] x = [.. Enumerable.Range(0, 40).Select(i => (double)i)], y = [.. Enumerable.Range(0, 30).Select(i => (double)i)];
        var points = new ContourTracer(grid, x, y, closed: false).Trace(0.1).SelectMany(l => l).ToHashSet();
        var crossings = 0;
        for (var r = 0; r < 30; r++)
        {
            for (var c = 0; c < 40; c++)
            {
                crossings += c < 39 && (grid[r, c] >= 0.1) != (grid[r, c + 1] >= 0.1) ? 1 : 0;
                crossings += r < 29 && (grid[r, c] >= 0.1) != (grid[r + 1, c] >= 0.1) ? 1 : 0;
            }
        }

        Assert.Equal(crossings, points.Count);
        Assert.All(points, p =>
        {
            var (r, c) = ((int)p.Y, (int)p.X);
            var (a, b) = (grid[r, c], grid[(int)Math.Ceiling(p.Y), (int)Math.Ceiling(p.X)]);
            Assert.Equal(0.1, a + (b - a) * (p.X - c + p.Y - r), 1e-9);
        });
    }

    [Fact]
    public void The_bands_of_a_slope_cover_their_share_of_the_plot()
    {
        var svg = Parse(new Figure().Contour((x, _) => x, (0, 1), (0, 1), at: [0.2, 0.5]));
        var bands = svg.Descendants(PictureAssert.Svg + "g").Single(g => (string?)g.Attribute("fill-rule") == "evenodd").Elements().Select(AreaOf).ToArray();
        var all = bands.Sum();
        Assert.Equal(3, bands.Length);
        // The highest band is drawn first.
        Assert.Equal([0.5, 0.3, 0.2], bands.Select(b => Math.Round(b / all, 2)));
    }

    [Fact]
    public void A_level_stands_where_the_axis_says()
    {
        var svg = Parse(new Figure().Contour((x, _) => x, (0, 10), (0, 1), at: [4], labels: false));
        var line = svg.Descendants(PictureAssert.Svg + "path").Single(p => p.Element(PictureAssert.Svg + "title")?.Value == "4");
        var at = double.Parse(Number().Match((string)line.Attribute("d")!).Value, CultureInfo.InvariantCulture);
        var mark = svg.Descendants(PictureAssert.Svg + "text").Single(t => t.Value == "4" && (string?)t.Attribute("text-anchor") == "middle");
        Assert.Equal((double)mark.Attribute("x")!, at, 0.2);
    }

    [Fact]
    public void Labels_stand_on_their_lines_and_never_on_their_heads()
    {
        var svg = Parse(FigureSamples.All["contour-bowl"]());
        var turned = svg.Descendants(PictureAssert.Svg + "text").Where(t => t.Attribute("transform")?.Value.StartsWith("rotate(-90", StringComparison.Ordinal) == false).ToArray();
        Assert.True(turned.Length >= 1);
        Assert.All(turned, t => Assert.InRange(double.Parse(Number().Match((string)t.Attribute("transform")!).Value, CultureInfo.InvariantCulture), -90, 90));
    }

    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 10)]
    [InlineData(true, 3)]
    public void Levels_rise_lie_inside_the_data_and_are_about_as_many_as_asked(bool log, int count)
    {
        var levels = ContourBands.Levels(Values([.. Enumerable.Range(0, 50).Select(i => i / 10.0)], FigureSamples.Rosenbrock), count, log);
        Assert.Equal(levels.Order().Distinct(), levels);
        Assert.InRange(levels.Count, Math.Max(1, count / 2), count + 3);
    }

    [Fact]
    public void Holes_and_constants_are_told()
    {
        Assert.Contains("without a number left empty", Parse(FigureSamples.All["contour-holes"]()).Value, StringComparison.Ordinal);
        Assert.Contains("no level lies between", Parse(FigureSamples.All["contour-constant"]()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_without_any_number_is_drawn_as_nothing()
    {
        var svg = Parse(new Figure().Contour(new[,] { { double.NaN, double.NaN }, { double.NaN, double.PositiveInfinity } }));
        Assert.Contains("4 cells without a number", svg.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Misuse_is_refused_in_words()
    {
        Assert.Contains("at least 2 × 2 numbers", Assert.Throws<ArgumentException>(() => new Figure().Contour(new double[1, 5])).Message, StringComparison.Ordinal);
        Assert.Contains("rise or fall", Assert.Throws<ArgumentException>(() => new Figure().Contour(new double[2, 3], [0, 2, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Figure().Contour((x, y) => x, (1, 1), (0, 1)));
        Assert.Throws<ArgumentException>(() => new Figure().Contour(new double[2, 2], at: [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Figure().Contour(new double[2, 2], levels: 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plotly_gets_the_same_levels(bool log)
    {
        var json = JsonDocument.Parse(new Figure().Contour(FigureSamples.Rosenbrock, (-2, 2), (-1, 3), log: log).ToPlotlyJson()).RootElement.GetProperty("data")[0];
        Assert.Equal("contour", json.GetProperty("type").GetString());
        var contours = json.GetProperty("contours");
        var steps = (contours.GetProperty("end").GetDouble() - contours.GetProperty("start").GetDouble()) / contours.GetProperty("size").GetDouble();
        Assert.Equal(Math.Round(steps), steps, 1e-6);
        Assert.Equal(log, json.TryGetProperty("colorbar", out var bar));
        if (log)
        {
            Assert.Equal(steps + 1, bar.GetProperty("ticktext").GetArrayLength(), 1e-6);
        }
    }

    private static double[] Pixels(double[] steps) => [.. steps.Select(v => 200 + 100 * v)];

    private static double[,] Values(double[] steps, Func<double, double, double> function)
    {
        var values = new double[steps.Length, steps.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i / steps.Length, i % steps.Length] = function(steps[i % steps.Length], steps[i / steps.Length]);
        }

        return values;
    }

    // The area of rings, those inside of others taken away: what even-odd filling covers where rings lie in one another.
    private static double AreaOf(XElement path)
    {
        var areas = ((string)path.Attribute("d")!).Split('M', StringSplitOptions.RemoveEmptyEntries).Select(ring =>
        {
            double x = 0, y = 0, area = 0;
            foreach (var step in ring.TrimEnd('z').Split('l'))
            {
                var n = step.Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
                var (nextX, nextY) = (x + n[0], y + n[1]);
                area += (x == 0 && y == 0) ? 0 : x * nextY - nextX * y;
                (x, y) = (nextX, nextY);
            }

            var start = ring.Split('l')[0].Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
            return Math.Abs(area + x * start[1] - start[0] * y) / 2;
        }).OrderDescending().ToArray();
        return areas[0] - areas.Skip(1).Sum();
    }

    private static XElement Parse(Displayable picture) => PictureAssert.IsSound(picture.ToHtml());

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
