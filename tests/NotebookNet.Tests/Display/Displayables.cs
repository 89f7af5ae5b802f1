using NotebookNet.Visuals;

namespace NotebookNet.Tests;

/// <summary>One of everything that draws itself, made anew each time and always the same.</summary>
internal static class Displayables
{
    public static readonly string[] Names =
    [
        "model", "trained model", "summary", "diagram", "dataset", "numbers", "preview", "balance", "scaler", "min-max scaler", "imputer", "one-hot encoder", "label encoder", "polynomial features", "pca", "unfitted pca",
        "pipeline", "before and after",
        "history", "empty history", "curves", "evaluation", "confusion matrix",
        "learning-rate curve", "cross-validation", "comparison", "learning curve",
    ];

    public static Displayable Create(string name) => name switch
    {
        "model" => Networks.Classifier().Initialize(1),
        "trained model" => Trained().Model,
        "summary" => Trained().Model.Summary(),
        "diagram" => Networks.Classifier().Initialize(1).Diagram(Tensor.Full(0.25f, 4)),
        "dataset" => Datasets.Iris(),
        "numbers" => new Dataset(Tensor.RandomNormal([1500, 20], seed: 1), Tensor.RandomNormal([1500, 2], seed: 2), name: "a <b>&"),
        "preview" => Datasets.Iris().Preview(3),
        "balance" => Datasets.Iris().ClassBalance(),
        "scaler" => StandardScaler.Fit(Datasets.Iris()),
        "min-max scaler" => MinMaxScaler.Fit(Datasets.Wine()),
        "imputer" => SimpleImputer.Fit(Datasets.Iris()),
        "one-hot encoder" => OneHotEncoder.Fit(new[,] { { 1.5, 2 }, { 3.5, 4 } }),
        "label encoder" => LabelEncoder.Fit(["a <b>&", "c"]),
        "polynomial features" => PolynomialFeatures.Fit(Datasets.Iris()),
        "pca" => PCA.Fit(Datasets.Wine()),
        "unfitted pca" => PCA.ForVariance(0.955),
        "pipeline" => Pipeline.Fit(Datasets.Iris(), new StandardScaler(), new PCA(2)),
        "before and after" => StandardScaler.Fit(Datasets.Iris()).BeforeAndAfter(Datasets.Iris()),
        "history" => Trained().History,
        "empty history" => Networks.Classifier().Fit(
            Datasets.Iris(), epochs: 3, seed: 1, progress: false, cancellation: new CancellationToken(canceled: true)),
        "curves" => Trained().History.Curves(),
        "evaluation" => Trained().Model.Evaluate(Datasets.Iris()),
        "confusion matrix" => Trained().Model.Evaluate(Datasets.Iris()).ConfusionMatrix,
        "learning-rate curve" => LearningRateFinder.Run(Networks.Classifier(), Datasets.Iris(), seed: 1),
        "cross-validation" => CrossValidation.Run(() => Networks.Classifier(), Datasets.Iris(), epochs: 2, seed: 1),
        "comparison" => CrossValidation.Compare([("a <b>&", () => Networks.Classifier()), ("b", () => Networks.Classifier())], Datasets.Iris(), new KFold(2), seed: 1),
        "learning curve" => LearningCurve.Run(() => Networks.Classifier(), Datasets.Iris(), sizes: [0.5, 1], splitter: new KFold(2), seed: 1),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static (Model Model, History History) Trained()
    {
        var model = Networks.Classifier();
        var history = model.Fit(Datasets.Iris(), epochs: 20, seed: 1, validationSplit: 0.3, progress: false);
        history.Duration = TimeSpan.FromSeconds(1234.5678);
        return (model, history);
    }
}
