using System.Numerics;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// A chart, described once and drawn as a static picture: lines, points, bars, heat maps, alone or in a grid.
/// </summary>
/// <remarks>
/// A figure never changes: each call returns a new figure with one thing more, so running a cell twice draws the same
/// picture twice. Numbers may be of any numeric type. NaN and infinities are left out and the description says so.
/// <example>
/// <code>
/// new Figure("Learning rate 0.1")
///     .Line(epochs, loss, name: "train")
///     .Line(epochs, validationLoss, name: "validation")
///     .XAxis("epoch").YAxis("loss", log: true)
/// </code>
/// </example>
/// </remarks>
public sealed class Figure : Displayable
{
    private readonly FigureDescription _figure;

    /// <summary>Starts an empty figure.</summary>
    /// <param name="title">What stands above the chart; nothing when null.</param>
    public Figure(string? title = null) => _figure = new() { Title = title };

    private Figure(FigureDescription figure) => _figure = figure;

    /// <summary>The figure as plain data.</summary>
    internal FigureDescription Description => _figure;

    /// <summary>Puts figures into a grid, row by row.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of figures beside each other.</param>
    /// <param name="figures">At most <paramref name="rows"/> × <paramref name="columns"/> single figures; their titles stand above their panels.</param>
    /// <returns>A new figure.</returns>
    /// <exception cref="ArgumentException">There is no figure, there are more than places, or one of them is a grid itself.</exception>
    public static Figure Grid(int rows, int columns, params IEnumerable<Figure> figures) => Grid(rows, columns, sharedAxes: false, figures);

    /// <summary>Puts figures into a grid, row by row, optionally with the same axes in all of them.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of figures beside each other.</param>
    /// <param name="sharedAxes">Whether all panels show the same range, with numbers only at the left and at the bottom.</param>
    /// <param name="figures">At most <paramref name="rows"/> × <paramref name="columns"/> single figures; their titles stand above their panels.</param>
    /// <returns>A new figure.</returns>
    /// <exception cref="ArgumentException">There is no figure, there are more than places, or one of them is a grid itself.</exception>
    public static Figure Grid(int rows, int columns, bool sharedAxes, params IEnumerable<Figure> figures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(figures);
        var all = figures.ToArray();
        if (all.Length == 0 || all.Length > rows * columns)
        {
            throw new ArgumentException($"A grid of {rows} × {columns} has room for 1 to {rows * columns} figures, but {all.Length} came.", nameof(figures));
        }

        if (all.Any(f => f._figure.Panels.Count > 1))
        {
            throw new ArgumentException("A grid takes single figures, not grids: pass the figures of the inner grid instead.", nameof(figures));
        }

        var panels = all.Select(f => f._figure.Panels[0] with { Title = f._figure.Title }).ToArray();
        var width = columns == 1 ? 640 : Math.Min(380 * columns, 960);
        return new(new FigureDescription
        {
            Panels = sharedAxes ? SharedAxes.Apply(panels, columns) : panels,
            Columns = columns,
            Width = width,
            Height = rows * Math.Clamp(width / columns * 0.72, 200, 400),
        });
    }

