using System.Text.Json;

namespace NotebookNet.Tests.Vision;

/// <summary>A case of tests/goldens/vision.json, which make_vision.py beside it writes.</summary>
internal sealed record VisionGolden(
    string Name, VisionOptions Options, int[] InputShape, int[] OutputShape, int[][] WeightShapes, float[] Input, float[][] Weights,
    double[] Output, float[] Arriving, double[] InputGradient, double[][] WeightGradients,
    double[][]? Moving, float[]? Target, double[]? Losses, double[][]? Final)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<VisionGolden> All { get; } =
        JsonSerializer.Deserialize<VisionGolden[]>(File.ReadAllText(Repository.File("tests", "goldens", "vision.json")), Json)!;

    public Tensor X => Tensor.From(Input, InputShape);

    public Layer Layer() => Options.Kind.Contains("Conv", StringComparison.Ordinal) ? Options.Convolution(WeightShapes[0]) : Options.Layer();

    public Variable[] Variables() => [.. Weights.Zip(WeightShapes, (values, shape) => new Variable(Tensor.From(values, shape)))];
}

/// <summary>A layer as the goldens describe it; sizes are one number or two.</summary>
internal sealed record VisionOptions(
    string Kind, JsonElement Strides, JsonElement Dilation, JsonElement Size, string? Padding, int? Groups, int? DepthMultiplier,
    string? Activation, bool? UseBias, bool? KeepDimensions, string? Interpolation, bool? Training, double? Momentum, double? Epsilon,
    bool? Scale, bool? Center, int[]? Sizes)
{
    private Padding PaddingMode => Padding == "same" ? NotebookNet.Padding.Same : NotebookNet.Padding.Valid;

    private Activation? Function => Activation switch
    {
        null => null,
        "relu" => NotebookNet.Activation.ReLU,
        "tanh" => NotebookNet.Activation.Tanh,
        "softmax" => NotebookNet.Activation.Softmax,
        _ => throw new InvalidOperationException(Activation),
    };

    public Layer Layer() => Kind switch
    {
        "Activation" => new ActivationLayer(Function!),
        "Reshape" => new Reshape(Sizes),
        "MaxPool2D" => new MaxPool2D(Two(Size), Two(Strides), PaddingMode),
        "AveragePool2D" => new AveragePool2D(Two(Size), Two(Strides), PaddingMode),
        "MaxPool1D" => new MaxPool1D(One(Size), One(Strides), PaddingMode),
        "AveragePool1D" => new AveragePool1D(One(Size), One(Strides), PaddingMode),
        "GlobalMaxPool1D" => new GlobalMaxPool1D(KeepDimensions ?? false),
        "GlobalMaxPool2D" => new GlobalMaxPool2D(KeepDimensions ?? false),
        "GlobalAveragePool1D" => new GlobalAveragePool1D(KeepDimensions ?? false),
        "GlobalAveragePool2D" => new GlobalAveragePool2D(KeepDimensions ?? false),
        "UpSampling2D" => new UpSampling2D(
            Two(Size), Interpolation == "bilinear" ? NotebookNet.Interpolation.Bilinear : NotebookNet.Interpolation.Nearest),
        "BatchNormalization" => new BatchNormalization(Momentum ?? 0.99, Epsilon ?? 1e-3) { Scale = Scale ?? true, Center = Center ?? true },
        "LayerNormalization" => new LayerNormalization(Epsilon ?? 1e-3) { Scale = Scale ?? true, Center = Center ?? true },
        _ => throw new InvalidOperationException(Kind),
    };

    /// <summary>A convolution, whose kernel has its size from the weights.</summary>
    public Layer Convolution(int[] kernel) => Kind switch
    {
        "Conv1D" => new Conv1D(kernel[2], kernel[0], One(Strides) ?? 1, PaddingMode, Function)
        {
            Dilation = One(Dilation) ?? 1,
            Groups = Groups ?? 1,
            UseBias = UseBias ?? true,
        },
        "Conv2D" => new Conv2D(kernel[3], (kernel[0], kernel[1]), Two(Strides), PaddingMode, Function)
        {
            Dilation = Two(Dilation) ?? 1,
            Groups = Groups ?? 1,
            UseBias = UseBias ?? true,
        },
        "DepthwiseConv2D" => new DepthwiseConv2D((kernel[0], kernel[1]), Two(Strides), PaddingMode, DepthMultiplier ?? 1, Function)
        {
            Dilation = Two(Dilation) ?? 1,
            UseBias = UseBias ?? true,
        },
        "Conv2DTranspose" => new Conv2DTranspose(kernel[2], (kernel[0], kernel[1]), Two(Strides), PaddingMode, Function)
        {
            Dilation = Two(Dilation) ?? 1,
            UseBias = UseBias ?? true,
        },
        _ => throw new InvalidOperationException(Kind),
    };

    private static int? One(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    private static Size2D? Two(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetInt32(),
        JsonValueKind.Array => (value[0].GetInt32(), value[1].GetInt32()),
        _ => null,
    };
}
