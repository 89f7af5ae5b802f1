namespace NotebookNet.Tests.Vision;

/// <summary>What is said when layers over pictures and series are used wrongly: what was expected, what came, where, and the cure.</summary>
public class VisionMisuseTests
{
    private static readonly Model Picture = Model.Input(8, 8, 3);
    private static readonly Model Series = Model.Input(10, 4);
    private static readonly Tensor Batch = Tensor.Ones(2, 8, 8, 3);

    private static readonly Dictionary<string, (Type Type, Action Do, string[] Says)> Mistakes = new()
    {
        ["a picture without channels"] = (typeof(ShapeException), () => Model.Input(28, 28).Conv2D(4, 3), ["'conv2d'", "(height, width, channels)", "(28, 28)", "Model.Input(28, 28, 1)"]),
        ["a series given to a picture layer"] = (typeof(ShapeException), () => Series.MaxPool2D(2), ["'max_pool2d'", "pictures", "(10, 4)"]),
        ["a picture given to a series layer"] = (typeof(ShapeException), () => Picture.Conv1D(4, 3), ["'conv1d'", "series, (time, channels)", "(8, 8, 3)", ".Reshape("]),
        ["a flat input given to a convolution"] = (typeof(ShapeException), () => Model.Input(64).Conv2D(4, 3), ["(64)", ".Reshape("]),
        ["a picture given to a global pool of series"] = (typeof(ShapeException), () => Picture.GlobalMaxPool1D(), ["series", "(8, 8, 3)"]),
        ["a series given to an up-sampling"] = (typeof(ShapeException), () => Series.UpSampling2D(), ["pictures", "(10, 4)"]),
        ["a kernel larger than the picture"] = (typeof(ShapeException), () => Picture.Conv2D(4, 9), ["window of 9", "size of 8", "Padding.Same"]),
        ["a dilated kernel larger than the series"] = (typeof(ShapeException), () => Series.Conv1D(4, 4, dilation: 4), ["dilation 4", "spans 13", "size of 10"]),
        ["too many pools"] = (typeof(ShapeException), () => Picture.MaxPool2D(4).MaxPool2D(4), ["Layer 2", "'max_pool2d'", "(2, 2, 3)", "window of 4"]),
        ["groups that do not divide the channels"] = (typeof(ShapeException), () => Picture.Conv2D(4, 3, groups: 2), ["2 groups", "(8, 8, 3)", "have 3"]),
        ["groups that do not divide the filters"] = (typeof(ArgumentOutOfRangeException), () => Picture.Conv2D(4, 3, groups: 3), ["Conv2D", "4 filters", "3 groups"]),
        ["no filters"] = (typeof(ArgumentOutOfRangeException), () => Picture.Conv2D(0, 3), ["Conv2D", "filters", "at least 1", "0"]),
        ["an empty kernel"] = (typeof(ArgumentOutOfRangeException), () => Picture.Conv2D(4, (3, 0)), ["kernelSize", "at least 1", "0"]),
        ["strides of zero"] = (typeof(ArgumentOutOfRangeException), () => Series.Conv1D(4, 3, strides: 0), ["Conv1D", "strides", "at least 1"]),
        ["a dilation of zero"] = (typeof(ArgumentOutOfRangeException), () => Picture.Conv2DTranspose(4, 3, dilation: 0), ["Conv2DTranspose", "dilation", "at least 1"]),
        ["no multiplier"] = (typeof(ArgumentOutOfRangeException), () => Picture.DepthwiseConv2D(3, depthMultiplier: 0), ["depthMultiplier", "at least 1"]),
        ["a padding that does not exist"] = (typeof(ArgumentOutOfRangeException), () => Picture.Conv2D(4, 3, padding: (Padding)7), ["Padding.Valid", "Padding.Same", "7"]),
        ["a pool of no size"] = (typeof(ArgumentOutOfRangeException), () => Picture.AveragePool2D(0), ["AveragePool2D", "size", "at least 1"]),
        ["an up-sampling by nothing"] = (typeof(ArgumentOutOfRangeException), () => Picture.UpSampling2D((2, 0)), ["UpSampling2D", "size", "at least 1"]),
        ["an interpolation that does not exist"] = (typeof(ArgumentOutOfRangeException), () => Picture.UpSampling2D(2, (Interpolation)5), ["Interpolation.Bilinear", "5"]),
        ["a rate in percent"] = (typeof(ArgumentOutOfRangeException), () => Model.Input(4).Dropout(50), ["Dropout", "from 0 to 1", "50", "0.5"]),
        ["a rate that is no number"] = (typeof(ArgumentOutOfRangeException), () => Model.Input(4).Dropout(double.NaN), ["NaN"]),
        ["a negative deviation"] = (typeof(ArgumentOutOfRangeException), () => Model.Input(4).GaussianNoise(-0.5), ["GaussianNoise", "at least 0", "-0.5"]),
        ["a momentum above 1"] = (typeof(ArgumentOutOfRangeException), () => Model.Input(4).BatchNormalization(1.5), ["BatchNormalization", "momentum", "from 0 to 1", "1.5"]),
        ["an epsilon of zero"] = (typeof(ArgumentOutOfRangeException), () => Model.Input(4).LayerNormalization(0), ["LayerNormalization", "epsilon", "0.001"]),
        ["sizes with another product"] = (typeof(ShapeException), () => Model.Input(12).Reshape(5, 2), ["(5, 2)", "10 numbers", "(12) have 12", "-1"]),
        ["sizes that divide nothing"] = (typeof(ShapeException), () => Model.Input(12).Reshape(-1, 5), ["multiple of 5", "(12) have 12"]),
        ["two open sizes"] = (typeof(ArgumentOutOfRangeException), () => Model.Input(12).Reshape(-1, -1), ["at most one", "(-1, -1)"]),
        ["a size of zero"] = (typeof(ArgumentOutOfRangeException), () => Model.Input(12).Reshape(0, 12), ["at least 1", "(0, 12)"]),
        ["an activation that is null"] = (typeof(ArgumentNullException), () => Model.Input(4).Activation(null!), ["activation"]),
        ["a dense layer on pictures"] = (typeof(ShapeException), () => Picture.Conv2D(4, 3).Dense(10), ["Dense(10)", "(6, 6, 4)", "Flatten"]),
        ["a tensor of wrong rank"] = (typeof(ShapeException), () => Tensor.Ones(8, 8, 3).Conv2D(Tensor.Ones(3, 3, 3, 4)), ["Conv2D", "(batch, height, width, channels)", "(8, 8, 3)", "Reshape"]),
        ["a kernel for other channels"] = (typeof(ShapeException), () => Batch.Conv2D(Tensor.Ones(3, 3, 1, 4)), ["(3, 3, 1, 4)", "takes 1 channels", "has 3"]),
        ["a kernel without a filter dimension"] = (typeof(ShapeException), () => Batch.Conv2D(Tensor.Ones(3, 3, 3)), ["(height, width, channels, filters)", "(3, 3, 3)"]),
        ["a bias for other filters"] = (typeof(ShapeException), () => Batch.Conv2D(Tensor.Ones(3, 3, 3, 4), Tensor.Ones(3)), ["shape (4)", "got (3)"]),
        ["groups that divide nothing"] = (typeof(ArgumentOutOfRangeException), () => Batch.Conv2D(Tensor.Ones(3, 3, 3, 4), groups: 2), ["groups", "3 channels", "4 filters"]),
        ["a convolution's kernel for the transposed one"] = (typeof(ShapeException), () => Batch.Conv2DTranspose(Tensor.Ones(3, 3, 3, 4)), ["(3, 3, 3, 4)", "4 channels", "Transpose(0, 1, 3, 2)"]),
        ["strides of zero in a pool"] = (typeof(ArgumentOutOfRangeException), () => Batch.MaxPool2D(2, 0), ["MaxPool2D", "stride", "at least 1"]),
        ["scales for other channels"] = (typeof(ShapeException), () => Batch.LayerNormalization(Tensor.Ones(4), Tensor.Ones(4)), ["shape (3)", "got (4)"]),
        ["a series of rank 2"] = (typeof(ShapeException), () => Tensor.Ones(5, 6).MaxPool1D(2), ["(batch, time, channels)", "(5, 6)", "(5, 6, 1)"]),
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_answered_with_what_was_expected_what_came_and_the_cure(string name)
    {
        using var german = new GermanCulture();
        var (type, action, says) = Mistakes[name];
        var error = Assert.Throws(type, action);
        foreach (var part in says)
        {
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
        }
    }
}
