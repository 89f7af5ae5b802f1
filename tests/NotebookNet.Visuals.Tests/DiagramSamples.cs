namespace NotebookNet.Visuals.Tests;

/// <summary>Networks of each kind that has a drawing of its own.</summary>
internal static class DiagramSamples
{
    private static readonly DiagramWindow Three = new([3, 3], [1, 1]);
    private static readonly DiagramWindow Five = new([5, 5], [1, 1]);
    private static readonly DiagramWindow Pool = new([2, 2], [2, 2]);

    public static IReadOnlyDictionary<string, Func<Displayable>> All { get; } = new Dictionary<string, Func<Displayable>>
    {
        ["network-lenet"] = () => LeNet(withValues: false),
        ["network-lenet-sample"] = () => LeNet(withValues: true),
        ["network-vgg"] = () => Vgg(4, withValues: false),
        ["network-vgg-sample"] = () => Vgg(3, withValues: true),
        ["network-too-deep"] = () => Vgg(60, withValues: false),
        ["network-decoder"] = Decoder,
        ["network-unrolled"] = () => Recurrent(28, new(["h", "c"], true) { Cell = "LSTM" }, withValues: false),
        ["network-unrolled-sample"] = () => Recurrent(28, new(["h", "c"], true) { Cell = "LSTM" }, withValues: true),
        ["network-unrolled-back"] = () => Recurrent(4, new(["h"], false) { Backwards = true, Cell = "GRU" }, withValues: true),
        ["network-bidirectional"] = () => Recurrent(80, new(["h"], false) { BothWays = true, Cell = "GRU" }, withValues: false),
        ["network-one-step"] = () => Recurrent(1, new(["h"], false), withValues: true),
        ["network-steps"] = Steps,
        ["network-transformer"] = () => Transformer(2),
        ["network-transformers"] = () => Transformer(6),
        ["network-branched"] = Branched,
        ["tape"] = Tape,
    };

    public static float[] Values(params int[] shape) => [.. Samples.Numbers(shape.Aggregate(1, (a, b) => a * b)).Select(v => (float)v)];

    public static NetworkDiagram LeNet(bool withValues) => Network(
        withValues, "LeNet",
        new("input", "Input", [28, 28, 1], 0),
        new("conv2d", "Conv2D", [28, 28, 6], 156) { Activation = "ReLU", Window = Five },
        new("pool", "AveragePool2D", [14, 14, 6], 0) { Window = Pool },
        new("conv2d_1", "Conv2D", [10, 10, 16], 2416) { Activation = "ReLU", Window = Five, Trainable = false },
        new("pool_1", "AveragePool2D", [5, 5, 16], 0) { Window = Pool },
        new("dropout", "Dropout", [5, 5, 16], 0),
        new("flatten", "Flatten", [400], 0),
        new("dense", "Dense", [120], 48120) { Activation = "ReLU" },
        new("dense_1", "Dense", [3], 363) { Activation = "Softmax", UnitNames = Samples.Species });

    public static NetworkDiagram Recurrent(int steps, DiagramRecurrence cell, bool withValues) => Network(
        withValues, null, [
        new("input", "Input", [steps], 0),
        new("embedding", "Embedding", [steps, 8], 800) { Steps = DiagramSteps.Same },
        new("rnn", "LSTM", cell.ReturnsSequences ? [steps, 16] : [16], 1600) { Activation = "Tanh", Recurrence = cell },
        .. cell.ReturnsSequences
            ? [new DiagramLayer("rnn_1", "LSTM", [12], 1400) { Activation = "Tanh", Recurrence = cell with { ReturnsSequences = false } }]
            : Array.Empty<DiagramLayer>(),
        new("dense", "Dense", [3], 39) { Activation = "Softmax", UnitNames = Samples.Species }]);

    private static NetworkDiagram Network(bool withValues, string? title, params DiagramLayer[] layers) =>
        new([.. layers.Select(l => withValues ? l with { Values = Values([.. l.Shape]) } : l)], title);

    private static NetworkDiagram Vgg(int blocks, bool withValues)
    {
        List<DiagramLayer> layers = [new("input", "Input", [64, 64, 3], 0)];
        for (var b = 0; b < blocks; b++)
        {
            var (side, filters) = (Math.Max(1, 64 >> b), 16 * (b + 1));
            layers.Add(new($"conv_{b}", "Conv2D", [side, side, filters], 1000) { Window = Three });
            layers.AddRange(((string[])["BatchNormalization", "Activation", "GaussianNoise", "Dropout"]).Select(k => new DiagramLayer(k + b, k, [side, side, filters], 0)));
            layers.Add(new($"pool_{b}", "MaxPool2D", [Math.Max(1, side / 2), Math.Max(1, side / 2), filters], 0) { Window = Pool });
        }

        layers.Add(new("global_pool", "GlobalAveragePool2D", [16 * blocks], 0));
        layers.Add(new("dense", "Dense", [10], 650) { Activation = "Softmax" });
        return Network(withValues, null, [.. layers]);
    }

