using System.Xml.Linq;

namespace NotebookNet.Tests.Insight;

/// <summary>What a look inside shows, and what it says when there is nothing to see.</summary>
public class ModelInsightTests
{
    private static readonly Tensor Picture = Tensor.RandomUniform([12, 12, 1], seed: 3);
    private static readonly Tensor Words = new float[] { 3, 1, 4, 1, 5, 9 };

    public static TheoryData<string> Names => ["filters", "filters of many channels", "coloured filters", "filters of a series", "transposed filters", "maps", "saliency", "saliency of features", "saliency of a series", "saliency of words",
        "grad-cam", "grad-cam without channels", "attention", "hidden states", "hidden states both ways", "latent space", "latent space of two numbers", "embedding", "embedding without words", "weights", "activations", "gradients"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_look_inside_is_a_small_sound_picture_with_text(string name)
    {
        var shown = Show(name);
        var html = shown.ToHtml();
        XElement.Parse("<root>" + html + "</root>");
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 500, 50 * 1024);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(shown.ToString()!);
        Assert.Equal(html, Show(name).ToHtml());
    }

    [Fact]
    public void Filters_are_the_weights_themselves()
    {
        var model = Cnn();
        Assert.Equal(model.Layers[0].Weights[0].ToArray(), model.Filters().Values.ToArray());
        Assert.Equal([2, 2, 4, 6], model.Filters("second").Values.Shape.ToArray());
        Assert.Contains("6 filters of 2 × 2 × 4", model.Filters("second").Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Feature_maps_are_what_the_layer_gives()
    {
        var model = Cnn();
        var prefix = Model.Input(12, 12, 1).Conv2D(4, 3, activation: Activation.ReLU);
        foreach (var (weight, source) in prefix.Layers[0].Weights.Zip(model.Layers[0].Weights))
        {
            weight.Assign(source);
        }

        Assert.Equal(prefix.Predict(Picture.Reshape(1, 12, 12, 1)).ToArray(), model.FeatureMaps(Picture).Values.ToArray());
        Assert.Equal([5, 5, 4], model.FeatureMaps(Picture, "max_pool2d").Values.Shape.ToArray());
    }

    [Fact]
    public void A_pixel_the_model_does_not_look_at_has_no_saliency()
    {
        var model = Model.Input(3).Dense(2, useBias: false);
        model.Layers[0].Weights[0].Assign(Tensor.From([2f, 0, 0, 0, -3, 1], 3, 2));
        Assert.Equal([2, 0, 3], model.Saliency(Tensor.Ones(3), target: 0).Values.ToArray());
        Assert.Equal([0, 0, 1], model.Saliency(Tensor.Ones(3), target: 1).Values.ToArray());
    }

    [Fact]
    public void Every_row_of_attention_adds_up_to_one_and_a_causal_one_looks_back()
    {
        var model = Model.Input(6).Embedding(10, 8).TransformerEncoder(2, 8, causal: true, normalizeFirst: true).Flatten().Dense(2).Initialize(1);
        var maps = model.AttentionMaps(Words).Values;
        for (var row = 0; row < 12; row++)
        {
            Assert.Equal(1, Enumerable.Range(0, 6).Sum(c => maps[row / 6, row % 6, c]), 1e-5f);
            Assert.All(Enumerable.Range((row % 6) + 1, 5 - (row % 6)), c => Assert.Equal(0, maps[row / 6, row % 6, c]));
        }
    }

    [Fact]
    public void The_latent_space_of_two_numbers_is_those_numbers()
    {
        var iris = Datasets.Iris();
        var model = Model.Input(4).Dense(2, Activation.Tanh, name: "code").Dense(3, Activation.Softmax).Initialize(1);
        var code = Model.Input(4).Dense(2, Activation.Tanh);
        foreach (var (weight, source) in code.Layers[0].Weights.Zip(model.Layers[0].Weights))
        {
            weight.Assign(source);
        }

        Assert.Equal(code.Predict(iris.Features).ToArray(), model.LatentSpace(iris).Values.ToArray());
        Assert.Contains("virginica", model.LatentSpace(iris, "code").ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Histograms_see_every_epoch_and_change_nothing()
    {
        var (plain, watched) = (Networks.Classifier(), Networks.Classifier());
        var histograms = new LayerHistograms(Datasets.Iris().Take(20));
        var before = plain.Fit(Datasets.Iris(), epochs: 3, seed: 1, progress: false);
        var after = watched.Fit(Datasets.Iris(), epochs: 3, seed: 1, progress: false, callbacks: [histograms]);
        Assert.Equal(before["loss"], after["loss"]);
        Assert.Contains("epoch", histograms.Weights().ToHtml(), StringComparison.Ordinal);
        Assert.Contains("gradients", histograms.Gradients().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_seen_is_said()
    {
        var (dense, cnn) = (Networks.Classifier(), Cnn());
        Says<InvalidOperationException>("no convolution", "none", () => dense.Filters());
        Says<InvalidOperationException>("no maps", "none", () => dense.GradCam(Tensor.Ones(4)));
        Says<InvalidOperationException>("no attention", "attention", () => dense.AttentionMaps(Tensor.Ones(4)));
        Says<InvalidOperationException>("no recurrent layer", "recurrent", () => dense.HiddenStates(Tensor.Ones(4)));
        Says<InvalidOperationException>("no embedding", "embedding", () => dense.EmbeddingMap());
        Says<ArgumentException>("no such layer", "no layer 'conv9'", () => cnn.Filters("conv9"));
        Says<ArgumentException>("not a convolution", "'flatten' is a Flatten", () => cnn.Filters("flatten"));
        Says<ArgumentException>("no maps there", "'flatten' is a Flatten", () => cnn.GradCam(Picture, layer: "flatten"));
        Says<ArgumentOutOfRangeException>("no such class", "3 outputs, 0 to 2; got 7", () => cnn.Saliency(Picture, target: 7));
        Says<ShapeException>("another shape", "takes samples of shape (12, 12, 1)", () => cnn.Saliency(Tensor.Ones(5, 5, 1)));
        Says<ShapeException>("two samples", "one sample; got a batch of 2", () => cnn.GradCam(Tensor.Ones(2, 12, 12, 1)));
        Says<ArgumentException>("too few words", "20 symbols, but 1 words", () => Model.Input(6).Embedding(20, 8).EmbeddingMap(["a"]));
        Says<InvalidOperationException>("two outputs", "one row of scores", () => Model.WithOutputs(dense, dense.Dense(1)).Saliency(Tensor.Ones(4)));
        Says<InvalidOperationException>("no training yet", "recorded no epoch", () => new LayerHistograms().Weights());
        Says<ArgumentOutOfRangeException>("one bin", "at least 2 bins", () => new LayerHistograms(bins: 1));

        static void Says<T>(string what, string part, Func<object> act)
            where T : Exception
        {
            var message = Assert.ThrowsAny<T>(act).Message;
            Assert.True(message.Contains(part, StringComparison.Ordinal), $"{what}: {message}");
        }
    }

    private static Model Cnn() => Model.Input(12, 12, 1)
        .Conv2D(4, 3, activation: Activation.ReLU).MaxPool2D(2).Conv2D(6, 2, activation: Activation.ReLU, name: "second").Flatten().Dense(3, Activation.Softmax).Initialize(1);

    private static Model Reader() => Model.Input(6).Embedding(20, 8).MultiHeadAttention(heads: 2, keyDim: 4).Flatten().Dense(2, Activation.Softmax).Initialize(1);

    private static Visuals.Displayable Show(string name) => name switch
    {
        "filters" => Cnn().Filters(),
        "filters of many channels" => Cnn().Filters("second"),
        "coloured filters" => Model.Input(8, 8, 3).Conv2D(5, 3).Initialize(1).Filters(),
        "filters of a series" => Model.Input(20, 1).Conv1D(5, 7).Initialize(1).Filters(),
        "transposed filters" => Model.Input(4, 4, 2).Conv2DTranspose(3, 3).Initialize(1).Filters(),
        "maps" => Cnn().FeatureMaps(Picture),
        "saliency" => Cnn().Saliency(Picture),
        "saliency of features" => Networks.Classifier().Initialize(1).Saliency(Tensor.Ones(4)),
        "saliency of a series" => Model.Input(7, 3).LSTM(4).Dense(1, Activation.Sigmoid).Initialize(1).Saliency(Tensor.RandomNormal([7, 3], seed: 1)),
        "saliency of words" => Reader().Saliency(Words),
        "grad-cam" => Cnn().GradCam(Picture),
        "grad-cam without channels" => Model.Input(12, 12).Reshape(12, 12, 1).Conv2D(3, 3).Flatten().Dense(2).Initialize(1).GradCam(Picture.Reshape(12, 12)),
        "attention" => Reader().AttentionMaps(Words),
        "hidden states" => Model.Input(7, 3).GRU(4).Dense(1).Initialize(1).HiddenStates(Tensor.RandomNormal([7, 3], seed: 1)),
        "hidden states both ways" => Model.Input(7, 3).Bidirectional(new LSTM(4)).Dense(1).Initialize(1).HiddenStates(Tensor.RandomNormal([7, 3], seed: 1)),
        "latent space" => Model.Input(4).Dense(8, Activation.Tanh).Dense(3, Activation.Softmax).Initialize(1).LatentSpace(Datasets.Iris()),
        "latent space of two numbers" => Model.Input(4).Dense(2, name: "code").Dense(4).Initialize(1).LatentSpace(Datasets.Iris(), "code"),
        "embedding" => Reader().EmbeddingMap([.. Enumerable.Range(0, 20).Select(i => $"<word {i}>")]),
        "embedding without words" => Reader().EmbeddingMap(),
        "weights" => Watched().Weights(),
        "activations" => Watched().Activations(),
        "gradients" => Watched().Gradients(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private static LayerHistograms Watched()
    {
        var histograms = new LayerHistograms(Datasets.Iris().Take(30));
        Networks.Classifier().Fit(Datasets.Iris(), epochs: 4, seed: 1, progress: false, callbacks: [histograms]);
        return histograms;
    }
}
