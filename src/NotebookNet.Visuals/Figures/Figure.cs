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
public sealed partial class Figure : Displayable, ISvgPicture
{
    private readonly FigureDescription _figure;

    /// <summary>Starts an empty figure.</summary>
    /// <param name="title">What stands above the chart; nothing when null.</param>
    public Figure(string? title = null) => _figure = new() { Title = title };

    private Figure(FigureDescription figure) => _figure = figure;

    /// <summary>The figure as plain data.</summary>
    internal FigureDescription Description => _figure;

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

    /// <summary>The figure with a trace below all others.</summary>
    internal Figure Beneath(Trace trace) => Change(p => p with { Traces = [trace, .. p.Traces] });

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

    private Figure With(Trace trace, Func<FigurePanel, FigurePanel>? change = null)
    {
        Require(!Panel.X.Date, "x", "dates, because the x axis has dates already; an axis has either numbers or dates");
        return Add(trace, change);
    }

    private Figure Add(Trace trace, Func<FigurePanel, FigurePanel>? change)
    {
        Require(trace is BarTrace || Panel.X.Categories is null, "x", "a figure with bars alone, because an axis has either names or numbers");
        return Change(p => (change?.Invoke(p) ?? p) with { Traces = [.. p.Traces, trace] });
    }

    private Figure Change(Func<FigurePanel, FigurePanel> change) => new(_figure with { Panels = [change(Panel)] });
}
