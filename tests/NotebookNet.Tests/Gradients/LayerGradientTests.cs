using NotebookNet.Autodiff;

namespace NotebookNet.Tests;

/// <summary>
/// One table for every layer: the gradients of its input and of each of its weights against central differences in double
/// precision, and its output against the scalar twins. A new layer is covered by adding a row; a test says so when one is missing.
/// </summary>
public sealed class LayerGradientTests
{
    private static readonly Tensor Indices = new float[,] { { 1, 0, 3, 2 }, { 4, 4, 1, 0 }, { 2, 3, 0, 0 } };

    private static readonly LayerCase[] Table =
    [
        new(new Dense(3, Activation.Tanh), [5]),
        new(new Dense(2, useBias: false), [1], Batch: 1),
        new(new ActivationLayer(Activation.GELU), [2, 3]),
        new(new Flatten(), [2, 3]),
        new(new Reshape(3, -1), [2, 3]),
        new(new Dropout(0.4), [7]),
        new(new GaussianNoise(0.3), [7]),
        new(new RandomFlip(), [3, 4, 2]),
        new(new RandomRotation(0.3), [5, 4, 2]),
        new(new RandomTranslation(0.4, (0, 0.7)) { FillMode = FillMode.Constant, FillValue = 0.5 }, [4, 5, 1]),
        new(new RandomZoom(0.5, 0.3) { FillMode = FillMode.Wrap }, [4, 3, 1]),
        new(new TimeDistributed(new Dense(2, Activation.Sigmoid)), [3, 4]),
        new(new Conv1D(3, 3, strides: 2, padding: Padding.Same, activation: Activation.Tanh), [7, 2]),
        new(new Conv2D(3, (3, 2), strides: 2, padding: Padding.Same), [5, 6, 2]),
        new(new Conv2D(4, 2) { Groups = 2, Dilation = 2 }, [5, 4, 2], Batch: 1),
        new(new DepthwiseConv2D(2, depthMultiplier: 2), [4, 3, 2]),
        new(new Conv2DTranspose(2, 3, strides: 2), [3, 2, 3]),
        new(new UpSampling2D(2), [2, 3, 2]),
        new(new MaxPool1D(2), [5, 3]),
        new(new MaxPool2D(2), [5, 4, 2]),
        new(new AveragePool1D(2, padding: Padding.Same), [5, 3]),
        new(new AveragePool2D(2), [4, 5, 2]),
        new(new GlobalMaxPool1D(), [4, 3]),
        new(new GlobalMaxPool2D(), [3, 4, 2]),
        new(new GlobalAveragePool1D(), [4, 3]),
        new(new GlobalAveragePool2D(), [3, 4, 2]),
        new(new BatchNormalization(), [3]),
        new(new LayerNormalization(), [2, 5]),
        new(new Embedding(5, 3), [4], Input: Indices),
        new(new Embedding(5, 3, maskZero: true), [4], Input: Indices),
        new(new SimpleRNN(3, returnSequences: true), [4, 2]),
        new(new LSTM(3), [4, 2]),
        new(new LSTM(2, returnSequences: true, goBackwards: true), [3, 3], Batch: 1),
        new(new GRU(3), [4, 2]),
        new(new Bidirectional(new GRU(2, returnSequences: true), BidirectionalMerge.Average), [4, 3]),
        new(new MultiHeadAttention(2, 3), [4, 5]),
        new(new TransformerEncoder(2, 6, Activation.SiLU), [3, 4]),
        new(new PositionalEmbedding(), [4, 3]),
    ];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var i = 0; i < Table.Length; i++)
            {
                cases.Add(i, $"{Table[i].Layer.Kind} on {new Shape(Table[i].Sample)}, batch {Table[i].Batch}");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_those_of_central_differences(int index, string name)
    {
        var row = Table[index];
        var model = Model.Input(row.Sample).Add(row.Layer).Initialize(11);
        var weights = model.Layers[0].Weights;
        foreach (var weight in weights)
        {
            // Initial zeros and ones would leave mistakes unseen.
            weight.Assign(weight + (Tensor.RandomNormal(weight.Shape, 0, 0.3f, seed: 5).Abs() * 0.5f));
        }

        var x = row.Input ?? Tensor.RandomNormal(new Shape(row.Sample).Prepend(row.Batch), seed: 7);
        using var tape = new GradientTape();
        var output = model.Forward(x, training: true);
        var loss = (output * Tensor.RandomNormal(output.Shape, seed: 3)).Sum();

        var sources = model.Layers[0].Layer is Embedding ? weights.ToList<Tensor>() : [x, .. weights];
        foreach (var source in sources.Where(source => !IsStatistic(model, source)))
        {
            var expected = NumericalGradient.Of(tape, loss, source);
            var actual = tape.Gradient(loss, source).ToArray();
            var scale = expected.Select(Math.Abs).Append(1).Max();
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.True(
                    Math.Abs(expected[i] - actual[i]) <= 2e-5 * scale,
                    $"{name}: ∂loss/∂{(source as Variable)?.Name ?? "input"}[{i}] is {actual[i]}, central differences say {expected[i]}");
            }
        }
    }

    [Fact]
    public void Every_layer_stands_in_the_table()
    {
        var missing = typeof(Layer).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract && !type.IsSubclassOf(typeof(MergeLayer)))
            .Except(Table.Select(row => row.Layer.GetType()));

        // Merge layers take several inputs: Functional/GraphTests checks their gradients.
        Assert.Empty(missing.Select(type => type.Name));
    }

    private static bool IsStatistic(Model model, Tensor source) =>
        model.Layers[0].Layer is BatchNormalization && source is Variable { Name: { } name } && name.Contains("moving", StringComparison.Ordinal);

    private sealed record LayerCase(Layer Layer, int[] Sample, int Batch = 3, Tensor? Input = null);
}