    private static NetworkDiagram Decoder() => Network(
        false, "Decoder",
        new("code", "Input", [8], 0),
        new("dense", "Dense", [392], 3528) { Activation = "ReLU" },
        new("reshape", "Reshape", [7, 7, 8], 0),
        new("up", "Conv2DTranspose", [14, 14, 8], 584) { Activation = "ReLU", Window = Three with { Strides = [2, 2], Transposed = true } },
        new("picture", "Conv2DTranspose", [28, 28, 1], 73) { Activation = "Sigmoid", Window = Three with { Strides = [2, 2], Transposed = true } });

    private static NetworkDiagram Steps() => Network(
        false, null,
        new("input", "Input", [100, 4], 0),
        new("conv1d", "Conv1D", [96, 16], 336) { Activation = "ReLU", Window = new([5], [1]) },
        new("pool", "MaxPool1D", [48, 16], 0) { Window = new([2], [2]) },
        new("attention", "MultiHeadAttention", [48, 16], 1088) { Steps = DiagramSteps.All },
        new("mean", "GlobalAveragePool1D", [16], 0),
        new("dense", "Dense", [2], 34));

    private static NetworkDiagram Transformer(int blocks)
    {
        List<DiagramLayer> layers = [new("input", "Input", [40], 0), new("embedding", "Embedding", [40, 32], 32000) { Steps = DiagramSteps.Same }];
        for (var b = 0; b < blocks; b++)
        {
            layers.Add(new($"encoder_{b}", "TransformerEncoder", [40, 32], 8544)
            {
                Steps = DiagramSteps.All,
                Parts =
                [
                    new("attention, 4 heads", "MultiHeadAttention", [40, 32], 4224) { Inputs = [-1] },
                    new("sum 1", "Add", [40, 32], 0) { Inputs = [-1, 0] },
                    new("normalization 1", "LayerNormalization", [40, 32], 64) { Inputs = [1] },
                    new("hidden", "Dense", [40, 64], 2112) { Activation = "ReLU" },
                    new("output", "Dense", [40, 32], 2080),
                    new("sum 2", "Add", [40, 32], 0) { Inputs = [2, 4] },
                    new("normalization 2", "LayerNormalization", [40, 32], 64),
                ],
            });
        }

        return new([.. layers, new("mean", "GlobalAveragePool1D", [32], 0), new("dense", "Dense", [2], 66) { Activation = "Softmax" }], "Transformer");
    }

    private static NetworkDiagram Branched() => Network(
        true, null,
        new("input", "Input", [4], 0),
        new("dense", "Dense", [4], 20) { Activation = "ReLU", Weights = Samples.Weights(4, 4) },
        new("dense", "Dense", [4], 20) { Activation = "ReLU", Inputs = [1], SharedWith = 1 },
        new("add", "Add", [4], 0) { Inputs = [1, 2] },
        new("first", "Dense", [3], 15) { IsOutput = true },
        new("second", "Dense", [1], 5) { Inputs = [3] });

    private static ComputationGraph Tape() => new(
        [
            new("x", null, [1, 2], []) { Values = [1, 2], Gradients = [0.5f, -0.25f] },
            new("W", null, [2, 3], []) { Values = Values(2, 3), Gradients = Values(2, 3), IsVariable = true },
            new(null, "MatMul", [1, 3], [0, 1]) { Values = Values(1, 3), Gradients = Values(1, 3) },
            new("b", null, [3], []) { Values = [0, 0.1f, -0.2f], Gradients = [1, 2, 3], IsVariable = true },
            new("z", "Add", [1, 3], [2, 3]) { Values = Values(1, 3), Gradients = Values(1, 3) },
            new(null, null, [64, 3], []) { Values = Values(64, 3) },
            new("a name from <data> & longer than any place has for it", "Subtract", [64, 3], [4, 5]) { Values = [.. Values(64, 3).Skip(1), float.NaN], Gradients = Values(64, 3) },
            new("loss", "Mean", [], [6]) { Values = [0.125f], Gradients = [1] },
        ],
        "Linear regression");
}
