namespace NotebookNet.Tests;

/// <summary>A training that is cut in two takes the same steps as the whole one.</summary>
public class ContinuedTrainingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Five_epochs_and_five_more_give_the_bits_of_ten(int threads)
    {
        using var limit = Workers.Limit(threads);
        var (whole, parts) = (Noisy(), Noisy());
        var complete = whole.Fit(Datasets.Iris(), epochs: 10, batchSize: 16, validationSplit: 0.1, seed: 7, progress: false);
        var first = parts.Fit(Datasets.Iris(), epochs: 5, batchSize: 16, validationSplit: 0.1, seed: 7, progress: false);
        var second = parts.Fit(Datasets.Iris(), epochs: 10, batchSize: 16, validationSplit: 0.1, seed: 7, progress: false, initialEpoch: 5);
        Assert.Equal(whole.Weights(), parts.Weights());
        Assert.Equal(complete["val_loss"], [.. first["val_loss"], .. second["val_loss"]]);
        Assert.Equal((5, 5, 10), (second.InitialEpoch, second.EpochCount, second.LastEpoch));
        Assert.InRange(second.BestEpoch!.Value, 6, 10);
    }

    [Fact]
    public void Without_the_epoch_number_the_same_samples_come_in_the_first_epochs_order_again()
    {
        var (whole, parts) = (Noisy(), Noisy());
        whole.Fit(Datasets.Iris(), epochs: 4, seed: 7, progress: false);
        parts.Fit(Datasets.Iris(), epochs: 2, seed: 7, progress: false);
        parts.Fit(Datasets.Iris(), epochs: 2, seed: 7, progress: false);
        Assert.NotEqual(whole.Weights(), parts.Weights());
    }

    [Fact]
    public void An_initial_epoch_at_the_end_or_before_the_start_is_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Noisy().Fit(Datasets.Iris(), epochs: 5, initialEpoch: 5, progress: false));
        Assert.Contains("epochs is the number of the last epoch", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Noisy().Fit(Datasets.Iris(), initialEpoch: -1, progress: false));
    }

    private static Model Noisy() => Model.Input(4)
        .Dense(8, Activation.ReLU)
        .BatchNormalization()
        .Dropout(0.3)
        .Dense(3, Activation.Softmax)
        .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
}
