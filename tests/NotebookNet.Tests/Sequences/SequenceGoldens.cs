using System.Text.Json;

namespace NotebookNet.Tests;

/// <summary>tests/goldens/sequence.json, which make_sequence.py beside it writes.</summary>
internal sealed record SequenceGoldens(double Rate, double Momentum, int Steps, IReadOnlyList<SequenceCase> Cases)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static SequenceGoldens Instance { get; } =
        JsonSerializer.Deserialize<SequenceGoldens>(File.ReadAllText(Repository.File("tests", "goldens", "sequence.json")), Options)!;

    public static SequenceCase Named(string name) => Instance.Cases.Single(golden => golden.Name == name);
}

/// <summary>A layer or a few of them, with everything they compute and learn.</summary>
internal sealed record SequenceCase(
    string Name, IReadOnlyList<SequenceLayer> Layers, int[] InputShape, float[] Input, int[] TargetShape, float[] Target, int[][] Shapes,
    float[][] Initial, double[] Output, double Loss, double[] InputGradient, double[][] WeightGradients, double[][] Final)
{
    public Tensor Samples => Tensor.From(Input, InputShape);

    public Tensor Labels => Tensor.From(Target, TargetShape);

    /// <summary>The model with the golden's weights.</summary>
    public Model Build()
    {
        var model = Layers.Aggregate(Model.Input(InputShape.AsSpan(1)), (model, layer) => model.Add(layer.Create()));
        var weights = model.Layers.SelectMany(layer => layer.Weights).ToArray();
        Assert.Equal(Shapes.Select(shape => new Shape(shape)), weights.Select(weight => weight.Shape));
        foreach (var (weight, values) in weights.Zip(Initial))
        {
            weight.Assign(Tensor.From(values, weight.Shape.AsSpan()));
        }

        return model;
    }
}

/// <summary>The options of a layer; each kind uses its own.</summary>
internal sealed record SequenceLayer(
    string Kind, int Units, string? Activation, bool ReturnSequences, bool GoBackwards, bool? UseBias, SequenceLayer? Inner, string? Merge,
    int InputDim, int OutputDim, bool MaskZero, int Heads, int KeyDim, int? ValueDim, bool Causal, int FeedForward, bool NormalizeFirst,
    bool Sinusoidal)
{
    public Layer Create() => Kind switch
    {
        "Bidirectional" => new Bidirectional((RecurrentLayer)Inner!.Create(), Enum.Parse<BidirectionalMerge>(Merge!)),
        "Embedding" => new Embedding(InputDim, OutputDim, MaskZero),
        "PositionalEmbedding" => new PositionalEmbedding(Sinusoidal),
        "MultiHeadAttention" => new MultiHeadAttention(Heads, KeyDim, ValueDim, Causal),
        "TransformerEncoder" => new TransformerEncoder(Heads, FeedForward, normalizeFirst: NormalizeFirst, causal: Causal),
        _ => Recurrent() with { ReturnSequences = ReturnSequences, GoBackwards = GoBackwards, UseBias = UseBias ?? true },
    };

    private RecurrentLayer Recurrent()
    {
        var activation = Activation == "relu" ? NotebookNet.Activation.ReLU : NotebookNet.Activation.Tanh;
        return Kind switch
        {
            "SimpleRNN" => new SimpleRNN(Units, activation),
            "LSTM" => new LSTM(Units, activation),
            "GRU" => new GRU(Units, activation),
            _ => throw new InvalidOperationException($"Unknown kind of layer: {Kind}."),
        };
    }
}
