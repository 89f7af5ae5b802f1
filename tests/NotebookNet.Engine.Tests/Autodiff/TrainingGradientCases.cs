using NotebookNet.Kernels;
using NotebookNet.Operations;
using static NotebookNet.Engine.Tests.Autodiff.GradientCase;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>The rows of the gradient table for activations and losses.</summary>
internal static class TrainingGradientCases
{
    public static readonly GradientCase[] All =
    [
        .. Shaped("ELU", x => x.ELU()), .. Shaped("ELU 0.3", x => x.ELU(0.3f)), .. Shaped("SELU", x => x.SELU()),
        .. Shaped("GELU", x => x.GELU(), -5f, 5f), .. Shaped("SiLU", x => x.SiLU(), -5f, 5f), .. Shaped("Softplus", x => x.Softplus(), -5f, 5f),
        .. Of([[1, 1], [1, 5], [4, 3], [2, 3, 4], [6]], s => new GradientCase($"LogSoftmax {new Shape(s)}", v => v[0].LogSoftmax(), s)),

        .. Broadcast("Binary cross-entropy of a sigmoid", (a, b) => CrossEntropy.Binary(a.Sigmoid(), b)),
        .. Of([[1], [4, 9], [128, 300]], s => new GradientCase(
            $"Binary cross-entropy of a sigmoid, labels fixed {new Shape(s)}",
            v => CrossEntropy.Binary(v[0].Sigmoid(), Tensor.Full(0.3f, s)) + v[0].Sigmoid(), s)),
        .. Of([[2, 5], [3, 64], [2, 3, 70]], s => new GradientCase(
            $"Mean binary cross-entropy of a sigmoid {new Shape(s)}", v => CrossEntropy.BinaryMean(v[0].Sigmoid(), v[1]), s, s)),
        .. Of([[3, 64], [5, 65]], s => new GradientCase(
            $"Mean binary cross-entropy of a sigmoid used twice {new Shape(s)}",
            v => CrossEntropy.BinaryMean(v[0].Sigmoid(), Tensor.Full(0.3f, s)) + v[0].Sigmoid().Mean(-1), s)),
        .. Broadcast("Huber", (a, b) => Tensor.Binary(new HuberFunction(1f), a, b)),
        .. Broadcast("Huber 0.3", (a, b) => Tensor.Binary(new HuberFunction(0.3f), a, b)),
        .. Broadcast("LogCosh", (a, b) => Tensor.Binary(default(LogCoshFunction), a, b)),
        .. Broadcast("Hinge", (a, b) => Tensor.Binary(default(HingeFunction), a, b)),
        .. Broadcast("SquaredHinge", (a, b) => Tensor.Binary(default(SquaredHingeFunction), a, b)),
        .. Broadcast("KLDivergence", (a, b) => Tensor.Binary(default(KLDivergenceFunction), a, b), 0.05f, 0.95f),

        .. Of([[1, 2], [5, 3], [2, 3, 4], [4]], s => new GradientCase(
            $"Cosine similarity {new Shape(s)}", v => Operation.Run(new CosineSimilarityOperation(v[0], v[1])), s, s)),
        .. Of([[1, 2], [5, 3], [2, 3, 4], [4]], s => new GradientCase(
            $"Categorical hinge {new Shape(s)}", v => Operation.Run(new CategoricalHingeOperation(v[0], Labels(s))), s)),
        new("Hinge of labels 0 and 1",
            v => Tensor.Binary(default(HingeFunction), v[0], Operation.Run(new HingeLabelsOperation(new[] { 0, 1, 1, 0, 1 }))), [5]),
        new("Squared hinge of labels −1 and 1",
            v => Tensor.Binary(default(SquaredHingeFunction), v[0], Operation.Run(new HingeLabelsOperation(new[] { -1, 1, 1, -1, 1 }))), [5]),
        new("Sparse cross-entropy with smoothed labels", v =>
            CrossEntropy.Categorical(v[0].Softmax(), (Operation.Run(new OneHotOperation(new[] { 2, 0, 1 }, 4)) * 0.9f) + 0.025f, sparse: false), [3, 4]),
    ];
}
