namespace NotebookNet.Tests;

/// <summary>Small networks and data that many tests need.</summary>
internal static class Networks
{
    public static Dataset Xor { get; } = new(
        features: new[,] { { 0.0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } },
        labels: new[] { 0, 1, 1, 0 });

    /// <summary>4 → 8 → 3, compiled for Iris.</summary>
    public static Model Classifier(Optimizer? optimizer = null) => Model.Input(4)
        .Dense(8, Activation.ReLU)
        .Dense(3, Activation.Softmax)
        .Compile(optimizer ?? new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);

    /// <summary>One linear unit.</summary>
    public static Model Line(int inputs = 1, double rate = 0.1) => Model.Input(inputs)
        .Dense(1)
        .Compile(new SGD(rate), Loss.MeanSquaredError, Metric.MeanAbsoluteError);

    /// <summary>Rows of random features with random classes.</summary>
    public static Dataset RandomClasses(int rows, int features, int classes, int seed = 1)
    {
        var stream = new RandomStream(seed, 99);
        return new Dataset(
            Tensor.RandomNormal([rows, features], seed: seed),
            Enumerable.Range(0, rows).Select(_ => stream.NextInt(classes)).ToArray());
    }

    /// <summary>Every weight of a model, one array each.</summary>
    public static float[][] Weights(this Model model) =>
        [.. model.Layers.SelectMany(layer => layer.Weights).Select(weight => weight.ToArray())];
}
