namespace NotebookNet.Visuals.Tests;

/// <summary>Models with branches, built as people build them.</summary>
internal sealed class GraphSamples
{
    private readonly List<GraphBox> _boxes = [];
    private readonly Dictionary<string, int> _counts = [];

    public static IReadOnlyDictionary<string, Func<GraphDiagram>> All { get; } = new Dictionary<string, Func<GraphDiagram>>
    {
        ["graph-residual"] = Residual,
        ["graph-two-inputs"] = TwoInputs,
        ["graph-two-outputs"] = TwoOutputs,
        ["graph-inception"] = Inception,
        ["graph-u-net"] = UNet,
        ["graph-deep-residual"] = () => DeepResidual(60),
        ["graph-too-deep"] = () => DeepResidual(400),
        ["graph-densely-connected"] = () => DenselyConnected(10),
        ["graph-too-densely-connected"] = () => DenselyConnected(150),
        ["graph-heads"] = () => Heads(8),
        ["graph-shared"] = () => new(
            [
                new("left", "Input", [10], 0, []), new("right", "Input", [10], 0, []), new("tower", "Dense", [16], 176, [0]),
                new("tower", "Dense", [16], 176, [1]) { SharedWith = 2 }, new("distance", "Subtract", [16], 0, [2, 3]) { IsOutput = true },
            ],
            "Twins"),
        ["graph-single"] = () => new([new("x", "Input", [], 0, [])]),
    };

    /// <summary>Adds a layer that reads others; gives its index.</summary>
    public int Add(string kind, int[] shape, long parameters, int[] inputs, string? activation = null, bool frozen = false, bool output = false, string? name = null)
    {
        var count = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        var own = char.ToLowerInvariant(kind[0]) + kind[1..] + (count > 1 ? "_" + (count - 1) : "");
        _boxes.Add(new(name ?? own, kind, shape, parameters, inputs) { Activation = activation, Trainable = !frozen, IsOutput = output });
        return _boxes.Count - 1;
    }

    public GraphDiagram Draw(string title) => new(_boxes, title);

    private static GraphDiagram Residual()
    {
        var m = new GraphSamples();
        var x = m.Add("Input", [32, 32, 16], 0, []);
        var y = m.Add("Conv2D", [32, 32, 16], 2320, [x], "ReLU");
        y = m.Add("Conv2D", [32, 32, 16], 2320, [y]);
        y = m.Add("Add", [32, 32, 16], 0, [y, x], "ReLU");
        y = m.Add("GlobalAveragePooling2D", [16], 0, [y]);
        m.Add("Dense", [10], 170, [y], "Softmax", output: true);
        return m.Draw("Residual block");
    }

    private static GraphDiagram TwoInputs()
    {
        var m = new GraphSamples();
        var text = m.Add("Input", [200], 0, [], name: "review");
        var words = m.Add("Embedding", [200, 64], 640_000, [text], frozen: true);
        var pooled = m.Add("GlobalAveragePooling1D", [64], 0, [words]);
        var numbers = m.Add("Input", [12], 0, [], name: "price, age and size");
        var dense = m.Add("Dense", [16], 208, [numbers], "ReLU");
        var both = m.Add("Concatenate", [80], 0, [pooled, dense]);
        m.Add("Dense", [1], 81, [both], "Sigmoid", output: true, name: "sells");
        return m.Draw("Two inputs");
    }

    private static GraphDiagram TwoOutputs()
    {
        var m = new GraphSamples();
        var x = m.Add("Input", [64], 0, []);
        var trunk = m.Add("Dense", [128], 8320, [x], "ReLU");
        trunk = m.Add("Dense", [64], 8256, [trunk], "ReLU");
        var hidden = m.Add("Dense", [32], 2080, [trunk], "ReLU");
        m.Add("Dense", [5], 165, [hidden], "Softmax", output: true, name: "genre");
        m.Add("Dense", [1], 65, [trunk], output: true, name: "rating");
        return m.Draw("Two outputs");
    }

