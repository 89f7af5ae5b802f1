// Every picture of the library. To add one, add an entry to the chapter it belongs to:
//
//     new("name-of-the-file", "What it shows, in a sentence.", () => what.Draws().Itself()),
//
// The expression is shown beside the picture as it stands here, and runs again as an example of docs/GALLERY.md; so it may use
// only what examples have anyway: train, test, scaler, model, history, sample, epochs, loss, matrix, tensor, picture. Then run
//
//     dotnet run -c Release --project tests/NotebookNet.Gallery
//
// look at docs/gallery/name-of-the-file.svg, and commit both. Browser tests draw the same list in light and dark, narrow and wide.
// A test names each public picture type that is missing here.
using NotebookNet.Visuals;

namespace NotebookNet.Gallery;

/// <summary>One of each picture.</summary>
public static class GalleryPictures
{
    /// <summary>The chapters of the gallery, in the order in which they are read.</summary>
    public static IReadOnlyList<Chapter> Chapters { get; } = Build();

    /// <summary>All pictures.</summary>
    public static IEnumerable<GalleryPicture> All => Chapters.SelectMany(c => c.Pictures);

    private static IReadOnlyList<Chapter> Build()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);
        var scaler = StandardScaler.Fit(train);
        var model = Model.Input(4).Dense(5, Activation.ReLU).Dense(3, Activation.Softmax)
            .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
        var history = model.Fit(train, epochs: 60, batchSize: 16, validation: test, seed: 1, progress: false);
        var sample = test.Features;
        double[] epochs = [1, 2];
        double[] loss = [1, 0.5];
        var matrix = Tensor.RandomNormal([4, 5], seed: 1);
        var tensor = Tensor.RandomNormal([2, 3, 4], seed: 2);
        var picture = Tensor.RandomUniform([28, 28], seed: 3);

        return
        [
            new("Networks", "A model draws itself: neurons and weights where they can be seen, blocks where they are too many.",
            [
                new("model", "A small dense network: edges coloured by sign and as wide as their weight.", () => model),
                new("sample", "The same with one flower flowing through it.", () => model.Diagram(sample[0, ..])),
                new("branches", "A model that branches and merges.", () => Model.Concatenate(Model.Input(8).Dense(16, Activation.ReLU), Model.Input(4).Dense(4)).Dense(1)),
                new("convolutions", "A convolutional network.", () => Model.Input(28, 28, 1).Conv2D(8, 3, activation: Activation.ReLU).MaxPool2D(2).Flatten().Dense(10, Activation.Softmax)),
                new("feature-maps", "The same network with a picture flowing through it.", () => Model.Input(28, 28, 1).Conv2D(8, 3, activation: Activation.ReLU).MaxPool2D(2).Flatten().Dense(10, Activation.Softmax).Initialize(1).Diagram(picture.Reshape(28, 28, 1))),
                new("recurrent", "Recurrent layers, unrolled over time.", () => Model.Input(28, 28).LSTM(64, returnSequences: true).Bidirectional(new GRU(16)).Dense(3, Activation.Softmax)),
                new("transformer", "A transformer block, opened up into its parts.", () => Model.Input(40).Embedding(1000, 32).PositionalEmbedding().TransformerEncoder(heads: 4, feedForward: 64).GlobalAveragePool1D().Dense(2, Activation.Softmax)),
                new("network-diagram", "The same picture from plain descriptions, without a model.", () => new NetworkDiagram([new("input", "Input", [3], 0), new("dense", "Dense", [2], 8)], "By hand")),
                new("graph-diagram", "A graph from plain descriptions.", () => new GraphDiagram([new("input", "Input", [8], 0, []), new("dense", "Dense", [8], 72, [0]), new("add", "Add", [8], 0, [0, 1]) { IsOutput = true }], "A skip")),
                new("summary", "Layers, shapes and parameters as a table.", () => model.Summary()),
            ]),
            new("Inside a model", "What layers look for, what they find, and what decides. (These models are untrained: the pictures show how, not what.)",
            [
                new("filters", "The filters of a convolution.", () => Model.Input(28, 28, 1).Conv2D(16, 5).Initialize(1).Filters()),
                new("maps", "What they find in a picture.", () => Model.Input(28, 28, 1).Conv2D(9, 5, activation: Activation.ReLU).Initialize(1).FeatureMaps(picture.Reshape(28, 28, 1))),
                new("saliency", "Which pixels change the score of a class.", () => Model.Input(28, 28, 1).Conv2D(8, 5, activation: Activation.ReLU).MaxPool2D(2).Flatten().Dense(3, Activation.Softmax).Initialize(1).Saliency(picture.Reshape(28, 28, 1))),
                new("grad-cam", "Where a convolutional model looks.", () => Model.Input(28, 28, 1).Conv2D(8, 5, activation: Activation.ReLU).MaxPool2D(2).Flatten().Dense(3, Activation.Softmax).Initialize(1).GradCam(picture.Reshape(28, 28, 1))),
                new("attention", "Who looks at whom.", () => Model.Input(12, 8).MultiHeadAttention(heads: 3, keyDim: 8).Initialize(1).AttentionMaps(Tensor.RandomNormal([12, 8], seed: 1))),
                new("hidden-states", "What a recurrent layer remembers, and when.", () => Model.Input(30, 2).LSTM(8).Initialize(1).HiddenStates(Tensor.RandomNormal([30, 2], seed: 1))),
                new("latent-space", "Where samples lie in what a layer gives.", () => model.LatentSpace(train)),
                new("embedding", "Vectors of words on a plane.", () => Model.Input(5).Embedding(6, 8).Initialize(1).EmbeddingMap(["the", "cat", "dog", "sat", "ran", "."])),
            ]),
            new("Training", "Curves grow while Fit runs; afterwards the history draws itself.",
            [
                new("history", "Loss and metrics of training and validation, with the best epoch.", () => history),
                new("training-curves", "Curves from plain numbers.", () => new TrainingCurves([new("loss", [1.2, 0.7, 0.5, 0.42]), new("val_loss", [1.3, 0.8, 0.6, 0.61])], "By hand")),
                new("curves-smoothed", "The same, smoothed as TensorBoard does and on a logarithmic axis.", () => history.Curves(smoothing: 0.6, logScale: true)),
                new("curves-stopped", "Early stopping, with a learning rate that changes.", () => new TrainingCurves([new("loss", [1.2, 0.7, 0.5, 0.42, 0.4, 0.39]), new("val_loss", [1.3, 0.8, 0.6, 0.57, 0.59, 0.63])]) { BestEpoch = 4, StoppedEpoch = 6, LearningRates = [0.1, 0.1, 0.05, 0.05, 0.025, 0.025] }),
                new("curves-compared", "Several runs in the same panels.", () => TrainingCurves.Compare(("adam", history), ("by hand", new TrainingCurves([new("loss", [1.2, 0.9, 0.8, 0.75]), new("val_loss", [1.3, 1, 0.9, 0.85])])))),
                new("training-monitor", "What a notebook shows while Fit runs.", () => new TrainingMonitor(new(4, 10, 3, 8, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(12), 12345.6, [new("loss", 0.1234), new("accuracy", 0.9583)], false, null), new TrainingCurves([new("loss", [1.2, 0.7, 0.5])]))),
            ]),
            new("Choosing", "Which learning rate, which network, and whether more data would help: measured, not guessed.",
            [
                new("learning-rate-finder", "The loss over a growing learning rate, with a suggestion.", () => LearningRateFinder.Run(Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax).Compile(new Adam(), Loss.SparseCategoricalCrossEntropy), train, seed: 1)),
                new("cross-validation", "The scores of the folds, their mean and deviation.", () => CrossValidation.Run(() => Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax).Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy), train, epochs: 20, seed: 1)),
                new("model-comparison", "Candidates on the same folds.", () => CrossValidation.Compare([("10 hidden units", () => Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax).Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy)), ("no hidden layer", () => Model.Input(4).Dense(3, Activation.Softmax).Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy))], train, epochs: 20, seed: 1)),
                new("learning-curve", "Scores over the amount of training data.", () => LearningCurve.Run(() => Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax).Compile(new Adam(0.02), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy), train, epochs: 20, seed: 1)),
                new("score-strips", "The same from plain numbers.", () => new ScoreStrips("accuracy", [new("small", [0.90, 0.93, 0.97], 0.933, 0.029), new("large", [0.93, 0.97, 0.97], 0.957, 0.019)], "By hand")),
            ]),
            new("Results", "What a model gets right, and what it takes for what.",
            [
                new("evaluation", "All metrics of an evaluation.", () => model.Evaluate(test)),
                new("confusion-matrix", "Counts, shares, precision, recall and F1 of each class.", () => model.Evaluate(test).ConfusionMatrix!),
                new("confusion-matrix-picture", "The same from plain counts.", () => new ConfusionMatrixPicture(new long[,] { { 9, 1 }, { 2, 8 } }, ["cat", "dog"], [new("cat", 0.82, 0.9, 0.86, 10), new("dog", 0.89, 0.8, 0.84, 10)], new("macro mean", 0.85, 0.85, 0.85, 20), new("weighted mean", 0.85, 0.85, 0.85, 20), 0.85)),
                new("confusion-matrix-shares", "Shares of the predicted class instead of counts.", () => model.Evaluate(test).ConfusionMatrix.Show(ConfusionShare.Column, counts: false)),
                new("classification-report", "The scores of each class as a table.", () => model.Evaluate(test).ClassificationReport()),
                new("mistakes", "What the model gets wrong, the worst first.", () => model.Mistakes(train)),
                new("decision-regions", "What the model answers everywhere on the plane of two features.", () => model.DecisionRegions(train, 2, 3)),
                new("roc-curve", "True against false positives, one curve for each class.", () => RocCurve.From(model.Predict(test), test.Labels)),
                new("precision-recall-curve", "Precision against recall.", () => PrecisionRecallCurve.From(model.Predict(test), test.Labels)),
                new("calibration-curve", "How often the model is right when it says 80 %.", () => CalibrationCurve.From(model.Predict(test), test.Labels)),
            ]),
            new("Data", "Looking before learning.",
            [
                new("dataset", "A data set: features, ranges, classes.", () => train),
                new("preview", "Its first rows.", () => train.Preview(5)),
                new("class-balance", "How many samples each class has.", () => train.ClassBalance()),
                new("describe", "Each feature in numbers, and its distribution in small.", () => train.Describe()),
                new("histograms", "How the numbers of each feature are spread, by class.", () => train.Histograms()),
                new("pictures", "A data set of pictures.", () => Datasets.Digits().Pictures(20)),
                new("answers", "The same after a prediction: right and wrong answers are marked.", () => Datasets.Digits()[..10].Pictures(new[] { 0, 1, 2, 3, 4, 9, 6, 7, 8, 5 })),
                new("series", "A data set of series.", () => new Dataset(Tensor.RandomNormal([6, 30, 2], seed: 1).CumulativeSum(axis: 1), new[] { 0, 1, 0, 1, 1, 0 }, classNames: ["calm", "lively"]).Series()),
                new("scatter-matrix", "Each feature against each other, coloured by class.", () => train.ScatterMatrix()),
                new("scaler", "What a scaler has learned.", () => scaler),
                new("label-encoder", "Which number stands for which label.", () => LabelEncoder.Fit(["dog", "cat", "dog"])),
                new("one-hot-encoder", "Which columns stand for which category.", () => OneHotEncoder.Fit(new[,] { { 1.5, 0 }, { 2.5, 2 }, { 3.5, 1 } }, columns: [1])),
                new("imputer", "What fills the gaps.", () => SimpleImputer.Fit(new[,] { { 1, 10 }, { double.NaN, 20 }, { 3, double.NaN } })),
                new("polynomial-features", "Products of features as new features.", () => PolynomialFeatures.Fit(new[,] { { 2.0, 3.0 } }, degree: 2)),
                new("pca", "How much each principal component explains.", () => PCA.Fit(scaler.Transform(train))),
                new("pipeline", "Steps before a model, one after the other.", () => Pipeline.Fit(train, new StandardScaler(), new PCA(2))),
                new("table", "Any table.", () => new TablePicture([new("optimizer"), new("accuracy", ColumnAlignment.Right)], [["Adam", "0.97"], ["SGD", "0.93"]], "Two runs")),
            ]),
            new("Tensors", "Numbers with their size as colour, pictures as pictures.",
            [
                new("matrix", "A matrix.", () => matrix),
                new("tensor", "A tensor of three dimensions.", () => tensor),
                new("tensor-picture", "A tensor that looks like a picture.", () => picture),
            ]),
            new("Figures", "Charts of any numbers, described in the vocabulary of plotly.",
            [
                new("lines", "Lines with markers, a band and a word at a point.", () => new Figure("Two runs").Band([1, 2, 3, 4], [0.8, 0.5, 0.3, 0.25], [1.2, 0.8, 0.5, 0.4], "deviation").Line([1, 2, 3, 4], [1, 0.65, 0.4, 0.32], "Adam").Line([1, 2, 3, 4], [1, 0.8, 0.65, 0.55], "SGD", markers: true).XAxis("epoch").YAxis("loss").Annotate(3, 0.4, "slower from here", ax: 30, ay: -60)),
                new("scatter", "Points of two groups.", () => new Figure("Petals").Scatter([1.4, 1.3, 1.5, 1.7], [0.2, 0.2, 0.3, 0.4], "setosa").Scatter([4.7, 4.5, 4.0, 5.1], [1.4, 1.5, 1.3, 1.6], "versicolor").XAxis("length (cm)").YAxis("width (cm)")),
                new("error-bars", "Values with what they are uncertain by, on a logarithmic axis.", () => new Figure("Accuracy of 5 runs").ErrorBars([10, 20, 50, 100], [0.71, 0.84, 0.93, 0.95], [0.05, 0.03, 0.01, 0.02], "mean ± deviation").XAxis("samples", log: true).YAxis("accuracy")),
                new("bars", "Bars of two series.", () => new Figure("Importance").Bar(["length", "width", "colour"], [0.5, 0.3, -0.1], "train").Bar(["length", "width", "colour"], [0.4, 0.35, 0.05], "test")),
                new("histogram", "How often values occur.", () => new Figure("Weights").Histogram(Tensor.RandomNormal([1000], seed: 1).ToArray(), 24, "weight")),
                new("heat-map", "A matrix as colours.", () => new Figure("Weights").HeatMap(matrix)),
                new("contour", "A function of two variables: areas and lines of equal value.", () => new Figure("Rosenbrock").Contour((x, y) => Math.Pow(1 - x, 2) + 100 * Math.Pow(y - x * x, 2), (-2, 2), (-1, 3), log: true)),
                new("contour-lines", "Lines alone; below zero they are dashed.", () => new Figure("A saddle").Contour((x, y) => x * x - y * y, (-2, 2), (-2, 2), filled: false).EqualUnits()),
                new("image", "Pixels.", () => new Figure("Noise").Image(picture)),
                new("dates", "Time on the axis.", () => new Figure("Visitors").Line(Enumerable.Range(0, 60).Select(day => new DateTime(2026, 3, 1).AddDays(day)), Enumerable.Range(0, 60).Select(day => 100 + day + 20 * Math.Sin(day * Math.PI / 3.5)), "per day")),
                new("subplots", "Panels with the same axes.", () => Figure.Grid(1, 2, sharedAxes: true, new Figure("train").Line([1, 0.6, 0.4, 0.3]), new Figure("test").Line([1.1, 0.8, 0.7, 0.75]))),
                new("interactive", "The same figures with zoom and numbers under the pointer, by plotly.js (here: the static picture in its place).", () => new Figure("Loss").Line([1, 0.6, 0.4, 0.3], "train").Interactive()),
            ]),
            new("Teaching", "Mathematics one can look at.",
            [
                new("function", "A function and its slope.", () => Figure.Function(x => x * Math.Sin(x), 0, 12, "x sin x")),
                new("activation", "An activation and the derivative that backpropagation uses.", () => Activation.GELU.Plot()),
                new("descent", "How optimizers walk down a loss.", () => Descent.Paths((a, b) => a * a + 10 * b * b, (-1.8, 0.9), (-2, 2), (-1, 1), [new SGD(0.05), new Adam(0.1), new Momentum(0.02)], steps: 40)),
                new("slice", "A slice through a loss from one place to another.", () => Figure.Slice(p => Math.Pow(1 - p[0], 2) + 100 * Math.Pow(p[1] - p[0] * p[0], 2), [-1, 1], [1, 1], name: "loss")),
                new("tape", "What a gradient tape records: values and gradients.", () => TapeGraph.Of(() => (new Variable(3f, "w") * 2 - 1).Square())),
                new("formula", "A formula.", () => new Formula(@"L = \frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2")),
                new("formula-table", "A calculation as on paper.", () => new FormulaTable("One neuron").Add(new Formula("z = w x + b"), 0.6, ("w", 0.5), ("x", 2), ("b", -0.4)).Add(new Formula(@"a = \frac{1}{1 + e^{-z}}"), 0.6457, ("z", 0.6))),
                new("steps", "A table that grows row by row.", () => new Table("step", "w", "loss").Row(0, 1.0, 1.0).Row(1, 0.5, 0.25).Row(2, 0.25, 0.0625)),
                new("agreement", "Several ways to one result, compared.", () => Check.Agree(("by hand", (1 + 4 + 9) / 3.0), ("library", Tensor.From([1f, 2, 3], 3).Square().Mean()))),
                new("row", "Several of them side by side.", () => Figure.Row(Activation.ReLU.Plot(), Activation.Tanh.Plot(), Activation.Sigmoid.Plot())),
            ]),
        ];
    }
}
