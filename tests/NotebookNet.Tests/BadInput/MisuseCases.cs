namespace NotebookNet.Tests;

/// <summary>The mistakes people make, by where they make them.</summary>
internal static class MisuseCases
{
    private static readonly Tensor FourRows = Tensor.Ones(4, 4);
    private static readonly Tensor OneHot = new[,] { { 1f, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 1, 0, 0 } };
    private static readonly int[] Classes = [0, 1, 2, 0];

    public static IReadOnlyList<Misuse> All { get; } = [.. Shapes(), .. Values(), .. Options(), .. Chains(), .. Labels(), .. Lookups(), .. Data(), .. Scores()];

    /// <summary>Iris' first rows with one bad feature in row 2, column 3.</summary>
    public static Dataset WithValue(float value)
    {
        var iris = Datasets.Iris()[..5];
        var numbers = iris.Features.ToArray();
        numbers[(2 * 4) + 3] = value;
        return iris.WithFeatures(Tensor.From(numbers, 5, 4));
    }

    private static Misuse Case<TException>(string name, Action action, params string[] fragments)
        where TException : Exception => new(name, typeof(TException), action, fragments);

    private static Misuse[] Shapes() =>
    [
        Case<ShapeException>("too few features in Fit", () => Networks.Classifier().Fit(Tensor.Ones(4, 3), Classes),
            "Fit takes samples of shape (4)", "(samples, 4)", "got (4, 3)", "Model.Input(4)"),
        Case<ShapeException>("too many features in Predict", () => Networks.Classifier().Predict(Tensor.Ones(4, 5)),
            "Predict takes samples of shape (4)", "got (4, 5)"),
        Case<ShapeException>("wrong features in Evaluate", () => Networks.Classifier().Evaluate(Networks.Xor),
            "Evaluate takes samples of shape (4)", "got (4, 2)"),
        Case<ShapeException>("wrong features in the validation",
            () => Networks.Classifier().Fit(Datasets.Iris(), validation: Networks.Xor),
            "The validation in Fit takes samples of shape (4)", "got (4, 2)"),
        Case<ShapeException>("a single sample without a batch", () => Networks.Classifier().Predict(Tensor.Ones(4)),
            "got (4)", "a batch of one", "Reshape it to (1, 4)"),
        Case<ShapeException>("a single number", () => Networks.Classifier().Predict(1f), "takes samples of shape (4)", "got ()"),
        Case<ShapeException>("pictures for rows", () => Networks.Classifier().Predict(Tensor.Ones(2, 2, 2)), "got (2, 2, 2)"),
        Case<ShapeException>("two samples in a diagram", () => Networks.Classifier().Diagram(Tensor.Ones(2, 4)),
            "one sample", "batch of 2"),
        Case<ShapeException>("a wrong sample in a diagram", () => Networks.Classifier().Diagram(Tensor.Ones(3)),
            "Diagram takes samples of shape (4)", "got (3)"),
        Case<ShapeException>("weights of another shape",
            () => Networks.Classifier().Layers[0].Weights[0].Assign(Tensor.Ones(8, 4)),
            "'dense/kernel'", "(4, 8)", "(8, 4)"),
    ];

    private static Misuse[] Values() =>
    [
        Case<DataException>("NaN in a feature", () => Networks.Classifier().Fit(WithValue(float.NaN)),
            "Fit needs finite numbers", "row 2, column 3 ('petal width (cm)')", "NaN", "Remove the row, or fill in"),
        Case<DataException>("an infinite feature", () => Networks.Classifier().Evaluate(WithValue(float.NegativeInfinity)),
            "Evaluate", "row 2, column 3", "-Infinity"),
        Case<DataException>("NaN in Predict", () => Networks.Classifier().Predict(WithValue(float.NaN)),
            "Predict needs finite numbers", "row 2, column 3"),
        Case<DataException>("NaN in a label", () => Networks.Line().Fit(Tensor.Ones(3, 1), new[] { 1f, float.NaN, 2 }),
            "the label in row 1, column 0 is NaN"),
        Case<DataException>("NaN for the scaler", () => StandardScaler.Fit(WithValue(float.NaN)),
            "StandardScaler.Fit needs finite numbers", "('petal width (cm)')"),
        Case<DataException>("no samples", () => Networks.Classifier().Fit(Datasets.Iris()[..0]),
            "Fit needs at least one sample", "'Iris' is empty"),
        Case<DataException>("no samples to evaluate", () => Networks.Classifier().Evaluate(Tensor.Zeros(0, 4), Tensor.Zeros(0)),
            "Evaluate needs at least one sample"),
        Case<DataException>("no samples for the scaler", () => StandardScaler.Fit(Tensor.Zeros(0, 3)),
            "StandardScaler.Fit needs at least one sample"),
    ];

