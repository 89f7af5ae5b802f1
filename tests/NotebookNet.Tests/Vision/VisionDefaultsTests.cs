using System.Globalization;

namespace NotebookNet.Tests.Vision;

/// <summary>The defaults of the layers over pictures and series are those of Keras, in the record and in the fluent form.</summary>
public class VisionDefaultsTests
{
    public static TheoryData<string, string> Names => new()
    {
        { "Conv1D", "conv1d" }, { "Conv2D", "conv2d" }, { "DepthwiseConv2D", "depthwise_conv2d" }, { "Conv2DTranspose", "conv2d_transpose" },
        { "MaxPool2D", "max_pool2d" }, { "GlobalAveragePool1D", "global_average_pool1d" }, { "UpSampling2D", "up_sampling2d" },
        { "BatchNormalization", "batch_normalization" }, { "LayerNormalization", "layer_normalization" }, { "GaussianNoise", "gaussian_noise" },
        { "Dropout", "dropout" }, { "Reshape", "reshape" }, { "Activation", "activation" }, { "LSTM", "lstm" }, { "SimpleRNN", "simple_rnn" }, { "GRUCell", "gru_cell" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kind_of_layer_is_named_as_in_Keras(string kind, string name) => Assert.Equal(name, LayerNames.Of(kind));

    [Fact]
    public void Convolutions_have_the_defaults_of_Keras()
    {
        foreach (var layer in new ConvolutionLayer[] { new Conv1D(2, 3), new Conv2D(2, 3), new Conv2DTranspose(2, 3), new DepthwiseConv2D(3) })
        {
            Assert.Equal(Padding.Valid, layer.Padding);
            Assert.Equal(Activation.Linear, layer.Activation);
            Assert.True(layer.UseBias);
            Assert.Equal(Initializer.GlorotUniform, layer.KernelInitializer);
            Assert.Equal(Initializer.Zeros, layer.BiasInitializer);
            Assert.Null(layer.KernelRegularizer);
            Assert.Null(layer.BiasRegularizer);
            Assert.Null(layer.ActivityRegularizer);
            Assert.Null(layer.KernelConstraint);
            Assert.Null(layer.BiasConstraint);
        }

        Assert.Equal((1, 1, 1), (new Conv1D(2, 3).Strides, new Conv1D(2, 3).Dilation, new Conv1D(2, 3).Groups));
        Assert.Equal(((Size2D)3, (Size2D)1, (Size2D)1, 1), (new Conv2D(2, 3).KernelSize, new Conv2D(2, 3).Strides, new Conv2D(2, 3).Dilation, new Conv2D(2, 3).Groups));
        Assert.Equal(((Size2D)1, (Size2D)1), (new Conv2DTranspose(2, 3).Strides, new Conv2DTranspose(2, 3).Dilation));
        Assert.Equal(((Size2D)1, (Size2D)1, 1), (new DepthwiseConv2D(3).Strides, new DepthwiseConv2D(3).Dilation, new DepthwiseConv2D(3).DepthMultiplier));
    }

    [Fact]
    public void Pools_are_2_wide_with_strides_as_large_and_valid_padding()
    {
        Assert.Equal(((Size2D)2, (Size2D)2, Padding.Valid), (new MaxPool2D().Size, new MaxPool2D().Strides, new MaxPool2D().Padding));
        Assert.Equal(((Size2D)2, (Size2D)2, Padding.Valid), (new AveragePool2D().Size, new AveragePool2D().Strides, new AveragePool2D().Padding));
        Assert.Equal((2, 2, Padding.Valid), (new MaxPool1D().Size, new MaxPool1D().Strides, new MaxPool1D().Padding));
        Assert.Equal((2, 2, Padding.Valid), (new AveragePool1D().Size, new AveragePool1D().Strides, new AveragePool1D().Padding));
        Assert.Equal(new Size2D(3, 4), new MaxPool2D((3, 4)).Strides);
        Assert.Equal(3, new AveragePool1D(3).Strides);
        Assert.False(new GlobalMaxPool2D().KeepDimensions || new GlobalAveragePool2D().KeepDimensions || new GlobalMaxPool1D().KeepDimensions || new GlobalAveragePool1D().KeepDimensions);
        Assert.Equal(((Size2D)2, Interpolation.Nearest), (new UpSampling2D().Size, new UpSampling2D().Interpolation));
    }

    [Fact]
    public void Normalizations_have_the_momentum_and_the_epsilon_of_Keras()
    {
        var batch = new BatchNormalization();
        Assert.Equal((0.99, 1e-3), (batch.Momentum, batch.Epsilon));
        Assert.Equal((Initializer.Zeros, new Ones()), (batch.MovingMeanInitializer, batch.MovingVarianceInitializer));
        Assert.Equal(1e-3, new LayerNormalization().Epsilon);
        foreach (var layer in new NormalizationLayer[] { batch, new LayerNormalization() })
        {
            Assert.Equal((true, true, Initializer.Zeros, new Ones()), (layer.Center, layer.Scale, layer.BetaInitializer, layer.GammaInitializer));
            Assert.Null(layer.GammaRegularizer);
            Assert.Null(layer.BetaRegularizer);
            Assert.Null(layer.GammaConstraint);
            Assert.Null(layer.BetaConstraint);
        }
    }

    [Fact]
    public void The_fluent_forms_have_the_same_defaults()
    {
        var series = Model.Input(8, 2)
            .Conv1D(3, 2).MaxPool1D().AveragePool1D().GlobalMaxPool1D(keepDimensions: true).GlobalAveragePool1D();
        Assert.Equal([new Conv1D(3, 2), new MaxPool1D(), new AveragePool1D(), new GlobalMaxPool1D(true), new GlobalAveragePool1D()], series.Layers.Select(layer => layer.Layer));

        var pictures = Model.Input(16, 16, 2)
            .Conv2D(3, 3).DepthwiseConv2D(3).Conv2DTranspose(2, 3).MaxPool2D().AveragePool2D().UpSampling2D().BatchNormalization().LayerNormalization()
            .Activation(Activation.ReLU).Dropout(0.5).GaussianNoise(0.1).GlobalMaxPool2D(keepDimensions: true).GlobalAveragePool2D().Reshape(1, -1);
        Assert.Equal(
            [
                new Conv2D(3, 3), new DepthwiseConv2D(3), new Conv2DTranspose(2, 3), new MaxPool2D(), new AveragePool2D(), new UpSampling2D(),
                new BatchNormalization(), new LayerNormalization(), new ActivationLayer(Activation.ReLU), new Dropout(0.5), new GaussianNoise(0.1),
                new GlobalMaxPool2D(true), new GlobalAveragePool2D(), new Reshape(1, -1),
            ],
            pictures.Layers.Select(layer => layer.Layer));
        Assert.Equal([1, 2], pictures.OutputShape);
    }

    [Fact]
    public void Kernels_have_the_layouts_and_the_Glorot_limits_of_Keras()
    {
        var model = Model.Input(9, 9, 4).Conv2D(6, (3, 5), groups: 2).DepthwiseConv2D((2, 3), depthMultiplier: 5, padding: Padding.Same).Conv2DTranspose(7, (3, 2)).Initialize(1);
        var kernels = model.Layers.Select(layer => layer.Weights[0]).ToArray();
        Assert.Equal([[3, 5, 2, 6], [2, 3, 6, 5], [3, 2, 7, 30]], kernels.Select(kernel => kernel.Shape));
        Assert.Equal([[6], [30], [7]], model.Layers.Select(layer => layer.Weights[1].Shape));

        // √(6 / (field · (second last + last size))): each way to count the fans wrongly gives another limit.
        foreach (var (kernel, limit) in kernels.Zip([Math.Sqrt(6.0 / (15 * 8)), Math.Sqrt(6.0 / (6 * 11)), Math.Sqrt(6.0 / (6 * 37))]))
        {
            Assert.InRange(kernel.ToArray().Max(Math.Abs), limit * 0.97, limit);
        }
    }

    [Fact]
    public void Sizes_are_one_number_or_two()
    {
        Assert.Equal(new Size2D(3, 3), new Conv2D(1, 3).KernelSize);
        Assert.Equal(new Size2D(3, 5), new Conv2D(1, (3, 5)).KernelSize);
        Assert.Equal("3×5", new Size2D(3, 5).ToString());
    }

    [Fact]
    public void Layers_print_with_a_decimal_point_in_every_culture()
    {
        using var german = new GermanCulture();
        Assert.Equal("Dropout(0.5)", new Dropout(0.5).ToString());
        Assert.Equal("GaussianNoise(0.25)", new GaussianNoise(0.25).ToString());
        Assert.Equal("BatchNormalization(0.99, 0.001)", new BatchNormalization().ToString());
        Assert.Equal("LayerNormalization(0.001)", new LayerNormalization().ToString());
        Assert.Equal("Reshape(2, -1)", new Reshape(2, -1).ToString());
        Assert.Equal(",", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator);
    }
}
