using NotebookNet.Visuals;
using NotebookNet.Visuals.Tests;

namespace NotebookNet.Browser.Tests;

/// <summary>Every kind of picture: from plain descriptions, and from a model that was really trained.</summary>
internal static class Pictures
{
    public static readonly int[] Widths = [400, 1200];

    private static readonly string[] Trained =
        ["model", "sample", "summary", "history", "evaluation", "iris-confusion", "dataset", "preview", "balance", "scaler", "scatter", "regions"];

    private static readonly Dictionary<string, Func<Displayable>> More = new()
    {
        ["confusion-2"] = () => Samples.Confusion(2, ["no", "yes"], 0.9),
        ["confusion-10"] = () => Samples.Confusion(10, density: 0.7),
        ["table-wide"] = () => new TablePicture([.. Enumerable.Range(0, 30).Select(i => new TableColumn("a longer feature " + i))], [[.. Enumerable.Range(0, 30).Select(i => "value " + i)]], "Wide"),
    };

    public static IEnumerable<string> Names => [.. Samples.All.Keys, .. More.Keys, .. Trained];

    /// <summary>The pictures as HTML by name.</summary>
    public static IReadOnlyDictionary<string, string> All =>
        Samples.All.Concat(More).Select(p => (p.Key, p.Value().ToHtml())).Concat(Iris()).ToDictionary(p => p.Item1, p => p.Item2);

    private static IEnumerable<(string Name, string Html)> Iris()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);
        var scaler = StandardScaler.Fit(train);
        var model = Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax).Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
        var history = model.Fit(scaler.Transform(train), epochs: 20, batchSize: 16, validation: scaler.Transform(test), seed: 42, progress: false);
        var evaluation = model.Evaluate(scaler.Transform(test));
        Displayable[] shown =
        [
            model, model.Diagram(Tensor.From([-0.5f, 1.25f, 0, 2], 4)), model.Summary(), history, evaluation, evaluation.ConfusionMatrix,
            train, train.Preview(5), train.ClassBalance(), scaler, train.ScatterMatrix(), model.DecisionRegions(train, 2, 3, scaler.Transform),
        ];
        return Trained.Zip(shown.Select(s => s.ToHtml()));
    }
}
