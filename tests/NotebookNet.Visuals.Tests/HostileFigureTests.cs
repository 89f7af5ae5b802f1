using FsCheck;
using FsCheck.Fluent;

namespace NotebookNet.Visuals.Tests;

/// <summary>Whatever stands in the data of a contour plot, a picture, a path or a report, the result is sound.</summary>
public class HostileFigureTests
{
    private static readonly string[] Fragments =
        ["", "a", "<script>alert(1)</script>", "\"'&<>", "]]>", "\0\u0001", "\ud800", "שלום", "\u202eevil", "🌸👩‍🔬", "\r\n\t", "\" onload=\"x", new string('W', 10_000)];

    private static readonly double[] Numbers =
        [0, 1, -1, 0.1, 1e-9, 1e9, 1e300, -1e300, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5, 1e17];

    // The same cases on each run: a failure of one machine is a failure of all.
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261122UL, 2026112203UL);

    private static readonly Gen<string> Text = Gen.Choose(0, 3).SelectMany(n => Gen.Elements(Fragments).ArrayOf(n)).Select(string.Concat);

    private static Gen<double> Number => Gen.OneOf(Gen.Elements(Numbers), Gen.Choose(-1000, 1000).Select(i => i / 100.0));

    [Fact]
    public void Any_number_in_a_contour_plot() => ForAll(
        from values in Number.ArrayOf(20)
        from name in Text
        from filled in Gen.Elements(true, false)
        from log in Gen.Elements(true, false)
        select (values, name, filled, log),
        c => new Figure(c.name).Contour(Grid(c.values, 4, 5), name: c.name, filled: c.filled, log: c.log));

    [Fact]
    public void Any_number_in_a_picture() => ForAll(
        from values in Number.ArrayOf(20)
        from name in Text
        select (values, name),
        c => new Figure(c.name).Image(Grid(c.values, 4, 5), c.name).HeatMap(Grid(c.values, 4, 5), name: c.name, opacity: 0.5));

    [Fact]
    public void Any_text_and_number_in_paths_error_bars_and_arrows() => ForAll(
        from names in Text.ArrayOf(4)
        from x in Number.ArrayOf(8)
        from y in Number.ArrayOf(8)
        from log in Gen.Elements(true, false)
        select (names, x, y, log),
        c => new Figure(c.names[0]).Path(c.x, c.y, c.names[1]).ErrorBars(c.y, c.x, c.y.Select(Math.Abs), c.names[2])
            .XAxis(c.names[2], log: c.log).YAxis(c.names[3], log: c.log).Annotate(c.x[0], c.y[0], c.names[3], 40, -40));

    [Fact]
    public void Any_moment_on_an_axis_of_dates() => ForAll(
        from ticks in Gen.Choose(0, int.MaxValue).ArrayOf(6)
        from scale in Gen.Elements(1L, 1000L, 10_000_000L, 1_000_000_000L)
        select (ticks, scale),
        c => new Figure().Line(c.ticks.Select(t => new DateTime(Math.Min(t * c.scale, DateTime.MaxValue.Ticks))), c.ticks, "a"));

    [Fact]
    public void Any_text_in_an_interactive_figure_stays_inside_its_script() => Check.One(Cases, Prop.ForAll(Text.ArrayOf(3).ToArbitrary(), names =>
    {
        var html = new Figure(names[0]).Line([1, 2], names[1]).XAxis(names[2]).Interactive().ToHtml();
        Assert.Equal(html.LastIndexOf("<script>", StringComparison.Ordinal), html.IndexOf("<script", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(html.Length - "</script>".Length, html.IndexOf("</script", StringComparison.OrdinalIgnoreCase));
    }));

    private static double[,] Grid(double[] values, int rows, int columns)
    {
        var grid = new double[rows, columns];
        Buffer.BlockCopy(values, 0, grid, 0, values.Length * sizeof(double));
        return grid;
    }

    private static void ForAll<T>(Gen<T> inputs, Func<T, Displayable> draw) => Check.One(Cases, Prop.ForAll(inputs.ToArbitrary(), input =>
    {
        var picture = draw(input);
        PictureAssert.IsSound(picture.ToHtml());
        Assert.DoesNotContain('\0', picture.ToString());
        if (picture is Figure figure)
        {
            using var json = System.Text.Json.JsonDocument.Parse(figure.ToPlotlyJson());
        }
    }));
}
