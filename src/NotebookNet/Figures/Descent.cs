using System.Globalization;

namespace NotebookNet;

/// <summary>Shows how optimizers walk down a loss of two parameters.</summary>
public static class Descent
{
    private const int MostSteps = 100_000;

    /// <summary>Lets optimizers run from one start and draws their ways over the contours of the loss.</summary>
    /// <param name="loss">The loss of two parameters, made of tensor operations; one number.</param>
    /// <param name="start">Where all of them start.</param>
    /// <param name="x">From where to where the first parameter is drawn.</param>
    /// <param name="y">From where to where the second parameter is drawn.</param>
    /// <param name="optimizers">The optimizers, such as <c>new SGD(0.1), new Adam(0.1)</c>.</param>
    /// <param name="steps">How many steps each of them takes.</param>
    /// <param name="log">Whether contours grow by equal factors, as suits a loss that falls over several powers of ten.</param>
    /// <returns>A figure. A way that leaves the picture is cut at its edge; one that diverges ends where numbers end.</returns>
    /// <exception cref="ArgumentException">There is no optimizer, or a range is empty.</exception>
    /// <exception cref="ShapeException">The loss is more than one number.</exception>
    /// <example><code>
    /// Descent.Paths((a, b) => a * a + 10 * b * b, (-1.8, 0.9), (-2, 2), (-1, 1), [new SGD(0.05), new Adam(0.1)], steps: 30)
    /// </code></example>
    public static Figure Paths(
        Func<Tensor, Tensor, Tensor> loss, (double X, double Y) start, (double Low, double High) x, (double Low, double High) y,
        IReadOnlyList<Optimizer> optimizers, int steps = 50, bool log = false)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizers);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, MostSteps);
        if (optimizers.Count == 0)
        {
            throw new ArgumentException("Expected at least one optimizer, such as new Adam(0.1), but none came.", nameof(optimizers));
        }

        var figure = new Figure($"{(optimizers.Count == 1 ? NameOf(optimizers[0]) : "Optimizers")} over {steps.ToString("#,0", CultureInfo.InvariantCulture)} steps")
            .Contour((a, b) => Number(loss((float)a, (float)b)), x, y, "loss", log: log);
        foreach (var optimizer in optimizers)
        {
            var (xs, ys) = Walk(loss, start, optimizer, steps);
            figure = figure.Path(xs, ys, NameOf(optimizer));
        }

        return figure.XAxis("first parameter", low: x.Low, high: x.High).YAxis("second parameter", low: y.Low, high: y.High);
    }

    private static (List<float> X, List<float> Y) Walk(Func<Tensor, Tensor, Tensor> loss, (double X, double Y) start, Optimizer optimizer, int steps)
    {
        var (a, b) = (new Variable((float)start.X), new Variable((float)start.Y));
        // A copy starts anew, whatever the optimizer was used for before.
        var own = optimizer with { };
        var (xs, ys) = (new List<float> { a.Data[0] }, new List<float> { b.Data[0] });
        for (var step = 0; step < steps && float.IsFinite(a.Data[0]) && float.IsFinite(b.Data[0]); step++)
        {
            using var tape = new GradientTape();
            var value = loss(a, b);
            Number(value);
            own.Apply(tape.Gradient(value, [a, b]), [a, b]);
            xs.Add(a.Data[0]);
            ys.Add(b.Data[0]);
        }

        return (xs, ys);
    }

    private static float Number(Tensor value) => value.Length == 1
        ? value.Data[0]
        : throw new ShapeException($"Descent.Paths expected a loss of one number, but got {value.Shape}. Take its mean or its sum.");

    private static string NameOf(Optimizer optimizer) =>
        string.Create(CultureInfo.InvariantCulture, $"{optimizer.GetType().Name}({(optimizer.Schedule is null ? optimizer.LearningRate.ToString("0.######", CultureInfo.InvariantCulture) : "schedule")})");
}
