using NotebookNet.Visuals;

namespace NotebookNet.Tests;

/// <summary>Pictures of scores and data are the same under each culture, and the same each time.</summary>
public class ScoreCultureTests
{
    private static readonly Dictionary<string, Func<Displayable>> Pictures = new()
    {
        ["roc"] = () => RocCurve.From(new[] { 0.125, 0.5, 0.375, 0.75 }, new[] { 0, 0, 1, 1 }),
        ["precision-recall"] = () => PrecisionRecallCurve.From(new[] { 0.125, 0.5, 0.375, 0.75 }, new[] { 0, 0, 1, 1 }),
        ["calibration"] = () => CalibrationCurve.From(new[] { 0.125, 0.5, 0.375, 0.75 }, new[] { 0, 0, 1, 1 }),
        ["matrix"] = () => new ConfusionMatrix(new long[,] { { 12_345, 678 }, { 1, 9 } }).Show(ConfusionShare.Column),
        ["report"] = () => new ConfusionMatrix(new long[,] { { 12_345, 678 }, { 1, 9 } }).ClassificationReport(),
        ["describe"] = () => Datasets.Iris().Describe(),
        ["histograms"] = () => Datasets.Iris().Histograms(),
        ["series"] = () => new Dataset(Tensor.RandomNormal([1200, 12, 2], seed: 1), Tensor.RandomNormal([1200], seed: 2)).Series(),
        ["pictures"] = () => new Dataset(Tensor.RandomNormal([1200, 12, 12, 1], seed: 1), Tensor.RandomNormal([1200], seed: 2)).Pictures(3),
        ["evaluation"] = () => Networks.Line().Initialize(1).Evaluate(new Dataset(Tensor.RandomNormal([1200, 1], seed: 1), Tensor.RandomNormal([1200], seed: 2))),
        ["mistakes"] = () => new Mistakes(Datasets.Iris(), Tensor.RandomUniform([150, 3], seed: 1), 20),
        ["curves"] = () => Trained().Curves(smoothing: 0.5, logScale: true),
        ["compared"] = () => TrainingCurves.Compare(("a", Trained()), ("b", Trained())),
    };

    public static TheoryData<string> Names => [.. Pictures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_is_the_same_under_a_German_culture(string name)
    {
        var (html, text) = (Pictures[name]().ToHtml(), Pictures[name]().ToString());
        Assert.NotEmpty(text);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 1, 50 * 1024);
        using var german = new GermanCulture();
        Assert.Equal(html, Pictures[name]().ToHtml());
        Assert.Equal(text, Pictures[name]().ToString());
    }

    [Fact]
    public void A_history_marks_what_early_stopping_did()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.3, seed: 1);
        var history = Networks.Classifier(new Adam(0.1)).Fit(train, epochs: 200, validation: test, seed: 1, progress: false, callbacks: [new EarlyStopping(patience: 3)]);
        Assert.Equal(TrainingOutcome.StoppedEarly, history.Outcome);
        var curves = history.Curves();
        Assert.Equal((history.RestoredEpoch, history.LastEpoch), (curves.BestEpoch, curves.StoppedEpoch));
        Assert.Contains(FormattableString.Invariant($"best epoch {history.BestEpoch}"), curves.ToHtml(), StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"stopped after epoch {history.LastEpoch}"), curves.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_history_whose_rate_changes_shows_it()
    {
        var model = Networks.Classifier(new Adam(0.1) { Schedule = new ExponentialDecay(0.1, 5, 0.5) });
        var history = model.Fit(Datasets.Iris(), epochs: 3, seed: 1, progress: false);
        Assert.Equal(history.LearningRates, history.Curves().LearningRates);
        Assert.Contains("learning rate", history.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("learning rate", Trained().ToHtml(), StringComparison.Ordinal);
    }

    private static History Trained() => Networks.Classifier().Fit(Datasets.Iris(), epochs: 5, seed: 1, validationSplit: 0.3, progress: false);
}
