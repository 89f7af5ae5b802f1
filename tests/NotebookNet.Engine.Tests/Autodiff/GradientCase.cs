using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>One row of the gradient table: inputs with distinct random numbers, and an expression of them.</summary>
/// <param name="Name">What the test is called.</param>
/// <param name="Forward">The expression; its result may have any shape.</param>
/// <param name="Shapes">The shapes of the inputs whose gradients are checked.</param>
internal sealed record GradientCase(string Name, Func<Variable[], Tensor> Forward, params int[][] Shapes)
{
    /// <summary>The smallest and largest input.</summary>
    public (float Low, float High) Range { get; init; } = (-2f, 2f);

    // To cover a new operation: add a row (several where shapes matter). A test fails while an operation has none.
    public static readonly GradientCase[] All =
    [
        .. Shaped("Negate", x => -x), .. Shaped("Square", x => x.Square()), .. Shaped("Exp", x => x.Exp()),
        .. Shaped("Tanh", x => x.Tanh()), .. Shaped("Sigmoid", x => x.Sigmoid()), .. Shaped("ReLU", x => x.ReLU()),
        .. Shaped("LeakyReLU", x => x.LeakyReLU(0.1f)), .. Shaped("Abs", x => x.Abs()),
        .. Shaped("Log", x => x.Log(), 0.2f, 3f), .. Shaped("Sqrt", x => x.Sqrt(), 0.2f, 3f),
        .. Broadcast("Add", (a, b) => a + b), .. Broadcast("Subtract", (a, b) => a - b), .. Broadcast("Multiply", (a, b) => a * b),
        .. Broadcast("Divide", (a, b) => a / b, 0.5f, 2f),
        .. Broadcast("SquaredDifference", (a, b) => Tensor.Binary(default(SquaredDifferenceFunction), a, b)),
        .. Broadcast("LogisticLoss", (a, b) => Tensor.Binary(default(LogisticLossFunction), a, b)),
        .. Broadcast("BinaryCrossEntropy", (a, b) => Tensor.Binary(default(BinaryCrossEntropyFunction), a, b), 0.05f, 0.95f),

        .. Of([[1, 1, 1], [3, 4, 5], [1, 7, 3], [5, 1, 1], [2, 9, 17]], s => new GradientCase(
            $"MatMul ({s[0]}, {s[1]}) · ({s[1]}, {s[2]})", v => v[0].MatMul(v[1]), [s[0], s[1]], [s[1], s[2]])),
        .. Of([[1, 1, 1], [3, 4, 5], [1, 7, 3], [6, 2, 17]], s => new GradientCase(
            $"Linear ({s[0]}, {s[1]}) · ({s[1]}, {s[2]})", v => v[0].Linear(v[1], v[2]), [s[0], s[1]], [s[1], s[2]], [s[2]])),
        .. Stacks("MatMul", v => v[0].MatMul(v[1])), .. Stacks("Linear", v => v[0].Linear(v[1], v[2]), [5]),
        new("MatMul with itself", v => v[0].MatMul(v[0]), [3, 3]),

        .. Shaped("Sum", x => x.Sum()), .. Shaped("Mean", x => x.Mean()),
        .. Of([[0], [1], [2], [-1]], a => new GradientCase($"Sum over axis {a[0]}", v => v[0].Sum(a[0]), [3, 5, 2])),
        .. Of([[0], [1], [2], [-2]], a => new GradientCase($"Mean over axis {a[0]}, kept", v => v[0].Mean(a[0], keepDimensions: true), [3, 5, 2])),
        new("Centred columns", v => v[0] - v[0].Mean(0), [7, 3]),
        new("Reshape", v => v[0].Reshape(2, 9), [3, 6]),
        new("Transpose of a matrix", v => v[0].T, [3, 5]),
        new("Transpose of rank 3", v => v[0].Transpose(2, 0, 1), [2, 3, 4]),
        new("Transpose of a number", v => v[0].T, [[]]),

        .. Of([[1, 1], [1, 5], [4, 3], [2, 3, 4], [6]], s => new GradientCase($"Softmax {new Shape(s)}", v => v[0].Softmax(), s)),
        .. Of([[1, 2], [5, 3], [2, 3, 4], [4]], s => new GradientCase(
            $"Categorical cross-entropy of softmax {new Shape(s)}",
            v => CrossEntropy.Categorical(v[0].Softmax(), Labels(s), sparse: false), s)),
        .. Of([[1, 2], [5, 3], [2, 3, 4], [4]], s => new GradientCase(
            $"Categorical cross-entropy of probabilities {new Shape(s)}",
            v => CrossEntropy.Categorical(v[0], Labels(s), sparse: false), s) { Range = (0.1f, 0.9f) }),
        new("Sparse cross-entropy of softmax", v => CrossEntropy.Categorical(v[0].Softmax(), new[] { 2, 0, 1, 2 }, sparse: true), [4, 3]),
        new("Sparse cross-entropy of softmax, labels (n, 1)",
            v => CrossEntropy.Categorical(v[0].Softmax(), new float[,] { { 1 }, { 0 } }, sparse: true), [2, 3]),
        new("Sparse cross-entropy of probabilities", v => CrossEntropy.Categorical(v[0], new[] { 2, 0, 1, 2 }, sparse: true), [4, 3])
        {
            Range = (0.1f, 0.9f),
        },
        new("Binary cross-entropy of sigmoid", v => CrossEntropy.Binary(v[0].Sigmoid(), Labels(4, 1)), [4, 1]),
        .. SequenceCases.All,
        .. AttentionCases.All,
        new("Softmax used twice", v => CrossEntropy.Categorical(v[0].Softmax(), Labels(3, 4), sparse: false).Sum() + v[0].Softmax().Square().Sum(), [3, 4]),
        .. TensorGradientCases.All,
        .. VisionCases.All,
        .. TrainingGradientCases.All,
    ];

