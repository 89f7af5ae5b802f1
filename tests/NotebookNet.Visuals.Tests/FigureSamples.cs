namespace NotebookNet.Visuals.Tests;

/// <summary>Figures of each kind, as ordinary and as awkward as data come.</summary>
internal static class FigureSamples
{
    public static IReadOnlyDictionary<string, Func<Displayable>> All { get; } = new Dictionary<string, Func<Displayable>>
    {
        ["contour-bowl"] = () => new Figure("A bowl").Contour((x, y) => x * x + 3 * y * y, (-2, 2), (-1, 1), "loss").XAxis("w₁").YAxis("w₂"),
        ["contour-log"] = () => new Figure("Rosenbrock").Contour(Rosenbrock, (-2, 2), (-1, 3), "loss", log: true),
        ["contour-saddle"] = () => new Figure("A saddle").Contour((x, y) => x * x - y * y, (-2, 2), (-2, 2)).EqualUnits(),
        ["contour-lines"] = () => new Figure("Lines alone").Contour((x, y) => x * x - y * y, (-2, 2), (-2, 2), filled: false),
        ["contour-noise"] = () => new Figure("Noise").Contour(Grid(50, 50)),
        ["contour-holes"] = () => new Figure("A hole").Contour((x, y) => x * x + y * y < 1 ? double.NaN : Math.Sin(2 * x) * Math.Cos(y), (-3, 3), (-3, 3)),
        ["contour-constant"] = () => new Figure("Constant").Contour(new double[3, 3]),
        ["contour-smallest"] = () => new Figure("2 × 2").Contour(new double[,] { { 0, 1 }, { 1, 2 } }),
        ["image-grey"] = () => new Figure("A cross").Image(new[,] { { 0, 1, 0 }, { 1, 1, 1 }, { 0, 1, 0 } }, "cross"),
        ["image-colour"] = () => new Figure("Colours").Image(Colours(24, 36), axes: true).Scatter([3, 30], [4, 20], "found"),
        ["image-noise"] = () => new Figure("Noise").Image(Grid(500, 700)),
        ["image-holes"] = () => new Figure("A hole").Image(new[,] { { 0, double.NaN }, { 0.5, 1 } }),
        ["image-grid"] = () => Figure.Grid(2, 3, Enumerable.Range(0, 6).Select(i => new Figure("picture " + i).Image(Grid(28, 28, (uint)i)))),
        ["figure-path"] = () => new Figure("Down a bowl").Contour((x, y) => x * x + 3 * y * y, (-2, 2), (-1, 1)).Path(Wave(60), [.. Enumerable.Range(0, 60).Select(i => Math.Cos(i / 5.0) * Math.Exp(-i / 20.0))], "way").Path([1.5], [0.5], "a point"),
        ["figure-errors"] = () => new Figure("Runs").ErrorBars([10, 20, 50, 100], [0.71, 0.84, 0.93, 0.95], [0.05, 0.03, double.NaN, 0.02], "mean ± deviation").XAxis("samples", log: true),
        ["figure-errors-log"] = () => new Figure("Loss").ErrorBars([1, 2, 3], [1, 0.1, 0.01], [0.5, 0.2, 0.001], "mean").YAxis(log: true),
        ["figure-dates"] = () => new Figure("Days").Band(Days(60, 1), Wave(60), [.. Wave(60).Select(v => v + 1)], "range").Line(Days(60, 1), Wave(60), "wave"),
        ["figure-hours"] = () => new Figure("Hours").Scatter(Days(40, 0.02), Wave(40), "wave"),
        ["figure-years"] = () => new Figure("Years").Line(Days(80, 300), Wave(80), "wave"),
        ["figure-dates-grid"] = () => Figure.Grid(1, 3, new Figure("a").Line(Days(60, 1), Wave(60)), new Figure("b").Line(Days(60, 0.01), Wave(60)), new Figure("c").Line(Days(60, 200), Wave(60))),
        ["figure-arrows"] = () => new Figure("Arrows").Line([3, 1, 0.5, 2]).Annotate(2, 0.5, "the minimum", 40, -50).Annotate(0, 3, "start", 60, 10).Annotate(3, 2, "end, with a rather long explanation beside it", 50, 60),
        ["figure-function"] = () => Figure.Function(Math.Tan, -4, 4, "tan").YAxis(low: -5, high: 5),
        ["figure-slice"] = () => Figure.Slice(p => Rosenbrock(p[0], p[1]), [-1, 1], [1, 1], name: "loss"),
        ["figure-row"] = () => Figure.Row(Figure.Function(Math.Sin), Figure.Function(Math.Exp, -2, 2, "exp"), new Figure("c").Contour((x, y) => x * y, (-1, 1), (-1, 1))),
        ["figure-logs"] = () => new Figure("Logs").Line(Enumerable.Range(0, 13).Select(k => Math.Pow(10, -k)), Enumerable.Range(0, 13).Select(k => Math.Pow(10, k)), "line").XAxis("rate", log: true).YAxis("steps", log: true),
        ["image-heat"] = () => new Figure("Where the model looks").Image(Grid(20, 20)).HeatMap(Grid(20, 20, 3), name: "relevance", opacity: 0.5),
    };

    private static DateTime[] Days(int count, double step) => [.. Enumerable.Range(0, count).Select(i => new DateTime(2026, 3, 1, 20, 30, 0).AddDays(i * step))];

    private static double[] Wave(int count) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(i / 9.0))];

    public static double Rosenbrock(double x, double y) => Math.Pow(1 - x, 2) + 100 * Math.Pow(y - x * x, 2);

    public static double[,] Grid(int rows, int columns, uint seed = 1)
    {
        var grid = new double[rows, columns];
        Buffer.BlockCopy(Samples.Numbers(rows * columns, seed), 0, grid, 0, rows * columns * sizeof(double));
        return grid;
    }

    private static double[,,] Colours(int rows, int columns)
    {
        var pixels = new double[rows, columns, 3];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                (pixels[r, c, 0], pixels[r, c, 1], pixels[r, c, 2]) = (r / (double)rows, c / (double)columns, 0.5);
            }
        }

        return pixels;
    }
}
