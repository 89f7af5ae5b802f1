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
        ["image-heat"] = () => new Figure("Where the model looks").Image(Grid(20, 20)).HeatMap(Grid(20, 20, 3), name: "relevance", opacity: 0.5),
    };

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
