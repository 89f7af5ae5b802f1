using System.Numerics;
using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class Figure
{
    /// <summary>Joins values over time by a line; the axis is marked with round moments.</summary>
    /// <param name="x">When.</param>
    /// <param name="y">The values; as many as <paramref name="x"/>.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="markers">Whether points are marked too.</param>
    /// <returns>A new figure with this line.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or the x axis has numbers or names already.</exception>
    /// <example><code>
    /// var days = Enumerable.Range(0, 30).Select(day => new DateTime(2026, 3, 1).AddDays(day));
    /// new Figure("Visitors").Line(days, Enumerable.Range(0, 30).Select(day => 100 + 10 * day))
    /// </code></example>
    public Figure Line<T>(IEnumerable<DateTime> x, IEnumerable<T> y, string? name = null, bool markers = false)
        where T : INumber<T>
    {
        var (xs, ys) = Pair(Moments(x), y);
        return WithDates(new LineTrace(name, xs, ys) { Marked = markers ? 100 : 0 });
    }

    /// <summary>Marks separate points over time.</summary>
    /// <param name="x">When.</param>
    /// <param name="y">The values; as many as <paramref name="x"/>.</param>
    /// <param name="name">The name of the group in the legend.</param>
    /// <param name="hollow">Whether the marks are rings.</param>
    /// <param name="labels">What hovering over each point tells besides its numbers.</param>
    /// <returns>A new figure with these points.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or the x axis has numbers or names already.</exception>
    public Figure Scatter<T>(IEnumerable<DateTime> x, IEnumerable<T> y, string? name = null, bool hollow = false, IReadOnlyList<string>? labels = null)
        where T : INumber<T>
    {
        var (xs, ys) = Pair(Moments(x), y);
        return WithDates(ScatterOf(xs, ys, name, hollow, labels));
    }

    /// <summary>Fills the area between two curves over time, in the colour of the line added after it.</summary>
    /// <param name="x">When.</param>
    /// <param name="low">The lower curve.</param>
    /// <param name="high">The upper curve.</param>
    /// <param name="name">The name in the legend.</param>
    /// <returns>A new figure with this band.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or the x axis has numbers or names already.</exception>
    public Figure Band<T>(IEnumerable<DateTime> x, IEnumerable<T> low, IEnumerable<T> high, string? name = null)
        where T : INumber<T>
    {
        var (xs, lows) = Pair(Moments(x), low);
        var (_, highs) = Pair(xs, high);
        return WithDates(new BandTrace(name, xs, lows, highs));
    }

    private static double[] Moments(IEnumerable<DateTime> x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return [.. x.Select(DateTicks.ToNumber)];
    }

    private Figure WithDates(Trace trace)
    {
        Require(Panel.X is { Date: true } || Panel.Traces.Count == 0, "x", "numbers, because the x axis has numbers already; an axis has either numbers or dates");
        return Add(trace, p => p with { X = p.X with { Date = true } });
    }
}
