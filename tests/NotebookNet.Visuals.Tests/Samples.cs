namespace NotebookNet.Visuals.Tests;

/// <summary>One of each picture, made from numbers that are the same on every machine.</summary>
internal static class Samples
{
    public static readonly string[] Features = ["sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)"];
    public static readonly string[] Species = ["setosa", "versicolor", "virginica"];

    private static readonly Dictionary<string, Func<Displayable>> Own = new()
    {
        ["network"] = () => Network(Species),
        ["network-values"] = () => NetworkWithValues(),
        ["network-large"] = () => Dense([784, 128, 128, 10]),
        ["network-smallest"] = () => Dense([1, 1]),
        ["network-blocks"] = () => Convolutional(),
        ["network-chain"] = () => Dense([.. Enumerable.Repeat(16, 14)]),
        ["curves"] = () => Curves(10),
        ["curves-long"] = () => Curves(5000),
        ["curves-empty"] = () => new TrainingCurves([]),
        ["monitor"] = () => Monitor(4, Curves(4, total: 10)),
        ["monitor-alone"] = () => Monitor(10, null),
        ["confusion"] = () => Confusion(3, Species, density: 0.6),
        ["confusion-long-names"] = () => Confusion(6, [.. Enumerable.Range(0, 6).Select(i => "a class with a rather long name " + i)], 0.5),
        ["confusion-dense"] = () => Confusion(18, density: 1),
        ["confusion-40"] = () => Confusion(40),
        ["confusion-100"] = () => Confusion(100),
        ["confusion-250"] = () => Confusion(250),
        ["table"] = () => Table(8),
        ["table-long"] = () => Table(5000),
        ["figure-lines"] = () => new Figure("Two lines").Line([0, 1, 2, 3], [0.0, 1, 4, 9], name: "squares").Line([0, 1, 2, 3], [0, 1, 2, 3], name: "identity").XAxis("x").YAxis("y").Annotate(2, 4, "here"),
        ["figure-log"] = () => new Figure("Loss").Line(Enumerable.Range(1, 6), [1, 0.1, 0.01, 0.001, 0.0001, 0.00001], name: "train").YAxis("loss", log: true),
        ["figure-bars"] = () => new Figure("Importance").Bar(Features, [0.1, 0.05, 0.5, 0.4], name: "train").Bar(Features, [0.1, -0.02, 0.4, 0.45], name: "test"),
        ["figure-bars-long-names"] = () => new Figure("Many").Bar(Enumerable.Range(0, 30).Select(i => "a long name of category " + i), Numbers(30)).XAxis("feature"),
        ["figure-heat"] = () => new Figure("Weights").HeatMap(new double[,] { { -1, 0, 1 }, { 0.5, double.NaN, -0.5 } }),
        ["figure-points"] = () => new Figure().Scatter([1, 2, 3], [3, 1, 2], name: "a").Scatter([1.5, 2.5], [2.5, 1.5], name: "b", hollow: true),
        ["figure-grid"] = () => Figure.Grid(1, 2, sharedAxes: true, [new Figure("left").Line([1, 2, 3]), new Figure("right").Band([0, 1, 2], [0, 1, 2], [1, 2, 4], "band").Line([1, 2, 3])]),
        ["figure-histogram"] = () => new Figure().Histogram(Numbers(300), 12, "numbers"),
        ["figure-empty"] = () => new Figure("Nothing"),
        ["scatter-matrix"] = () => Matrix(150, 4, 3),
        ["scatter-matrix-large"] = () => Matrix(3000, 9, 12),
        ["decision-regions"] = () => Regions(12),
        ["decision-regions-fine"] = () => Regions(300),
    };