    private static Misuse[] Options() =>
    [
        Case<ArgumentOutOfRangeException>("no epochs", () => Networks.Classifier().Fit(Datasets.Iris(), epochs: 0),
            "epochs ('0') must be greater than or equal to '1'"),
        Case<ArgumentOutOfRangeException>("no batch", () => Networks.Classifier().Fit(Datasets.Iris(), batchSize: 0),
            "batchSize ('0') must be greater than or equal to '1'"),
        Case<ArgumentOutOfRangeException>("no time", () => Networks.Classifier().Fit(Datasets.Iris(), maxTime: TimeSpan.Zero),
            "time budget must be positive"),
        Case<ArgumentException>("validation and split",
            () => Networks.Classifier().Fit(Datasets.Iris(), validation: Datasets.Iris(), validationSplit: 0.5),
            "either validation or validationSplit, not both"),
        Case<ArgumentOutOfRangeException>("a validation split of everything",
            () => Networks.Classifier().Fit(Datasets.Iris(), validationSplit: 1),
            "fraction between 0 and 1", "150 samples", "got 1"),
        Case<ArgumentOutOfRangeException>("a negative validation split",
            () => Networks.Classifier().Fit(Datasets.Iris(), validationSplit: -0.25),
            "got -0.25"),
        Case<ArgumentOutOfRangeException>("a validation split in percent",
            () => Networks.Classifier().Fit(Datasets.Iris(), validationSplit: 20),
            "between 0 and 1", "got 20"),
        Case<ArgumentOutOfRangeException>("a rate of zero", () => _ = new Adam(0),
            "positive and finite, got 0", "0.001 to 0.1 is usual"),
        Case<ArgumentOutOfRangeException>("a negative rate", () => _ = new SGD(-0.5), "got -0.5"),
        Case<ArgumentOutOfRangeException>("a momentum of one", () => _ = new SGD(momentum: 1),
            "momentum must be at least 0 and below 1, got 1"),
        Case<ArgumentOutOfRangeException>("a beta above one", () => _ = new Adam(beta2: 1.5),
            "beta2 must be at least 0 and below 1, got 1.5"),
        Case<ArgumentOutOfRangeException>("an epsilon of zero", () => _ = new Adam(epsilon: 0),
            "epsilon must be positive and finite, got 0"),
        Case<ArgumentOutOfRangeException>("no threads", () => Workers.Limit(0), "from 1 to 64"),
    ];

    private static Misuse[] Chains() =>
    [
        Case<InvalidOperationException>("Fit without Compile", () => Model.Input(4).Dense(3).Fit(Datasets.Iris()),
            "Fit needs a compiled model", ".Compile(new Adam()"),
        Case<InvalidOperationException>("Evaluate without Compile", () => Model.Input(4).Dense(3).Evaluate(Datasets.Iris()),
            "Evaluate needs a compiled model"),
        Case<InvalidOperationException>("a layer added after Compile", () => Networks.Classifier().Dense(3).Fit(Datasets.Iris()),
            "Fit needs a compiled model"),
        Case<InvalidOperationException>("Compile without layers", () => Model.Input(4).Compile(new Adam(), Loss.MeanSquaredError),
            "no layers yet", ".Dense(3, Activation.Softmax)"),
        Case<InvalidOperationException>("Predict without layers", () => Model.Input(4).Predict(FourRows), "no layers yet"),
        Case<ShapeException>("a dense layer behind a picture", () => Model.Input(28, 28).Dense(10),
            "Layer 1, 'dense'", "behind the input", "(28, 28) per sample", "(784)", "Flatten"),
        Case<ShapeException>("a dense layer behind a layer with pictures", () => Model.Input(2, 3).Add(new Same()).Dense(10),
            "Layer 2, 'dense'", "behind layer 'same'", "(2, 3)"),
        Case<ArgumentOutOfRangeException>("no units", () => Model.Input(4).Dense(0), "at least one unit, got 0"),
        Case<ArgumentException>("a name that is taken", () => Model.Input(4).Dense(3, name: "head").Dense(2, name: "head"),
            "already has a layer named 'head'", "another name"),
        Case<ShapeException>("an input without a shape", () => Model.Input(),
            "needs the shape of one sample", "Model.Input(4)", "got ()"),
        Case<ShapeException>("an input of no numbers", () => Model.Input(0), "got (0)"),
        Case<ShapeException>("a negative input", () => Model.Input(-4), "-4"),
        Case<ArgumentException>("a metric twice",
            () => Networks.Classifier().Compile(new Adam(), Loss.MeanSquaredError, Metric.Accuracy, Metric.Accuracy),
            "'accuracy'", "each metric once"),
        Case<ArgumentException>("no metric", () => Networks.Classifier().Compile(new Adam(), Loss.MeanSquaredError, [null!]),
            "A metric is null", "Metric.Accuracy"),
    ];

