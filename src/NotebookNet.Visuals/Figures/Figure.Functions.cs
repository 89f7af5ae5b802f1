using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class Figure
{
    private const int CurveSamples = 401;

    /// <summary>Draws a function, and with it its slope.</summary>
    /// <param name="function">The function.</param>
    /// <param name="low">Where the drawing begins.</param>
    /// <param name="high">Where it ends.</param>
    /// <param name="name">The name of the function.</param>
    /// <param name="derivative">Whether f′ is drawn beside f; it is found by central differences.</param>
    /// <returns>A figure.</returns>
    /// <exception cref="ArgumentException">The range is empty or not finite.</exception>
    /// <example><code>
    /// Figure.Function(Math.Tanh, -4, 4, "tanh")
    /// </code></example>
    public static Figure Function(Func<double, double> function, double low = -5, double high = 5, string name = "f", bool derivative = true)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(name);
        return Function(function, derivative ? x => Slope(function, x, high - low) : null, low, high, name);
    }

    /// <summary>Draws a function and a slope that is known as a formula.</summary>
    /// <param name="function">The function.</param>
    /// <param name="derivative">Its derivative; null leaves it out.</param>
    /// <param name="low">Where the drawing begins.</param>
    /// <param name="high">Where it ends.</param>
    /// <param name="name">The name of the function; its derivative is named with a prime.</param>
    /// <returns>A figure.</returns>
    /// <exception cref="ArgumentException">The range is empty or not finite.</exception>
    /// <example><code>
    /// Figure.Function(x => x * x, x => 2 * x, -2, 2, "x²")
    /// </code></example>
    public static Figure Function(Func<double, double> function, Func<double, double>? derivative, double low, double high, string name = "f")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(name);
        var x = Steps((low, high), CurveSamples, nameof(low));
        var figure = new Figure(name).Line(x, x.Select(function), name);
        return (derivative is null ? figure : figure.Line(x, x.Select(derivative), Prime(name))).XAxis("x");
    }

    /// <summary>
    /// Draws a function of several variables along a straight line: the slice through a loss surface from one set of parameters to another.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="from">Where the line passes at t = 0.</param>
    /// <param name="to">Where it passes at t = 1; as many numbers as <paramref name="from"/>.</param>
    /// <param name="margin">How far the slice goes on beyond both, as a share of their distance.</param>
    /// <param name="name">What the function is.</param>
    /// <returns>A figure over t, with both points marked.</returns>
    /// <exception cref="ArgumentException">The points have different lengths, or <paramref name="margin"/> is negative.</exception>
    /// <example><code>
    /// Figure.Slice(p => p[0] * p[0] + 3 * p[1] * p[1], [-2, 1], [1, -0.5], name: "loss")
    /// </code></example>
    public static Figure Slice(Func<double[], double> function, IReadOnlyList<double> from, IReadOnlyList<double> to, double margin = 0.25, string name = "f")
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(name);
        Require(from.Count == to.Count && from.Count > 0, nameof(to), $"two points with as many numbers each, but they have {from.Count} and {to.Count}");
        Require(margin is >= 0 and < 1e6, nameof(margin), "a margin that is not negative");
        double At(double t) => function([.. from.Select((start, i) => start + t * (to[i] - start))]);
        var t = Steps((-margin, 1 + margin), CurveSamples, nameof(margin));
        return new Figure($"{name} along a line").Line(t, t.Select(At), name)
            .Scatter([0.0, 1.0], [At(0), At(1)], labels: [PointName("from", from), PointName("to", to)]).XAxis("t (0 = from, 1 = to)").YAxis(name);
    }

    /// <summary>Puts figures beside each other in one row.</summary>
    /// <param name="figures">Single figures; their titles stand above their panels.</param>
    /// <returns>A new figure.</returns>
    /// <exception cref="ArgumentException">There is no figure, or one of them is a grid itself.</exception>
    /// <example><code>
    /// Figure.Row(Figure.Function(Math.Sin), Figure.Function(Math.Exp, -2, 2))
    /// </code></example>
    public static Figure Row(params IEnumerable<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var all = figures.ToArray();
        return Grid(1, Math.Max(1, all.Length), all);
    }

    // The step balances the error of the difference (∝ h²) against that of rounding (∝ 1/h).
    private static double Slope(Func<double, double> function, double x, double range)
    {
        var h = 1e-5 * Math.Max(Math.Abs(x), range / 10);
        return (function(x + h) - function(x - h)) / (x + h - (x - h));
    }

    private static string Prime(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"({name})′" : name + "′";

    private static string PointName(string word, IReadOnlyList<double> point) =>
        $"{word} ({string.Join(", ", point.Take(6).Select(Numbers.Short))}{(point.Count > 6 ? ", …" : "")})";
}