    public static IReadOnlyDictionary<string, Func<Displayable>> All { get; } =
        Own.Concat(GraphSamples.All.Select(g => KeyValuePair.Create<string, Func<Displayable>>(g.Key, g.Value))).Concat(FigureSamples.All).Concat(DiagramSamples.All).Concat(SelectionSamples.All).Concat(CurveSamples.All).ToDictionary();

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Numbers between -1 and 1 that look random.</summary>
    public static double[] Numbers(int count, uint seed = 1)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            seed = unchecked(seed * 1664525 + 1013904223);
            values[i] = (seed >> 8) / (double)(1 << 23) - 1;
        }

        return values;
    }

    public static float[,] Weights(int rows, int columns)
    {
        var numbers = Numbers(rows * columns, (uint)(rows * 31 + columns));
        var weights = new float[rows, columns];
        Buffer.BlockCopy(numbers.Select(v => (float)v).ToArray(), 0, weights, 0, sizeof(float) * weights.Length);
        return weights;
    }

    public static NetworkDiagram Network(IReadOnlyList<string> classes, string title = "Iris classifier") => new(
        [
            new("input", "Input", [4], 0) { UnitNames = Features },
            new("dense", "Dense", [10], 50) { Activation = "ReLU", Weights = Weights(4, 10), Bias = [.. Numbers(10).Select(v => (float)v)] },
            new("dense_1", "Dense", [classes.Count], 11 * classes.Count) { Activation = "Softmax", Weights = Weights(10, classes.Count), UnitNames = classes },
        ],
        title);

    public static NetworkDiagram Dense(int[] units) => new(
        [.. units.Select((u, i) => i == 0
            ? new DiagramLayer("input", "Input", [u], 0)
            : new DiagramLayer("dense_" + i, "Dense", [u], u * (units[i - 1] + 1)) { Activation = "ReLU", Weights = Weights(units[i - 1], u) })]);

    public static TrainingCurves Curves(int epochs, int? total = null)
    {
        double[] Falling(double end) => [.. Numbers(epochs).Select((v, i) => end + 1 / (1 + i / 3.0) + v / 100)];
        return new(
            [
                new("loss", Falling(0.1)), new("accuracy", [.. Falling(0.1).Select(v => 1 - v / 2)]),
                new("val_loss", Falling(0.2)), new("val_accuracy", [.. Falling(0.2).Select(v => 1 - v / 2)]),
            ],
            "Training", total, "stopped early");
    }

    public static TrainingMonitor Monitor(int epoch, TrainingCurves? curves) => new(
        new(epoch, 10, 3, 8, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(12), 12345.6,
            [new("loss", 0.1234), new("accuracy", 0.9583)], epoch == 10, epoch == 10 ? "finished" : null),
        curves);

    public static ConfusionMatrixPicture Confusion(int classes, IReadOnlyList<string>? names = null, double density = 0.1)
    {
        names ??= [.. Enumerable.Range(0, classes).Select(i => "class " + i)];
        var numbers = Numbers(classes * classes);
        var counts = new long[classes, classes];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (row, column) = (i / classes, i % classes);
            counts[row, column] = row == column ? 40 : (numbers[i] + 1) / 2 < density ? 1 + (long)(Math.Abs(numbers[i]) * 9) : 0;
        }

        ClassScore[] scores = [.. names.Select((n, i) => new ClassScore(n, i == 1 ? double.NaN : 0.9, 0.8, 0.85, 40 + i))];
        return new(counts, names, scores, new("macro mean", 0.9, 0.8, 0.85, 40 * classes), new("weighted mean", 0.91, 0.81, 0.86, 40 * classes), 0.8123);
    }

    public static TablePicture Table(int rows) => new(
        [new("sepal length", ColumnAlignment.Right, "4.3 … 7.9"), new("mark", ColumnAlignment.Centre), new("species")],
        [.. Enumerable.Range(0, rows).Select(i => (IReadOnlyList<string>)[(5 + i % 7 / 10.0).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture), "x", Species[i % 3]])],
        "Iris", $"150 rows, {rows} shown");

    public static ScatterMatrix Matrix(int samples, int features, int classes, IReadOnlyList<string>? names = null)
    {
        var numbers = Numbers(samples * features);
        var data = new double[samples, features];
        for (var i = 0; i < numbers.Length; i++)
        {
            data[i / features, i % features] = Math.Round(numbers[i] + i / features % classes, 2);
        }

        return new(data, [.. Enumerable.Range(0, features).Select(f => names?[0] ?? "feature " + f)], [.. Enumerable.Range(0, samples).Select(i => i % classes)],
            [.. Enumerable.Range(0, classes).Select(c => (names?[0] ?? "class ") + c)]);
    }

    public static DecisionRegions Regions(int size, IReadOnlyList<string>? names = null)
    {
        var regions = new int[size, size];
        var positions = Enumerable.Range(0, size).Select(i => i * 3.0 / size).ToArray();
        for (var r = 0; r < size; r++)
        {
            for (var c = 0; c < size; c++)
            {
                regions[r, c] = positions[r] + positions[c] * positions[c] / 3 is var s && s < 1 ? 0 : s < 2.5 ? 1 : 2;
            }
        }

        return new(regions, positions, positions, names ?? Species, [new(0.2, 0.2, 0, 0), new(1, 1, 1, 1), new(1.5, 2, 1, 2), new(2.5, 2.5, 2, 2)], "petal length", "petal width");
    }

    private static NetworkDiagram NetworkWithValues() => new(
        [
            new("input", "Input", [2], 0) { UnitNames = ["x", "y"], Values = [5.1f, -0.3f] },
            new("dense", "Dense", [3], 9) { Activation = "ReLU", Weights = Weights(2, 3), Values = [0, 1.2f, 12345.6f] },
            new("dense_1", "Dense", [1], 4) { Weights = Weights(3, 1), Values = [float.NaN] },
        ]);

    private static NetworkDiagram Convolutional() => new(
        [
            new("input", "Input", [28, 28, 1], 0),
            new("conv2d", "Conv2D", [26, 26, 32], 320) { Activation = "ReLU" },
            new("max_pool", "MaxPooling2D", [13, 13, 32], 0),
            new("flatten", "Flatten", [5408], 0),
            new("dropout", "Dropout", [5408], 0),
            new("dense", "Dense", [10], 54090) { Activation = "Softmax", Trainable = false },
        ],
        "CNN");
}
