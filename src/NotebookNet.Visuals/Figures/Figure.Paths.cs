using System.Numerics;
using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class Figure
{
    /// <summary>Draws the way of something that moves, such as an optimizer over the contours of its loss.</summary>
    /// <param name="x">Where it was, to the right, in the order of time.</param>
    /// <param name="y">Where it was, upwards; as many as <paramref name="x"/>.</param>
    /// <param name="name">The name in the legend.</param>
    /// <returns>A new figure with this path: a ring at the start, arrows along the way, a filled mark at the end.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <example><code>
    /// new Figure("Down a bowl")
    ///     .Contour((x, y) => x * x + 3 * y * y, (-2, 2), (-1, 1), "loss")
    ///     .Path([-1.8, -0.9, -0.4, -0.1], [0.9, -0.5, 0.2, 0.0], "gradient descent")
    /// </code></example>
    public Figure Path<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (xs, ys) = Pair(x, y);
        return With(new PathTrace(name, xs, ys));
    }

    /// <summary>Marks points with the range in which they lie: value ± error.</summary>
    /// <param name="x">Where the points are.</param>
    /// <param name="y">Their values; as many as <paramref name="x"/>.</param>
    /// <param name="error">How far the range reaches up and down, such as a standard deviation; as many as <paramref name="x"/>, none negative.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="errorMinus">How far it reaches down, where that differs (plotly: <c>arrayminus</c>).</param>
    /// <returns>A new figure with these points.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or an error is negative.</exception>
    /// <example><code>
    /// new Figure("Accuracy of 5 runs").ErrorBars([10, 20, 50], [0.71, 0.84, 0.93], [0.05, 0.03, 0.01], "mean ± deviation")
    /// </code></example>
    public Figure ErrorBars<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, IEnumerable<TY> error, string? name = null, IEnumerable<TY>? errorMinus = null)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (xs, ys) = Pair(x, y);
        var plus = Doubles(error, nameof(error));
        var minus = errorMinus is null ? plus : Doubles(errorMinus, nameof(errorMinus));
        Require(plus.Length == xs.Length, nameof(error), $"{xs.Length} errors, one for each point, but {plus.Length} came");
        Require(minus.Length == xs.Length, nameof(errorMinus), $"{xs.Length} errors, one for each point, but {minus.Length} came");
        Require(!plus.Concat(minus).Any(e => e < 0), nameof(error), "errors that are not negative: they are lengths, not places");
        return With(new ErrorBarTrace(name, xs, ys, [.. minus.Select(Length)], [.. plus.Select(Length)]));
    }

    // An error nobody knows is drawn as a point without a bar.
    private static double Length(double error) => double.IsFinite(error) ? error : 0;
}
