using NotebookNet.Visuals;

namespace NotebookNet.Models;

/// <summary>What a diagram has to know about a layer: its window, its state, its parts.</summary>
internal static class LayerDrawing
{
    // Enough that a kink looks like one.
    private const int CurvePoints = 25;
    private const double CurveReach = 3;

    /// <summary>A layer with everything a diagram can show of it.</summary>
    public static DiagramLayer Of(ModelLayer layer, Shape output)
    {
        var dense = layer.Layer as Dense;
        return new DiagramLayer(layer.Name, layer.Layer.Kind, [.. output], layer.ParameterCount)
        {
            Activation = ShownActivation(layer.Layer),
            ActivationCurve = dense is null ? null : CurveOf(dense.Activation),
            Trainable = layer.TrainableParameterCount > 0 || layer.ParameterCount == 0,
            Weights = dense is null ? null : layer.Weights[0].ToMatrix(),
            Bias = dense is not null && layer.Weights.Count > 1 ? layer.Weights[1].ToArray() : null,
            Window = WindowOf(layer.Layer),
            Recurrence = RecurrenceOf(layer.Layer),
            Steps = StepsOf(layer.Layer),
            Parts = layer.Layer is TransformerEncoder block ? PartsOf(block, layer) : [],
        };
    }

    private static string? ShownActivation(Layer layer) => layer.ShownActivation is { } activation and not Linear ? activation.Name : null;

    private static float[]? CurveOf(Activation activation) => activation is Linear || !activation.IsElementwise
        ? null
        : activation.Apply(Tensor.From([.. Enumerable.Range(0, CurvePoints).Select(i => (float)(CurveReach * (2.0 * i / (CurvePoints - 1) - 1)))], CurvePoints)).ToArray();

    private static DiagramWindow? WindowOf(Layer layer) => layer switch
    {
        Conv2D c => Window(c.KernelSize, c.Strides),
        DepthwiseConv2D c => Window(c.KernelSize, c.Strides),
        Conv2DTranspose c => Window(c.KernelSize, c.Strides) with { Transposed = true },
        MaxPool2D p => Window(p.Size, p.Strides),
        AveragePool2D p => Window(p.Size, p.Strides),
        Conv1D c => new([c.KernelSize], [c.Strides]),
        MaxPool1D p => new([p.Size], [p.Strides]),
        AveragePool1D p => new([p.Size], [p.Strides]),
        TimeDistributed t => WindowOf(t.Inner) is { Size.Count: > 1 } inner ? inner : null,
        _ => null,
    };

    private static DiagramWindow Window(Size2D size, Size2D strides) => new([size.Height, size.Width], [strides.Height, strides.Width]);

    private static DiagramRecurrence? RecurrenceOf(Layer layer) => layer switch
    {
        RecurrentLayer r => new(r is LSTM ? ["h", "c"] : ["h"], r.ReturnSequences) { Backwards = r.GoBackwards, Cell = r is SimpleRNN ? "RNN" : r.Kind },
        Bidirectional b => RecurrenceOf(b.Layer)! with { BothWays = true },
        _ => null,
    };

    private static DiagramSteps StepsOf(Layer layer) => layer switch
    {
        Embedding or PositionalEmbedding or TimeDistributed => DiagramSteps.Same,
        MultiHeadAttention or TransformerEncoder => DiagramSteps.All,
        _ => DiagramSteps.None,
    };

    // In the order of computation; the sums and normalizations are where the block puts them.
    private static IReadOnlyList<DiagramLayer> PartsOf(TransformerEncoder block, ModelLayer layer)
    {
        int[] shape = [.. layer.OutputShape];
        var causal = block.Causal ? ", causal" : string.Empty;
        var attention = Part($"attention, {block.Heads} {(block.Heads == 1 ? "head" : "heads")}{causal}", "MultiHeadAttention", shape, Count("attention_", "_kernel", "_bias"));
        var firstNorm = Part("normalization 1", "LayerNormalization", shape, Count("attention_", "gamma", "beta"));
        var hidden = Part("hidden", "Dense", [.. shape[..^1], block.FeedForward], Count("hidden_")) with { Activation = block.Activation is Linear ? null : block.Activation.Name };
        var output = Part("output", "Dense", shape, Count("output_", "kernel", "bias"));
        var secondNorm = Part("normalization 2", "LayerNormalization", shape, Count("output_", "gamma", "beta"));
        var sum = Part("sum", "Add", shape, 0);
        return block.NormalizeFirst
            ?
            [
                firstNorm with { Inputs = [-1] }, attention with { Inputs = [0] }, sum with { Name = sum.Name + " 1", Inputs = [-1, 1] },
                secondNorm with { Inputs = [2] }, hidden with { Inputs = [3] }, output with { Inputs = [4] }, sum with { Name = sum.Name + " 2", Inputs = [2, 5] },
            ]
            :
            [
                attention with { Inputs = [-1] }, sum with { Name = sum.Name + " 1", Inputs = [-1, 0] }, firstNorm with { Inputs = [1] },
                hidden with { Inputs = [2] }, output with { Inputs = [3] }, sum with { Name = sum.Name + " 2", Inputs = [2, 4] }, secondNorm with { Inputs = [5] },
            ];

        static DiagramLayer Part(string name, string kind, int[] output, long parameters) => new(name, kind, output, parameters);

        long Count(string start, params string[] ends) => layer.Weights
            .Where(weight => weight.Name![(layer.Name.Length + 1)..] is var own && own.StartsWith(start, StringComparison.Ordinal)
                && (ends.Length == 0 || ends.Any(end => own.EndsWith(end, StringComparison.Ordinal))))
            .Sum(weight => (long)weight.Length);
    }
}
