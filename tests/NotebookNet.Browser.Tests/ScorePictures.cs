using NotebookNet.Visuals;
using NotebookNet.Visuals.Tests;

namespace NotebookNet.Browser.Tests;

/// <summary>Pictures of scores and of data.</summary>
internal static class ScorePictures
{
    private static readonly string[] Names = ["no", "a class with a rather long name", "WWWWWWWWWWWWWWWWWWWWWW"];

    public static IReadOnlyDictionary<string, Func<Displayable>> All { get; } = new Dictionary<string, Func<Displayable>>
    {
        ["roc-binary"] = () => RocCurve.From(Scores(200), Classes(200, 2), ["no", "yes"]),
        ["roc-3"] = () => RocCurve.From(Probabilities(90, 3), Classes(90, 3), Names),
        ["roc-30"] = () => RocCurve.From(Probabilities(300, 30), Classes(300, 30)),
        ["precision-recall-binary"] = () => PrecisionRecallCurve.From(Scores(200), Classes(200, 2)),
        ["precision-recall-3"] = () => PrecisionRecallCurve.From(Probabilities(90, 3), Classes(90, 3), Names),
        ["calibration-binary"] = () => CalibrationCurve.From(Scores(500), Classes(500, 2)),
        ["calibration-3"] = () => CalibrationCurve.From(Probabilities(90, 3), Classes(90, 3), 5, Names),
        ["roc-undefined"] = () => RocCurve.From(Scores(5), Tensor.Zeros(5)),
        ["report"] = () => Matrix().ClassificationReport(),
        ["matrix-column"] = () => Matrix().Show(ConfusionShare.Column),
        ["matrix-overall"] = () => Matrix().Show(ConfusionShare.Overall, counts: false),
        ["data-describe"] = () => Datasets.Iris().Describe(),
        ["data-histograms"] = () => Datasets.Iris().Histograms(),
        ["data-histograms-many"] = () => new Dataset(Tensor.RandomNormal([60, 30], seed: 1), Classes(60, 4)).Histograms(),
        ["data-series"] = () => new Dataset(Tensor.RandomNormal([6, 30, 2], seed: 1), Classes(6, 2), classNames: Names[..2]).Series(),
        ["data-pictures"] = () => Pictures(),
        ["data-mistakes-pictures"] = () => Model().Mistakes(Pictures()),
        ["data-answers"] = () => Model().Evaluate(Pictures()).Pictures(),
        ["data-holes"] = () => new Dataset(new[,] { { 1, float.NaN, 0, 5 }, { 2, 3, 1, 5 }, { 3, 4, 1, float.NegativeInfinity } }, new[] { 0.5f, 1.5f, 2.5f }),
        ["evaluation-numbers"] = () => NotebookNet.Model.Input(2).Dense(1).Compile(new Adam(), Loss.MeanSquaredError, Metric.MeanAbsoluteError)
            .Evaluate(new Dataset(Tensor.RandomNormal([100, 2], seed: 1), Tensor.RandomNormal([100], seed: 2))),
    };

    private static Dataset Pictures() => new(Tensor.RandomUniform([24, 28, 28, 1], seed: 1), Classes(24, 3), classNames: Names, name: "Noise");

    private static Model Model() => NotebookNet.Model.Input(28, 28, 1).Flatten().Dense(3, Activation.Softmax).Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy).Initialize(1);

    private static ConfusionMatrix Matrix() => ConfusionMatrix.From(Probabilities(90, 3), Classes(90, 3), Names);

    private static double[] Scores(int count) => [.. Samples.Numbers(count).Select((v, i) => Math.Clamp((v + 1) / 3 + (i % 2) * 0.3, 0, 1))];

    private static int[] Classes(int count, int classes) => [.. Enumerable.Range(0, count).Select(i => i % classes)];

    private static Tensor Probabilities(int count, int classes)
    {
        var better = Tensor.From(Enumerable.Range(0, count * classes).Select(i => i % classes == i / classes % classes ? 1.5f : 0), count, classes);
        return (Tensor.RandomNormal([count, classes], seed: 3) + better).Softmax();
    }
}
