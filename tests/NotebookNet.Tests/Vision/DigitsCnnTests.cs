using NotebookNet.TestData;

namespace NotebookNet.Tests.Vision;

/// <summary>Convolutional networks learn handwritten digits with the model API.</summary>
public class DigitsCnnTests
{
    [Fact]
    public void A_small_CNN_reads_digits_it_has_not_seen()
    {
        var model = Model.Input(8, 8, 1)
            .Conv2D(16, 3, padding: Padding.Same, activation: Activation.ReLU).MaxPool2D(2)
            .Conv2D(32, 3, padding: Padding.Same, useBias: false).BatchNormalization(momentum: 0.9).Activation(Activation.ReLU).MaxPool2D(2)
            .Flatten().Dropout(0.25).Dense(10, Activation.Softmax)
            .Compile(new Adam(0.003), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
        var (pictures, labels) = Digits.Training;

        model.Fit(pictures, labels, epochs: 8, batchSize: 32, seed: 1, progress: false);

        Assert.InRange(Accuracy(model), 0.955, 1);
    }

    [Fact]
    public void Depthwise_and_pointwise_convolutions_with_a_global_mean_read_them_too()
    {
        var model = Model.Input(8, 8, 1)
            .Conv2D(16, 3, padding: Padding.Same, activation: Activation.ReLU)
            .DepthwiseConv2D(3, strides: 2).LayerNormalization().Conv2D(48, 1, activation: Activation.ReLU)
            .Conv2D(10, 3).GlobalAveragePool2D().Activation(Activation.Softmax)
            .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
        var (pictures, labels) = Digits.Training;

        model.Fit(pictures, labels, epochs: 8, batchSize: 32, seed: 1, progress: false);

        Assert.InRange(Accuracy(model), 0.94, 1);
    }

    [Fact]
    public void A_convolutional_autoencoder_draws_digits_again()
    {
        var model = Model.Input(8, 8, 1)
            .Conv2D(8, 3, strides: 2, padding: Padding.Same, activation: Activation.ReLU)
            .Conv2D(4, 3, strides: 2, padding: Padding.Same)
            .Conv2DTranspose(8, 3, strides: 2, padding: Padding.Same, activation: Activation.ReLU)
            .UpSampling2D(2, Interpolation.Bilinear).Conv2D(1, 3, padding: Padding.Same, activation: Activation.Sigmoid)
            .Compile(new Adam(0.01), Loss.MeanSquaredError);
        var pictures = Digits.Training.Pictures;

        var history = model.Fit(pictures, pictures, epochs: 8, batchSize: 32, seed: 1, progress: false);

        // The mean of each pixel alone has an error of 0.073.
        Assert.InRange(history["loss"][^1], 0, 0.021);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_for_any_number_of_threads()
    {
        float[][] Train(int threads)
        {
            using var limit = Workers.Limit(threads);
            var model = Model.Input(8, 8, 1).Conv2D(24, 3, activation: Activation.ReLU).BatchNormalization().MaxPool2D(2).Dropout(0.3).Flatten().Dense(10, Activation.Softmax)
                .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy);
            var (pictures, labels) = Digits.Training;
            model.Fit(pictures, labels, epochs: 1, batchSize: 100, seed: 5, progress: false);
            return model.Weights();
        }

        var one = Train(1);
        Assert.Equal(one, Train(2));
        Assert.Equal(one, Train(3));
    }

    private static double Accuracy(Model model)
    {
        var (pictures, labels) = Digits.Test;
        return model.Evaluate(pictures, labels)["accuracy"];
    }
}