    private static Misuse[] Labels() =>
    [
        Case<ArgumentOutOfRangeException>("a class too many", () => Networks.Classifier().Fit(FourRows, new[] { 0, 1, 3, 2 }),
            "Label 3 in row 2", "3 outputs", "0 to 2", "one unit per class"),
        Case<ArgumentOutOfRangeException>("classes from 1", () => Networks.Classifier().Evaluate(FourRows, new[] { 1, 2, 3, 1 }),
            "Label 3 in row 2", "number the classes from 0"),
        Case<ArgumentOutOfRangeException>("a negative class", () => Networks.Classifier().Fit(FourRows, new[] { 0, -1, 0, 0 }),
            "Label -1 in row 1"),
        Case<ArgumentOutOfRangeException>("a fractional class", () => Networks.Classifier().Fit(FourRows, new[] { 0, 0.5, 1, 2 }),
            "Label 0.5 in row 1 is not a class"),
        Case<ShapeException>("one-hot labels with the sparse loss", () => Networks.Classifier().Fit(FourRows, OneHot),
            "SparseCategoricalCrossEntropy needs one class index per sample", "(3) per sample", "use Loss.CategoricalCrossEntropy"),
        Case<ShapeException>("class indices with the one-hot loss",
            () => Networks.Classifier().Compile(new Adam(), Loss.CategoricalCrossEntropy).Fit(FourRows, Classes),
            "one probability per class", "use Loss.SparseCategoricalCrossEntropy"),
        Case<ShapeException>("one-hot labels of too few classes",
            () => Networks.Classifier().Compile(new Adam(), Loss.CategoricalCrossEntropy).Fit(FourRows, Tensor.Zeros(4, 2)),
            "gives (3) per sample, the labels are (2)", "one unit per class"),
        Case<ShapeException>("one label for three numbers",
            () => Networks.Classifier().Compile(new Adam(), Loss.MeanSquaredError).Fit(FourRows, new[] { 1f, 2, 3, 4 }),
            "gives (3) per sample, the labels are ()", "SparseCategoricalCrossEntropy when the labels are class indices"),
        Case<ShapeException>("two labels for one number", () => Networks.Line(4).Fit(FourRows, Tensor.Ones(4, 2)),
            "gives (1) per sample, the labels are (2)", "as many units as there are label columns"),
        Case<ShapeException>("one unit for classes",
            () => Model.Input(4).Dense(1, Activation.Sigmoid).Compile(new Adam(), Loss.SparseCategoricalCrossEntropy).Fit(FourRows, OneHot),
            "one output per class"),
        Case<ArgumentOutOfRangeException>("three classes for yes or no",
            () => Model.Input(4).Dense(1, Activation.Sigmoid).Compile(new Adam(), Loss.BinaryCrossEntropy).Fit(FourRows, Classes),
            "BinaryCrossEntropy takes labels from 0 to 1", "row 2 is 2", "SparseCategoricalCrossEntropy"),
        Case<ArgumentOutOfRangeException>("shares in percent",
            () => Networks.Classifier().Compile(new Adam(), Loss.CategoricalCrossEntropy).Fit(FourRows, OneHot * 100),
            "from 0 to 1", "row 0 is 100", "One-hot labels"),
    ];

    private static Misuse[] Lookups() =>
    [
        Case<ArgumentException>("an unknown curve",
            () => _ = Networks.Classifier().Fit(Datasets.Iris(), progress: false)["val_loss"],
            "no 'val_loss'", "It has: loss, accuracy"),
        Case<ArgumentException>("an unknown measure", () => _ = Networks.Classifier().Evaluate(Datasets.Iris())["f1"],
            "no 'f1'", "It has: loss, accuracy", "chosen in Compile"),
        Case<ArgumentException>("accuracy that was not compiled",
            () => _ = Networks.Line(4).Evaluate(FourRows, Tensor.Ones(4)).Accuracy,
            "no 'accuracy'", "It has: loss, mean_absolute_error"),
        Case<ArgumentException>("an unknown layer", () => Networks.Classifier().Layer("dense_2"),
            "no layer 'dense_2'", "dense, dense_1"),
        Case<InvalidOperationException>("a confusion matrix of numbers",
            () => _ = Networks.Line(4).Evaluate(FourRows, Tensor.Ones(4)).ConfusionMatrix,
            "predicts numbers, not classes", "cross-entropy"),
    ];

