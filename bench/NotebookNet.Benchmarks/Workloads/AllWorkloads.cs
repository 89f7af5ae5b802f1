using NotebookNet.Benchmarks.Data;

namespace NotebookNet.Benchmarks.Workloads;

/// <summary>What a notebook trains, from the exclusive or to a transformer.</summary>
internal static class AllWorkloads
{
    /// <summary>All workloads, the smallest first.</summary>
    public static IReadOnlyList<Workload> List { get; } =
    [
        new("xor", "2-4-1 sigmoid, binary cross-entropy, Adam 0.1, batch 4, 1000 epochs of 4 rows", "accuracy",
            () => Model.Input(2)
                .Dense(4, Activation.Sigmoid)
                .Dense(1, Activation.Sigmoid)
                .Compile(new Adam(0.1), Loss.BinaryCrossEntropy, Metric.Accuracy),
            SmallData.Xor, SmallData.Xor, Epochs: 1000, BatchSize: 4),
        new("linreg", "5-1 linear from zero weights, squared error, SGD 0.001, batch 5, 1000 epochs of 5 rows", "loss",
            () => Model.Input(5)
                .Dense(1, kernelInitializer: Initializer.Zeros)
                .Compile(new SGD(0.001), Loss.MeanSquaredError, Metric.MeanAbsoluteError),
            SmallData.Line, SmallData.Line, Epochs: 1000, BatchSize: 5),
        new("iris", "4-10-3 ReLU softmax, Adam, batch 16, 100 epochs of 150 flowers", "accuracy",
            () => Model.Input(4)
                .Dense(10, Activation.ReLU)
                .Dense(3, Activation.Softmax)
                .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy),
            SmallData.Iris, SmallData.Iris, Epochs: 100, BatchSize: 16),
        Mlp("mlp32", 32),
        Mlp("mlp128", 128),
        new("cnn", "conv 32@3x3 - pool - conv 64@3x3 - pool - dropout .5 - dense 10, Adam, batch 64, 12,800 pictures", "accuracy",
            Cnn, () => Mnist.Train(12_800), Mnist.Test, Epochs: 1, BatchSize: 64),
        new("lstm", "28 steps x 28, 64 units, dense 10, Adam, batch 64, 12,800 pictures", "accuracy",
            () => Model.Input(28, 28, 1)
                .Reshape(28, 28)
                .LSTM(64)
                .Dense(10, Activation.Softmax)
                .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy),
            () => Mnist.Train(12_800), Mnist.Test, Epochs: 1, BatchSize: 64),
        new("ae", "784-128-32-128-784 ReLU/sigmoid, binary cross-entropy, Adam, batch 128, 25,600 pictures", "loss",
            () => Model.Input(784)
                .Dense(128, Activation.ReLU)
                .Dense(32, Activation.ReLU)
                .Dense(128, Activation.ReLU)
                .Dense(784, Activation.Sigmoid)
                .Compile(new Adam(), Loss.BinaryCrossEntropy, Metric.MeanSquaredError),
            () => Pictures(Mnist.Train(25_600)), () => Pictures(Mnist.Test()), Epochs: 1, BatchSize: 128),
        new("transformer", "64 tokens, width 64, one encoder block of 4 heads and 256 hidden units, 4 classes, Adam, batch 32, 6,400 sequences", "accuracy",
            () => Model.Input(TokenSequences.Length)
                .Embedding(TokenSequences.Vocabulary, 64)
                .PositionalEmbedding()
                .TransformerEncoder(heads: 4, feedForward: 256)
                .GlobalAveragePool1D()
                .Dense(TokenSequences.Classes, Activation.Softmax)
                .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy),
            () => TokenSequences.Make(0, 6_400), () => TokenSequences.Make(6_400, 2_000), Epochs: 1, BatchSize: 32),
    ];

    /// <summary>The workload of a name, or null.</summary>
    public static Workload? Find(string name) => List.FirstOrDefault(workload => workload.Name == name);

    private static Workload Mlp(string name, int batchSize) => new(
        name, $"784-128-128-10 ReLU softmax, Adam, batch {batchSize}, one epoch of 60,000 pictures", "accuracy",
        Mlp, () => Mnist.Train(60_000), Mnist.Test, Epochs: 1, BatchSize: batchSize);

    /// <summary>The multi-layer perceptron of the tutorials.</summary>
    internal static Model Mlp() => Model.Input(28, 28, 1)
        .Flatten()
        .Dense(128, Activation.ReLU)
        .Dense(128, Activation.ReLU)
        .Dense(10, Activation.Softmax)
        .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);

    /// <summary>The convolutional network of the tutorials.</summary>
    internal static Model Cnn() => Model.Input(28, 28, 1)
        .Conv2D(32, 3, activation: Activation.ReLU)
        .MaxPool2D(2)
        .Conv2D(64, 3, activation: Activation.ReLU)
        .MaxPool2D(2)
        .Flatten()
        .Dropout(0.5)
        .Dense(10, Activation.Softmax)
        .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);

    private static Dataset Pictures(Dataset digits)
    {
        var rows = digits.Features.Reshape(digits.Count, 784);
        return new Dataset(rows, rows);
    }
}
