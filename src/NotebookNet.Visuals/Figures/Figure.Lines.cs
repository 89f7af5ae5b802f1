using System.Numerics;
using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class Figure
{
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
        return With(ScatterOf(xs, ys, name, hollow, labels));
    }

    private static ScatterTrace ScatterOf(double[] xs, double[] ys, string? name, bool hollow, IReadOnlyList<string>? labels)
    {
        Require(labels is null || labels.Count == xs.Length, nameof(labels), $"{xs.Length} labels, one for each point, but {labels?.Count} came");
        return new(name, xs, ys) { Hollow = hollow, Labels = labels };
    }
}
