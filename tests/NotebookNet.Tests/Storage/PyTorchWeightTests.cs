namespace NotebookNet.Tests;

/// <summary>Weights PyTorch wrote (tests/goldens/make_pytorch_weights.py) give the predictions PyTorch gave.</summary>
public class PyTorchWeightTests
{
    private static readonly string File = Repository.File("tests", "goldens", "pytorch-weights.safetensors");
    private static readonly Dictionary<string, Tensor> Golden = Safetensors.Load(File);

    public static TheoryData<string> Names => ["mlp", "cnn", "depth", "series", "lstm", "gru", "rnn", "both", "words", "attention", "encoder", "half"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Predictions_are_PyTorchs(string name)
    {
        var (model, map) = Create(name);
        var before = model.Predict(Golden[$"x.{name}"]);
        model.LoadWeights(File, map.ToDictionary(pair => pair.Layer, pair => $"{name}.{pair.Module}"));
        var (expected, actual) = (Golden[$"y.{name}"], model.Predict(Golden[$"x.{name}"]));
        Assert.Equal(expected.Shape, actual.Shape);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected.AsSpan()[i], actual.AsSpan()[i], 1e-5f * Math.Max(1, Math.Abs(expected.AsSpan()[i])));
        }

        Assert.NotEqual(before.ToArray(), actual.ToArray());
    }

    [Fact]
    public void A_layer_that_is_not_named_keeps_its_weights()
    {
        var model = Model.Input(4).Dense(5).Dense(3).Initialize(1);
        var before = model.Weights();
        model.LoadWeights(File, new Dictionary<string, string> { ["dense_1"] = "mlp.fc2" });
        Assert.Equal(before[0], model.Weights()[0]);
        Assert.NotEqual(before[2], model.Weights()[2]);
    }

    [Theory]
    [InlineData("dense", "mlp.fc9", "no tensor 'mlp.fc9.weight', which layer 'dense' needs")]
    [InlineData("dense", "mlp.fc2", "has shape (5, 3) in this model's layout, but the model needs (4, 5)")]
    [InlineData("dense", "cnn.conv", "has shape (4, 2, 3, 2), but layer 'dense' needs 2 dimensions")]
    public void What_does_not_fit_is_said_and_changes_nothing(string layer, string module, string fragment)
    {
        var model = Model.Input(4).Dense(5).Dense(3).Initialize(1);
        var before = model.Weights();
        var error = Assert.Throws<ModelFileException>(
            () => model.LoadWeights(File, new Dictionary<string, string> { ["dense_1"] = "mlp.fc2", [layer] = module }));
        Assert.Contains(fragment, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Weights());
    }

    [Fact]
    public void A_map_of_layers_that_do_not_exist_or_have_no_weights_is_refused()
    {
        var model = Model.Input(4).Dense(5).Flatten();
        Assert.Contains("no layer 'fc1'", Refused("fc1"), StringComparison.Ordinal);
        Assert.Contains("has no weights; leave it out", Refused("flatten"), StringComparison.Ordinal);

        string Refused(string layer) => Assert.Throws<ArgumentException>(
            () => model.LoadWeights(File, new Dictionary<string, string> { [layer] = "mlp.fc1" })).Message;
    }

    [Fact]
    public void Without_a_map_the_error_shows_how_to_write_one()
    {
        var error = Assert.Throws<ModelFileException>(() => Model.Input(4).Dense(5).LoadWeights(File));
        Assert.Contains("[\"dense\"] = \"mlp.fc1\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("mlp.fc1.weight", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ModelFileException>(() => Model.Load(File));
        Assert.Contains("no model in it", error.Message, StringComparison.Ordinal);
    }

    private static (Model Model, (string Layer, string Module)[] Map) Create(string name) => name switch
    {
        "mlp" => (Model.Input(4).Dense(5, Activation.ReLU).Dense(3, Activation.Softmax), [("dense", "fc1"), ("dense_1", "fc2")]),
        "cnn" => (
            Model.Input(8, 7, 2).Conv2D(4, (3, 2), activation: Activation.ReLU).Add(new BatchNormalization(epsilon: 1e-5)).MaxPool2D(2).Flatten().Dropout(0.5).Dense(3),
            [("conv2d", "conv"), ("batch_normalization", "norm"), ("dense", "fc")]),
        "depth" => (
            Model.Input(5, 6, 3).Add(new DepthwiseConv2D(3, depthMultiplier: 2)).Add(new Conv2DTranspose(2, 3, strides: 2)),
            [("depthwise_conv2d", "deep"), ("conv2d_transpose", "up")]),
        "series" => (Model.Input(9, 3).Conv1D(4, 3, strides: 2).Flatten().Dense(2), [("conv1d", "conv"), ("dense", "fc")]),
        "lstm" => (Model.Input(5, 3).LSTM(4, returnSequences: true).Flatten().Dense(2), [("lstm", "rnn"), ("dense", "fc")]),
        "gru" => (Model.Input(5, 3).GRU(4, returnSequences: true), [("gru", "rnn")]),
        "rnn" => (Model.Input(5, 3).SimpleRNN(4), [("simple_rnn", "rnn")]),
        "both" => (Model.Input(5, 3).Bidirectional(new LSTM(4, returnSequences: true)), [("bidirectional", "rnn")]),
        "words" => (
            Model.Input(6).Embedding(7, 3).Bidirectional(new GRU(2, returnSequences: true, useBias: false)), [("embedding", "words"), ("bidirectional", "rnn")]),
        "attention" => (Model.Input(5, 6).MultiHeadAttention(2, 3).Add(new LayerNormalization(epsilon: 1e-5)), [("multi_head_attention", "att"), ("layer_normalization", "norm")]),
        "encoder" => (Model.Input(4, 6).Add(new TransformerEncoder(2, 5, epsilon: 1e-5)), [("transformer_encoder", "layer")]),
        "half" => (Model.Input(3).Dense(2), [("dense", "fc")]),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
