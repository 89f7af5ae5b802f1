namespace NotebookNet.Tests;

public class ValidationTests
{
    // The label tells the row, so that a loss of a model that answers 0 tells which rows were looked at.
    private static readonly Dataset Ten = new(Tensor.Zeros(10, 1), new[] { 0f, 1, 2, 3, 4, 5, 6, 7, 8, 9 });

    [Theory]
    [InlineData(0.2, 8)]
    [InlineData(0.25, 7)]
    [InlineData(0.5, 5)]
    public void A_validation_split_takes_the_last_samples_before_shuffling(double split, int training)
    {
        var history = Silent().Fit(Ten, validationSplit: split, seed: 3, progress: false);
        Close.To(Enumerable.Range(0, training).Average(), history["mean_absolute_error"][0], 1e-6);
        Close.To(Enumerable.Range(training, 10 - training).Average(), history["val_mean_absolute_error"][0], 1e-6);
    }

    [Fact]
    public void Validation_measures_the_weights_at_the_end_of_the_epoch_as_Evaluate_does()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.3, seed: 1);
        var model = Networks.Classifier();
        var history = model.Fit(train, epochs: 3, seed: 1, validation: test, progress: false);
        var evaluation = model.Evaluate(test);
        Assert.Equal(evaluation.Loss, history["val_loss"][^1]);
        Assert.Equal(evaluation.Accuracy, history["val_accuracy"][^1]);
    }

    [Fact]
    public void Validation_data_larger_than_its_batches_is_averaged_by_batch_size()
    {
        var labels = Enumerable.Range(0, 300).Select(i => i < 256 ? 0f : 1f).ToArray();
        var history = Silent().Fit(Ten, validation: new Dataset(Tensor.Zeros(300, 1), labels), progress: false);
        Close.To(44.0 / 300, history["val_mean_absolute_error"][0], 1e-6);
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_one_step()
    {
        var model = Networks.Line();
        var history = model.Fit(Ten, batchSize: int.MaxValue, progress: false);
        Assert.Equal(1, model.OptimizerState.Steps);
        Assert.True(double.IsFinite(history["loss"][0]));
    }

    // It predicts 0 and hardly learns.
    private static Model Silent() => Networks.Line(rate: 1e-12);
}