    /// <summary>Joins points by a line. A point that is NaN or infinite leaves a gap.</summary>
    /// <param name="x">Where the points are.</param>
    /// <param name="y">Their values; as many as <paramref name="x"/>.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="markers">Whether points are marked too.</param>
    /// <returns>A new figure with this line.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Figure Line<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, bool markers = false)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (xs, ys) = Pair(x, y);
        return With(new LineTrace(name, xs, ys) { Marked = markers ? 100 : 0 });
    }

    /// <summary>Joins values by a line over 0, 1, 2, …</summary>
    /// <param name="y">The values.</param>
    /// <param name="name">The name in the legend.</param>
    /// <returns>A new figure with this line.</returns>
    public Figure Line<T>(IEnumerable<T> y, string? name = null)
        where T : INumber<T>
    {
        var ys = Doubles(y, nameof(y));
        return With(new LineTrace(name, [.. Enumerable.Range(0, ys.Length).Select(i => (double)i)], ys));
    }

    /// <summary>Fills the area between two curves, in the colour of the line added after it: a deviation, a confidence band.</summary>
    /// <param name="x">Where the points are.</param>
    /// <param name="low">The lower curve.</param>
    /// <param name="high">The upper curve.</param>
    /// <param name="name">The name in the legend.</param>
    /// <returns>A new figure with this band.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Figure Band<T>(IEnumerable<T> x, IEnumerable<T> low, IEnumerable<T> high, string? name = null)
        where T : INumber<T>
    {
        var (xs, lows) = Pair(x, low);
        var (_, highs) = Pair(xs, high);
        return With(new BandTrace(name, xs, lows, highs));
    }

    /// <summary>Marks separate points. Each further group has its own colour and its own shape.</summary>
    /// <param name="x">Where the points are, from left to right.</param>
    /// <param name="y">Where they are, upwards; as many as <paramref name="x"/>.</param>
    /// <param name="name">The name of the group in the legend.</param>
    /// <param name="hollow">Whether the marks are rings.</param>
    /// <param name="labels">What hovering over each point tells besides its numbers.</param>
    /// <returns>A new figure with these points.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public Figure Scatter<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, bool hollow = false, IReadOnlyList<string>? labels = null)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (xs, ys) = Pair(x, y);
        Require(labels is null || labels.Count == xs.Length, nameof(labels), $"{xs.Length} labels, one for each point, but {labels?.Count} came");
        return With(new ScatterTrace(name, xs, ys) { Hollow = hollow, Labels = labels });
    }

    /// <summary>Draws a bar for each category. Several calls stand side by side.</summary>
    /// <param name="labels">The names of the categories; a name that came before means the same place.</param>
    /// <param name="values">The values; as many as <paramref name="labels"/>.</param>
    /// <param name="name">The name of the series in the legend.</param>
    /// <returns>A new figure with these bars.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a label repeats, or the figure's x axis has numbers already.</exception>
    public Figure Bar<T>(IEnumerable<string> labels, IEnumerable<T> values, string? name = null)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(labels);
        var names = labels.Select(l => l ?? "").ToArray();
        var numbers = Doubles(values, nameof(values));
        Require(names.Length == numbers.Length, nameof(values), $"{names.Length} values, one for each label, but {numbers.Length} came");
        Require(names.Distinct(StringComparer.Ordinal).Count() == names.Length, nameof(labels), "labels that differ from each other, but one repeats");
        Require(Panel.Traces.All(t => t is BarTrace), nameof(labels), "a figure with bars alone, because an axis has either names or numbers");
        var categories = (Panel.X.Categories ?? []).Union(names, StringComparer.Ordinal).ToArray();
        return With(new BarTrace(name, names, numbers), p => p with { X = p.X with { Categories = categories } });
    }

    /// <summary>Counts values between equal steps.</summary>
    /// <param name="values">The values; NaN and infinities are not counted.</param>
    /// <param name="bins">The number of steps.</param>
    /// <param name="name">The name in the legend.</param>
    /// <returns>A new figure with this histogram.</returns>
    public Figure Histogram<T>(IEnumerable<T> values, int bins = 20, string? name = null)
        where T : INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var (edges, counts) = Binning.Count(Doubles(values, nameof(values)), Math.Min(bins, 200));
        return With(new HistogramTrace(name, edges, counts));
    }

    /// <summary>Shows a grid of numbers as colours, with the scale beside it.</summary>
    /// <param name="values">The numbers, [row, column]; row 0 is at the bottom unless <paramref name="y"/> falls.</param>
    /// <param name="x">Where the columns are; 0, 1, 2, … when null.</param>
    /// <param name="y">Where the rows are; 0, 1, 2, … when null.</param>
    /// <param name="name">What the numbers are.</param>
    /// <returns>A new figure with this heat map.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit the grid.</exception>
    public Figure HeatMap(double[,] values, IReadOnlyList<double>? x = null, IReadOnlyList<double>? y = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        Require(rows > 0 && columns > 0, nameof(values), "at least one cell, but the grid is empty");
        Require(x is null || x.Count == columns, nameof(x), $"{columns} positions, one for each column, but {x?.Count} came");
        Require(y is null || y.Count == rows, nameof(y), $"{rows} positions, one for each row, but {y?.Count} came");
        return With(new HeatMapTrace(name, (double[,])values.Clone(), Positions(x, columns), Positions(y, rows)));
    }

    /// <summary>Writes a word at a point.</summary>
    /// <param name="x">Where it is; NaN draws a line across at height <paramref name="y"/>.</param>
    /// <param name="y">Where it is; NaN draws an upright line at <paramref name="x"/>.</param>
    /// <param name="text">The word.</param>
    /// <returns>A new figure with this annotation.</returns>
    public Figure Annotate(double x, double y, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Change(p => p with { Annotations = [.. p.Annotations, new(x, y, text)] });
    }

    /// <summary>Describes the horizontal axis.</summary>
    /// <param name="title">What it measures, with its unit.</param>
    /// <param name="log">Whether equal distances mean equal factors; numbers ≤ 0 are then left out.</param>
    /// <param name="low">The smallest number shown; from the data when null.</param>
    /// <param name="high">The largest number shown; from the data when null.</param>
    /// <returns>A new figure with this axis.</returns>
    /// <exception cref="ArgumentException">The range is empty, not finite, or not positive on a logarithmic axis.</exception>
    public Figure XAxis(string? title = null, bool log = false, double? low = null, double? high = null)
    {
        CheckRange(log, low, high);
        return Change(p => p with { X = p.X with { Title = title ?? p.X.Title, Log = log, Low = low, High = high } });
    }

    /// <summary>Describes the vertical axis.</summary>
    /// <param name="title">What it measures, with its unit.</param>
    /// <param name="log">Whether equal distances mean equal factors; numbers ≤ 0 are then left out.</param>
    /// <param name="low">The smallest number shown; from the data when null.</param>
    /// <param name="high">The largest number shown; from the data when null.</param>
    /// <returns>A new figure with this axis.</returns>
    /// <exception cref="ArgumentException">The range is empty, not finite, or not positive on a logarithmic axis.</exception>
    public Figure YAxis(string? title = null, bool log = false, double? low = null, double? high = null)
    {
        CheckRange(log, low, high);
        return Change(p => p with { Y = p.Y with { Title = title ?? p.Y.Title, Log = log, Low = low, High = high } });
    }

    /// <summary>Makes a unit as long on both axes, as maps and contour plots want it.</summary>
    /// <returns>A new figure.</returns>
    public Figure EqualUnits() => Change(p => p with { EqualUnits = true });

    /// <summary>Sets the largest size; a narrow page shows the picture smaller.</summary>
    /// <param name="width">The width in pixels, 160 to 2000.</param>
    /// <param name="height">The height in pixels, 120 to 4000.</param>
    /// <returns>A new figure.</returns>
    public Figure Size(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 160);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 2000);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 120);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 4000);
        return new(_figure with { Width = width, Height = height });
    }

    /// <summary>The chart as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg() => FigureRenderer.ToSvg(_figure);

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg());

    /// <summary>The chart as plotly.js JSON: an object with <c>data</c> and <c>layout</c>.</summary>
    /// <returns>JSON that plotly.js, Plotly.NET and plotly for Python read. All points are in it; NaN is null.</returns>
    public string ToPlotlyJson() => PlotlyWriter.Write(_figure);

    /// <inheritdoc/>
    public override string ToString() => FigureText.Write(_figure);

    private FigurePanel Panel => _figure.Panels.Count == 1
        ? _figure.Panels[0]
        : throw new InvalidOperationException("This figure is a grid. Add lines, points and axes to the single figures before putting them into the grid.");

    private static void Require(bool holds, string parameter, string expected)
    {
        if (!holds)
        {
            throw new ArgumentException($"Expected {expected}.", parameter);
        }
    }

    private static void CheckRange(bool log, double? low, double? high)
    {
        Require(low is null || AxisScale.IsDrawable(low.Value, log), nameof(low), log ? "a positive number on a logarithmic axis" : "a finite number");
        Require(high is null || AxisScale.IsDrawable(high.Value, log), nameof(high), log ? "a positive number on a logarithmic axis" : "a finite number");
        Require(low is null || high is null || low < high, nameof(high), "a high end above the low end");
    }

    private static double[] Doubles<T>(IEnumerable<T> values, string parameter)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        return [.. values.Select(double.CreateTruncating)];
    }

    private static (double[] X, double[] Y) Pair<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (xs, ys) = (Doubles(x, nameof(x)), Doubles(y, nameof(y)));
        Require(xs.Length == ys.Length, nameof(y), $"as many y values as x values, but there are {xs.Length} x and {ys.Length} y");
        return (xs, ys);
    }

    private static double[] Positions(IReadOnlyList<double>? given, int count) =>
        given is null ? [.. Enumerable.Range(0, count).Select(i => (double)i)] : [.. given];

    private Figure With(Trace trace, Func<FigurePanel, FigurePanel>? change = null)
    {
        Require(trace is BarTrace || Panel.X.Categories is null, "x", "a figure with bars alone, because an axis has either names or numbers");
        return Change(p => (change?.Invoke(p) ?? p) with { Traces = [.. p.Traces, trace] });
    }

    private Figure Change(Func<FigurePanel, FigurePanel> change) => new(_figure with { Panels = [change(Panel)] });
}
