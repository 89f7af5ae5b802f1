namespace NotebookNet.Tests;

public class FitDefaultsTests
{
    public static TheoryData<Type> FirstParameters => [typeof(Dataset), typeof(Tensor)];

    [Theory]
    [MemberData(nameof(FirstParameters))]
    public void Fit_has_the_defaults_of_Keras(Type data)
    {
        var fit = typeof(Model).GetMethods().Single(method => method.Name == "Fit" && method.GetParameters()[0].ParameterType == data);
        object? Default(string name) => fit.GetParameters().Single(parameter => parameter.Name == name).DefaultValue;
        Assert.Equal(1, Default("epochs"));
        Assert.Equal(32, Default("batchSize"));
        Assert.Equal(true, Default("shuffle"));
        Assert.Equal(0.0, Default("validationSplit"));
        Assert.Null(Default("validation"));
        Assert.Null(Default("seed"));
        Assert.Null(Default("maxTime"));
        Assert.Equal(true, Default("progress"));
    }

    [Fact]
    public void A_partial_last_batch_is_kept_and_counts_by_its_size()
    {
        // Rate so small that the weights stay: the epoch's loss must be the plain mean over all samples, 5 = (4 · 0 + 1 · 25) / 5,
        // not the mean (0 + 25) / 2 of the two batches.
        var model = Networks.Line(rate: 1e-12);
        model.Layers[0].Weights[0].Assign(new[,] { { 1f } });
        var history = model.Fit(new[,] { { 1f }, { 2 }, { 3 }, { 4 }, { 5 } }, new[] { 1f, 2, 3, 4, 0 }, batchSize: 4, shuffle: false, progress: false);
        Assert.Equal(2, model.OptimizerState.Steps);
        Close.To(5, history["loss"][0]);
        Close.To(1, history["mean_absolute_error"][0]);
    }

    [Fact]
    public void The_loss_of_an_epoch_is_the_running_mean_while_weights_change()
    {
        // Two batches of one sample, x = 1, y = 0, w = 1, rate 1/4: losses 1 and (w = 1/2, no bias) 1/4.
        var model = Model.Input(1).Dense(1, useBias: false).Compile(new SGD(0.25), Loss.MeanSquaredError);
        model.Layers[0].Weights[0].Assign(new[,] { { 1f } });
        var history = model.Fit(new[,] { { 1f }, { 1 } }, new[] { 0f, 0 }, batchSize: 1, shuffle: false, progress: false);
        Assert.Equal(0.625, history["loss"][0]);
        Assert.Equal(0.25f, model.Layers[0].Weights[0].ToArray()[0]);
    }

    [Fact]
    public void History_has_loss_then_metrics_then_the_same_of_the_validation()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 1);
        var history = Networks.Classifier().Fit(train, epochs: 3, validation: test, progress: false);
        Assert.Equal(["loss", "accuracy", "val_loss", "val_accuracy"], history.Keys);
        Assert.All(history.Keys, key => Assert.Equal(3, history[key].Count));
        Assert.Equal((3, 3, TrainingOutcome.Completed, null), (history.EpochCount, history.PlannedEpochs, history.Outcome, history.Message));
        Assert.Equal(["loss", "accuracy"], Networks.Classifier().Fit(train, progress: false).Keys);
    }

    [Fact]
    public void Evaluate_gives_loss_then_metrics()
    {
        var evaluation = Networks.Classifier().Evaluate(Datasets.Iris());
        Assert.Equal(["loss", "accuracy"], evaluation.Keys);
        Assert.Equal(evaluation["loss"], evaluation.Loss);
        Assert.Equal(evaluation["accuracy"], evaluation.Accuracy);
        Assert.Equal([150, 3], evaluation.Predictions.Shape);
    }

    [Fact]
    public void Every_sample_is_seen_once_in_an_epoch_in_shuffled_order_too()
    {
        // A linear loss of the weights: with rate 1 and a sum over distinct powers of two, the weight tells which samples came.
        var data = new Dataset(new[,] { { 1f }, { 2 }, { 4 }, { 8 }, { 16 } }, new[] { 0f, 0, 0, 0, 0 });
        var model = Model.Input(1).Dense(1, useBias: false).Compile(new SGD(1), new SignedOutput());
        model.Layers[0].Weights[0].Assign(new[,] { { 0f } });
        model.Fit(data, epochs: 3, batchSize: 1, progress: false);
        Assert.Equal(-3 * 31f, model.Layers[0].Weights[0].ToArray()[0]);
    }

    /// <summary>A loss whose gradient with respect to the prediction is 1: it also shows that users can write their own.</summary>
    private sealed record SignedOutput : Loss
    {
        public override Tensor Values(Tensor predictions, Tensor labels) => predictions;
    }
}
