using System.Numerics;
using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class Figure
{
    private const int FunctionSamples = 81;

    /// <summary>Shows a grid of numbers as colours, with the scale beside it.</summary>
    /// <param name="values">The numbers, [row, column]; row 0 is at the bottom unless <paramref name="y"/> falls.</param>
    /// <param name="x">Where the columns are; 0, 1, 2, … when null.</param>
    /// <param name="y">Where the rows are; 0, 1, 2, … when null.</param>
    /// <param name="name">What the numbers are.</param>
    /// <param name="opacity">How much covers what was drawn before: 1 everything; about 0.5 over a picture.</param>
    /// <returns>A new figure with this heat map.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit the grid, or the opacity is not from 0 to 1.</exception>
    /// <example><code>
    /// new Figure("Weights").HeatMap(new[,] { { -1.0, 0, 1 }, { 0.5, 2, -0.5 } })
    /// </code></example>
    public Figure HeatMap<T>(T[,] values, IReadOnlyList<double>? x = null, IReadOnlyList<double>? y = null, string? name = null, double opacity = 1)
        where T : INumber<T>
    {
        Require(opacity is >= 0 and <= 1, nameof(opacity), "an opacity from 0 to 1");
        var (numbers, xs, ys) = GridOf(values, x, y);
        return With(new HeatMapTrace(name, numbers, xs, ys) { Opacity = opacity }, p => p with
        {
            // Numbers of columns and rows are whole.
            X = p.X with { Whole = x is null || p.X.Whole },
            Y = p.Y with { Whole = y is null || p.Y.Whole },
        });
    }

    /// <summary>Shows a grid of numbers as lines of equal value, with the areas between them coloured.</summary>
    /// <param name="values">The numbers, [row, column]; row r lies at y[r], column c at x[c]. NaN leaves a hole.</param>
    /// <param name="x">Where the columns are, rising or falling; 0, 1, 2, … when null.</param>
    /// <param name="y">Where the rows are, rising or falling; 0, 1, 2, … when null.</param>
    /// <param name="name">What the numbers are.</param>
    /// <param name="levels">About how many lines, at round values (plotly: <c>ncontours</c>).</param>
    /// <param name="filled">Whether the areas between lines are coloured.</param>
    /// <param name="labels">Whether lines carry their values.</param>
    /// <param name="log">Whether the values of lines grow by equal factors, as suits a loss that falls over several powers of ten.</param>
    /// <param name="at">The values of the lines themselves, instead of <paramref name="levels"/> round ones.</param>
    /// <returns>A new figure with this contour plot.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit the grid, it has less than 2 rows or columns, or positions do not rise or fall all the way.</exception>
    /// <example><code>
    /// new Figure("A saddle").Contour(new[,] { { 0.0, 1, 0 }, { -1, 0, -1 }, { 0, 1, 0 } })
    /// </code></example>
    public Figure Contour<T>(
        T[,] values, IReadOnlyList<double>? x = null, IReadOnlyList<double>? y = null, string? name = null,
        int levels = 10, bool filled = true, bool labels = true, bool log = false, IReadOnlyList<double>? at = null)
        where T : INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels, 100);
        var (numbers, xs, ys) = GridOf(values, x, y);
        Require(xs.Length > 1 && ys.Length > 1, nameof(values), $"at least 2 × 2 numbers, because lines run between them, but {ys.Length} × {xs.Length} came");
        Require(IsMonotonic(xs), nameof(x), "finite positions of columns that rise or fall all the way");
        Require(IsMonotonic(ys), nameof(y), "finite positions of rows that rise or fall all the way");
        Require(at is null || at.All(double.IsFinite), nameof(at), "finite values of lines");
        var chosen = at is null ? ContourBands.Levels(numbers, levels, log) : [.. at.Distinct().Order()];
        return With(new ContourTrace(name, numbers, xs, ys) { Levels = chosen, Filled = filled, Labelled = labels });
    }

    /// <summary>Shows a function of two variables, such as a loss over two parameters, as lines of equal value.</summary>
    /// <param name="function">The function, of x and y.</param>
    /// <param name="x">From where to where x goes.</param>
    /// <param name="y">From where to where y goes.</param>
    /// <param name="name">What the function is.</param>
    /// <param name="levels">About how many lines, at round values.</param>
    /// <param name="filled">Whether the areas between lines are coloured.</param>
    /// <param name="labels">Whether lines carry their values.</param>
    /// <param name="log">Whether the values of lines grow by equal factors.</param>
    /// <param name="at">The values of the lines themselves, instead of <paramref name="levels"/> round ones.</param>
    /// <returns>A new figure with this contour plot.</returns>
    /// <exception cref="ArgumentException">A range is empty or not finite.</exception>
    /// <example><code>
    /// new Figure("Rosenbrock").Contour((x, y) => Math.Pow(1 - x, 2) + 100 * Math.Pow(y - x * x, 2), (-2, 2), (-1, 3), log: true)
    /// </code></example>
    public Figure Contour(
        Func<double, double, double> function, (double Low, double High) x, (double Low, double High) y, string? name = null,
        int levels = 10, bool filled = true, bool labels = true, bool log = false, IReadOnlyList<double>? at = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        double[] xs = Steps(x, FunctionSamples, nameof(x)), ys = Steps(y, FunctionSamples, nameof(y));
        var values = new double[ys.Length, xs.Length];
        for (var r = 0; r < ys.Length; r++)
        {
            for (var c = 0; c < xs.Length; c++)
            {
                values[r, c] = function(xs[c], ys[r]);
            }
        }

        return Contour(values, xs, ys, name, levels, filled, labels, log, at);
    }

    private static (double[,] Values, double[] X, double[] Y) GridOf<T>(T[,] values, IReadOnlyList<double>? x, IReadOnlyList<double>? y)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(values);
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        Require(rows > 0 && columns > 0, nameof(values), "at least one cell, but the grid is empty");
        Require(x is null || x.Count == columns, nameof(x), $"{columns} positions, one for each column, but {x?.Count} came");
        Require(y is null || y.Count == rows, nameof(y), $"{rows} positions, one for each row, but {y?.Count} came");
        var numbers = new double[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                numbers[r, c] = double.CreateTruncating(values[r, c]);
            }
        }

        return (numbers, Positions(x, columns), Positions(y, rows));
    }

    private static double[] Positions(IReadOnlyList<double>? given, int count) =>
        given is null ? [.. Enumerable.Range(0, count).Select(i => (double)i)] : [.. given];

    private static double[] Steps((double Low, double High) range, int count, string parameter)
    {
        Require(AxisScale.IsDrawable(range.Low, false) && AxisScale.IsDrawable(range.High, false) && range.Low < range.High, parameter,
            $"a range from a smaller to a larger number, but ({Numbers.Short(range.Low)}, {Numbers.Short(range.High)}) came");
        return [.. Enumerable.Range(0, count).Select(i => range.Low + (range.High - range.Low) * i / (count - 1))];
    }

    private static bool IsMonotonic(double[] values) =>
        values.All(v => AxisScale.IsDrawable(v, false))
        && (Enumerable.Range(1, values.Length - 1).All(i => values[i] > values[i - 1]) || Enumerable.Range(1, values.Length - 1).All(i => values[i] < values[i - 1]));
}