    public override string ToString() => Name;

    internal static IEnumerable<GradientCase> Of(int[][] shapes, Func<int[], GradientCase> row) => shapes.Select(row);

    internal static IEnumerable<GradientCase> Shaped(string name, Func<Tensor, Tensor> f, float low = -2f, float high = 2f) =>
        Of([[], [1], [7], [1, 9], [3, 11], [2, 3, 5]], shape => new GradientCase($"{name} {new Shape(shape)}", v => f(v[0]), shape)
        {
            Range = (low, high),
        });

    internal static IEnumerable<GradientCase> Broadcast(string name, Func<Tensor, Tensor, Tensor> f, float low = -2f, float high = 2f)
    {
        (int[] A, int[] B)[] pairs =
        [
            ([], []), ([3], []), ([], [3]), ([9], [9]), ([3, 17], [17]), ([5, 3], [5, 1]), ([1, 3], [5, 1]), ([4, 1], [3]),
            ([2, 1, 3], [4, 1]), ([1], [2, 2, 2]), ([2, 3, 4], [3, 1]),
        ];
        return pairs.Select(pair => new GradientCase(
            $"{name} {new Shape(pair.A)} and {new Shape(pair.B)}", v => f(v[0], v[1]), pair.A, pair.B)
        { Range = (low, high) });
    }

    // Pairs of stacks, a stack and one matrix in either order, and a stack of stacks.
    private static IEnumerable<GradientCase> Stacks(string name, Func<Variable[], Tensor> f, params int[][] bias)
    {
        (int[] A, int[] B)[] pairs =
            [([2, 3, 4], [2, 4, 5]), ([3, 2, 4], [4, 5]), ([3, 4], [2, 4, 5]), ([2, 3, 1, 4], [2, 3, 4, 5]), ([1, 3, 1], [1, 1, 5])];
        return pairs.Select(pair => new GradientCase($"{name} of stacks {new Shape(pair.A)} and {new Shape(pair.B)}", f, [pair.A, pair.B, .. bias]));
    }

    internal static Tensor Labels(params int[] shape) => Tensor.RandomUniform(new Shape(shape), seed: 77);
}