    private static Misuse[] Data() =>
    [
        Case<DataException>("labels of another length", () => _ = new Dataset(FourRows, new[] { 0, 1 }),
            "one label per sample", "(4, 4)", "(2)"),
        Case<DataException>("names for other columns", () => _ = new Dataset(FourRows, Classes, ["a", "b"]),
            "2 feature names", "(4, 4)", "one name per column"),
        Case<DataException>("a label without a class name", () => _ = new Dataset(FourRows, Classes, classNames: ["no", "yes"]),
            "Label 2 of sample 2", "2 class names", "0 to 1"),
        Case<DataException>("class names for one-hot labels",
            () => _ = new Dataset(FourRows, OneHot, classNames: ["a", "b", "c"]),
            "one class index per sample", "(4, 3)"),
        Case<ArgumentOutOfRangeException>("a sample that does not exist", () => Datasets.Iris().Select([3, 150]),
            "no sample 150", "has 150, numbered from 0"),
        Case<ArgumentOutOfRangeException>("a range beyond the data", () => _ = Datasets.Iris()[100..200],
            "100..200", "150 samples"),
        Case<ArgumentOutOfRangeException>("a feature that does not exist", () => Datasets.Iris().Columns(0, 4),
            "no feature 4", "have 4, numbered from 0"),
        Case<ArgumentOutOfRangeException>("a test part in percent", () => Datasets.Iris().Split(test: 20),
            "fraction between 0 and 1", "150 samples", "got 20"),
        Case<ArgumentOutOfRangeException>("nothing left to train on", () => Datasets.Iris()[..1].Split(test: 0.5),
            "both parts at least one of the 1 samples"),
        Case<DataException>("a stratified split of numbers",
            () => new Dataset(FourRows, new[] { 0.5f, 1, 2, 3 }).Split(0.5, stratify: true),
            "stratified", "class indices"),
        Case<DataException>("the balance of numbers", () => new Dataset(FourRows, new[] { 0.5f, 1, 2, 3 }).ClassBalance(),
            "no classes to count"),
        Case<DataException>("other features in place of a data set's", () => Datasets.Iris().WithFeatures(FourRows),
            "one label per sample", "(4, 4)", "(150)"),
        Case<ShapeException>("a scaler for other features", () => StandardScaler.Fit(Datasets.Iris()).Transform(Networks.Xor),
            "learned 4 features", "(samples, 4)", "got (4, 2)"),
        Case<ShapeException>("a scaler for a vector", () => StandardScaler.Fit(Tensor.Ones(3)), "(samples, features)", "got (3)"),
        Case<ShapeException>("a scatter matrix of too many features",
            () => new Dataset(Tensor.Ones(4, 9), Classes).ScatterMatrix(),
            "2 to 8 features", "(9)", "Columns"),
        Case<ArgumentOutOfRangeException>("decision regions of one feature twice",
            () => Networks.Classifier().DecisionRegions(Datasets.Iris(), 1, 1),
            "two different features from 0 to 3", "x = 1 and y = 1"),
    ];

    private static Misuse[] Scores() =>
    [
        Case<ShapeException>("a confusion matrix of other rows", () => ConfusionMatrix.From(OneHot, new[] { 1, 2 }),
            "one class index per row", "(4, 3)", "(2)"),
        Case<ArgumentException>("a matrix that is not square", () => _ = new ConfusionMatrix(new long[2, 3]), "square", "2 × 3"),
        Case<ArgumentException>("names for other classes", () => _ = new ConfusionMatrix(new long[2, 2], ["a"]),
            "2 classes but 1 names"),
        Case<ShapeException>("accuracy of other rows", () => Metric.Accuracy.Compute(OneHot, new[] { 1, 2 }), "(4, 3)", "(2)"),
        Case<ShapeException>("a loss of other shapes", () => Loss.MeanSquaredError.Compute(OneHot, Classes),
            "predictions (4, 3) and labels (4)"),
    ];

    /// <summary>A layer that changes nothing.</summary>
    private sealed record Same : Layer
    {
        public override Shape OutputShape(Shape input) => input;

        public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass) => input;
    }
}
