namespace NotebookNet.Visuals.Tests;

/// <summary>Training curves, confusion matrices and grids of pictures with everything that can be asked of them.</summary>
internal static class CurveSamples
{
    public static IReadOnlyDictionary<string, Func<Displayable>> All { get; } = new Dictionary<string, Func<Displayable>>
    {
        ["curves-smooth"] = () => new TrainingCurves(Run(30, 1)) { Smoothing = 0.6, LogScale = true },
        ["curves-early"] = () => new TrainingCurves(Run(25, 2), note: "stopped early") { BestEpoch = 15, StoppedEpoch = 25, LearningRates = Rates(25) },
        ["curves-early-near"] = () => new TrainingCurves(Run(12, 2)) { BestEpoch = 11, StoppedEpoch = 12 },
        ["curves-continued"] = () => new TrainingCurves(Run(8, 3)) { InitialEpoch = 20, LearningRates = Rates(8) },
        ["curves-one-metric-rate"] = () => new TrainingCurves([new("loss", Falling(20, 4))]) { LearningRates = Rates(20) },
        ["curves-compare"] = () => TrainingCurves.Compare(("adam", new TrainingCurves(Run(30, 1))), ("sgd with a long name", new TrainingCurves(Run(20, 5)))),
        ["curves-compare-many"] = () => TrainingCurves.Compare(Enumerable.Range(0, 12).Select(i => ($"rate 0.{i:00}", new TrainingCurves(Run(10 + i, (uint)i)) { LearningRates = Rates(10 + i) }))),
        ["confusion-column"] = () => Matrix(4, ConfusionShare.Column, true),
        ["confusion-overall-percent"] = () => Matrix(4, ConfusionShare.Overall, false),
        ["confusion-counts"] = () => Matrix(3, ConfusionShare.None, true),
        ["confusion-15-percent"] = () => Matrix(15, ConfusionShare.Row, false),
        ["confusion-50-column"] = () => Matrix(50, ConfusionShare.Column, true),
        ["images"] = () => new ImageGrid([.. Enumerable.Range(0, 24).Select(i => Tile(28, 1, i) with { Caption = (i % 10).ToString(System.Globalization.CultureInfo.InvariantCulture) })], 12, "Digits", "24 of 60,000 shown"),
        ["images-marked"] = () => new ImageGrid([.. Enumerable.Range(0, 12).Select(Marked)], 6, "Predictions"),
        ["images-colour"] = () => new ImageGrid([.. Enumerable.Range(0, 10).Select(i => Tile(32, 3, i) with { Caption = "a long name of a class " + i, Note = "true something else" })], 5),
        ["images-large"] = () => new ImageGrid([.. Enumerable.Range(0, 30).Select(i => Tile(200, 3, i))], title: "Large"),
        ["images-many"] = () => new ImageGrid([.. Enumerable.Range(0, 400).Select(i => Tile(28, 1, i) with { Caption = "class " + i })], 20),
        ["images-smallest"] = () => new ImageGrid([new([0.5], 1, 1)], title: "One pixel"),
        ["images-empty"] = () => new ImageGrid([], title: "None"),
    };

    public static ImageTile Tile(int side, int channels, int seed) =>
        new([.. Samples.Numbers(side * side * channels, (uint)seed + 1).Select(v => (v + 1) / 2)], side, side, channels);

    private static ImageTile Marked(int i) => Tile(28, 1, i) with
    {
        Caption = "class " + i,
        Note = i % 3 == 0 ? "true class " + (i + 1) : null,
        Mark = i % 3 == 0 ? ImageMark.Wrong : ImageMark.Right,
        Hover = $"sample {i}",
    };

    private static CurveSeries[] Run(int epochs, uint seed) =>
    [
        new("loss", Falling(epochs, seed)), new("accuracy", [.. Falling(epochs, seed).Select(v => 1 - v / 2)]),
        new("val_loss", [.. Falling(epochs, seed + 7).Select(v => v + 0.1)]), new("val_accuracy", [.. Falling(epochs, seed + 7).Select(v => 0.95 - v / 2)]),
    ];

    private static double[] Falling(int epochs, uint seed) => [.. Samples.Numbers(epochs, seed + 1).Select((v, i) => 0.1 + 1 / (1 + i / 3.0) + v / 30)];

    private static double[] Rates(int epochs) => [.. Enumerable.Range(0, epochs).Select(i => 0.01 * Math.Pow(0.5, i / 5))];

    private static ConfusionMatrixPicture Matrix(int classes, ConfusionShare share, bool counts)
    {
        var numbers = Samples.Numbers(classes * classes, 9);
        var cells = new long[classes, classes];
        for (var i = 0; i < numbers.Length; i++)
        {
            cells[i / classes, i % classes] = i / classes == i % classes ? 12_345 : numbers[i] > 0.2 ? (long)(numbers[i] * 3000) : 0;
        }

        ClassScore[] scores = [.. Enumerable.Range(0, classes).Select(i => new ClassScore("class " + i, 0.9, 0.8, 0.85, 40 + i))];
        return new(cells, [.. scores.Select(s => s.Name)], scores, new("macro mean", 0.9, 0.8, 0.85, 40), new("weighted mean", 0.9, 0.8, 0.85, 40), 0.8) { Share = share, Counts = counts };
    }
}
