using NotebookNet.Benchmarks.Data;

namespace NotebookNet.Benchmarks.Micro;

/// <summary>An operation with inputs of a size it has in real networks.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Compute">The operation.</param>
/// <param name="Shapes">The shapes of its inputs, random numbers; the gradient goes to all of them.</param>
internal sealed record OperationCase(string Name, Func<Variable[], Tensor> Compute, params Shape[] Shapes)
{
    private static readonly Lazy<Tensor> Digits = new(() => Mnist.Train(128).Features.Reshape(128, 784));
    private static readonly Lazy<Tensor> Tokens = new(() => TokenSequences.Make(0, 32).Features);

    /// <summary>Every kernel at least once.</summary>
    public static IReadOnlyList<OperationCase> List { get; } =
    [
        new("matmul 128x784x128", x => x[0].MatMul(x[1]), [128, 784], [784, 128]),
        new("digits 128x784x128", x => Digits.Value.MatMul(x[0]), [784, 128]),
        new("linear 32x128x128", x => x[0].Linear(x[1], x[2]), [32, 128], [128, 128], [128]),
        new("matmul of stacks 128x64x16x64", x => x[0].MatMul(x[1]), [128, 64, 16], [128, 16, 64]),
        new("convolution 3x3 of 1 to 32", x => x[0].Conv2D(x[1]), [64, 28, 28, 1], [3, 3, 1, 32]),
        new("convolution 3x3 of 32 to 64", x => x[0].Conv2D(x[1]), [64, 13, 13, 32], [3, 3, 32, 64]),
        new("max pool 2x2", x => x[0].MaxPool2D(2), [64, 26, 26, 32]),
        new("average pool 2x2", x => x[0].AveragePool2D(2), [64, 26, 26, 32]),
        new("ReLU", x => x[0].ReLU(), [128, 1024]),
        new("sigmoid", x => x[0].Sigmoid(), [128, 1024]),
        new("tanh", x => x[0].Tanh(), [128, 1024]),
        new("GELU", x => x[0].GELU(), [128, 1024]),
        new("exp", x => x[0].Exp(), [128, 1024]),
        new("softmax", x => x[0].Softmax(), [128, 64]),
        new("add", x => x[0] + x[1], [128, 1024], [128, 1024]),
        new("add a row", x => x[0] + x[1], [128, 1024], [1024]),
        new("multiply", x => x[0] * x[1], [128, 1024], [128, 1024]),
        new("sum over rows", x => x[0].Sum(0), [128, 1024]),
        new("sum over columns", x => x[0].Sum(1), [128, 1024]),
        new("transpose", x => x[0].Transpose(), [512, 512]),
        new("concatenate", x => Tensor.Concat([x[0], x[1]], 1), [128, 512], [128, 512]),
        new("layer normalization", x => x[0].LayerNormalization(x[1], x[2]), [2048, 64], [64], [64]),
        Of("batch normalization", new BatchNormalization(), 64, 13, 13, 32),
        Of("dropout", new Dropout(0.5), 64, 1600),
        Of("depthwise convolution 3x3", new DepthwiseConv2D(3), 64, 13, 13, 32),
        Of("RNN, 28 steps", new SimpleRNN(64), 64, 28, 28),
        Of("LSTM, 28 steps", new LSTM(64), 64, 28, 28),
        Of("GRU, 28 steps", new GRU(64), 64, 28, 28),
        Of("attention, 64 steps, 4 heads", new MultiHeadAttention(4, 16), 32, 64, 64),
        new("embedding", x => new Embedding(TokenSequences.Vocabulary, 64).Forward(Tokens.Value, x, Pass.Inference), [TokenSequences.Vocabulary, 64]),
        new("softmax with cross-entropy", x => Loss.SparseCategoricalCrossEntropy.Compute(x[0].Softmax(), Tensor.Zeros(128)), [128, 10]),
        new("sigmoid with cross-entropy", x => Loss.BinaryCrossEntropy.Compute(x[0].Sigmoid(), Tensor.Zeros(128, 784)), [128, 784]),
    ];

    private static OperationCase Of(string name, Layer layer, params int[] batch) => new(
        name, x => layer.Forward(x[0], x[1..], Pass.Training(seed: 1)),
        [new Shape(batch), .. layer.Weights(new Shape(batch.AsSpan(1))).Select(weight => weight.Shape)]);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