    private static GraphDiagram Inception()
    {
        var m = new GraphSamples();
        var x = m.Add("Input", [28, 28, 192], 0, []);
        var a = m.Add("Conv2D", [28, 28, 64], 12_352, [x], "ReLU", name: "1×1");
        var b = m.Add("Conv2D", [28, 28, 96], 18_528, [x], "ReLU", name: "3×3 reduce");
        b = m.Add("Conv2D", [28, 28, 128], 110_720, [b], "ReLU", name: "3×3");
        var c = m.Add("Conv2D", [28, 28, 16], 3_088, [x], "ReLU", name: "5×5 reduce");
        c = m.Add("Conv2D", [28, 28, 32], 12_832, [c], "ReLU", name: "5×5");
        var d = m.Add("MaxPooling2D", [28, 28, 192], 0, [x], name: "pool");
        d = m.Add("Conv2D", [28, 28, 32], 6_176, [d], "ReLU", name: "pool projection");
        m.Add("Concatenate", [28, 28, 256], 0, [a, b, c, d], output: true);
        return m.Draw("Inception block");
    }

    private static GraphDiagram UNet()
    {
        var m = new GraphSamples();
        var x = m.Add("Input", [128, 128, 1], 0, []);
        var skips = new Stack<int>();
        var (size, channels) = (128, 16);
        for (var level = 0; level < 4; level++, size /= 2, channels *= 2)
        {
            x = m.Add("Conv2D", [size, size, channels], 9 * channels * channels / 2, [x], "ReLU");
            skips.Push(x);
            x = m.Add("MaxPooling2D", [size / 2, size / 2, channels], 0, [x]);
        }

        x = m.Add("Conv2D", [size, size, channels], 9 * channels * channels / 2, [x], "ReLU");
        while (skips.TryPop(out var skip))
        {
            (size, channels) = (size * 2, channels / 2);
            x = m.Add("UpSampling2D", [size, size, channels * 2], 0, [x]);
            x = m.Add("Concatenate", [size, size, channels * 3], 0, [x, skip]);
            x = m.Add("Conv2D", [size, size, channels], 27 * channels * channels, [x], "ReLU");
        }

        m.Add("Conv2D", [128, 128, 1], 17, [x], "Sigmoid", output: true, name: "mask");
        return m.Draw("U-Net");
    }

    private static GraphDiagram DeepResidual(int layers)
    {
        var m = new GraphSamples();
        var x = m.Add("Input", [32, 32, 3], 0, []);
        x = m.Add("Conv2D", [32, 32, 16], 448, [x], "ReLU");
        for (var built = 5; built + 3 <= layers; built += 3)
        {
            var wide = built > layers / 2;
            var y = m.Add("Conv2D", [32, 32, 16], 2320, [x], "ReLU", frozen: !wide);
            y = m.Add("Conv2D", [32, 32, 16], 2320, [y], frozen: !wide);
            x = m.Add("Add", [32, 32, 16], 0, [y, x], "ReLU");
        }

        x = m.Add("GlobalAveragePooling2D", [16], 0, [x]);
        x = m.Add("Dropout", [16], 0, [x]);
        m.Add("Dense", [10], 170, [x], "Softmax", output: true);
        return m.Draw($"{layers} layers");
    }

    private static GraphDiagram DenselyConnected(int layers)
    {
        var m = new GraphSamples();
        List<int> all = [m.Add("Input", [16, 16, 12], 0, [])];
        while (all.Count < layers)
        {
            all.Add(m.Add("Conv2D", [16, 16, 12], 1308, [.. all], "ReLU", output: all.Count == layers - 1));
        }

        return m.Draw("Densely connected");
    }

    private static GraphDiagram Heads(int heads)
    {
        var m = new GraphSamples();
        var x = m.Add("Input", [50, 64], 0, []);
        var read = Enumerable.Range(0, heads).Select(h => m.Add("Attention", [50, 8], 1536, [x], name: "head " + h)).ToArray();
        var y = m.Add("Concatenate", [50, 64], 0, read);
        y = m.Add("Dense", [50, 64], 4160, [y]);
        y = m.Add("Add", [50, 64], 0, [x, y]);
        m.Add("LayerNormalization", [50, 64], 128, [y], output: true);
        return m.Draw("Attention");
    }
}
