namespace NotebookNet.Tests;

/// <summary>Patience as Keras counts it, and which weights the model has in the end.</summary>
public class EarlyStoppingTests
{
    // The values a scripted metric takes in the epochs.
    private static readonly double[] Falling = [5, 4, 3, 2, 1];

    public static TheoryData<double[], int, double, int, int> Courses => new()
    {
        // values, patience, minDelta, stopped after epoch (0: never), best epoch
        { Falling, 0, 0, 0, 5 },
        { [5, 6, 1, 1, 1], 0, 0, 2, 1 },
        { [5, 6, 1, 1, 1], 1, 0, 2, 1 },
        { [5, 6, 4, 6, 6], 2, 0, 5, 3 },
        { [5, 5, 5, 5, 5], 3, 0, 4, 1 },
        { [5, 4.9, 4.8, 4.7, 4.6], 2, 0.25, 3, 1 },
        { [5, 4.9, 4.8, 4.7, 4.6], 3, 0.25, 0, 4 },
        { [5, 4.9, 4.8, 4.75, 4.75], 2, 0.5, 3, 1 },
        { [double.NaN, double.NaN, double.NaN, 1, 1], 2, 0, 2, 1 },
        { [double.NaN, double.NaN, 3, 4, 5], 3, 0, 0, 3 },
        { [3, 4, 5, 6, 2], 10, 0, 0, 5 },
    };

    [Theory]
    [MemberData(nameof(Courses))]
    public void The_training_ends_when_patience_is_over(double[] values, int patience, double minDelta, int stopped, int best)
    {
        var callback = new EarlyStopping("scripted", patience, minDelta, MonitorMode.Min);
        var history = Run(values, callback);
        Assert.Equal((stopped, best), (callback.StoppedEpoch, callback.BestEpoch));
        Assert.Equal((stopped == 0 ? values.Length : stopped, best), (history.EpochCount, history.BestEpoch));
        Assert.Equal(stopped == 0 ? TrainingOutcome.Completed : TrainingOutcome.StoppedEarly, history.Outcome);
        Assert.Equal("scripted", history.Monitor);
    }

    [Theory]
    [InlineData("accuracy", MonitorMode.Auto, true)]
    [InlineData("val_f1_score", MonitorMode.Auto, true)]
    [InlineData("val_loss", MonitorMode.Auto, false)]
    [InlineData("accuracy_loss", MonitorMode.Auto, false)]
    [InlineData("mean_absolute_error", MonitorMode.Auto, false)]
    [InlineData("cosine_similarity", MonitorMode.Auto, true)]
    [InlineData("accuracy", MonitorMode.Min, false)]
    [InlineData("val_loss", MonitorMode.Max, true)]
    public void Which_way_is_better_follows_the_name_or_the_mode(string name, MonitorMode mode, bool higher)
    {
        var measure = WatchedMeasure.From(name, mode, 0);
        Assert.Equal(higher, measure.IsBetter(2, 1));
        Assert.Equal(!higher, measure.IsBetter(1, 2));
        Assert.False(measure.IsBetter(1, 1));
        Assert.False(measure.IsBetter(double.NaN, 1));
    }

    [Fact]
    public void The_best_weights_are_restored_by_default_and_the_last_on_request()
    {
        var (weights, _) = Recorded([3, 1, 2, 2], new EarlyStopping("scripted", patience: 2, mode: MonitorMode.Min), out var restored);
        Assert.Equal(weights[1], restored);
        (weights, var history) = Recorded([3, 1, 2, 2], new EarlyStopping("scripted", patience: 2, mode: MonitorMode.Min, restoreBestWeights: false), out var last);
        Assert.Equal(weights[3], last);
        Assert.Null(history.RestoredEpoch);
    }

    [Fact]
    public void The_history_tells_why_it_stopped_and_which_weights_the_model_has()
    {
        var history = Run([3, 1, 2, 2, 2], new EarlyStopping("scripted", patience: 2, mode: MonitorMode.Min));
        Assert.Equal(
            "Early stopping after epoch 4 of 5: scripted was best in epoch 2 (1). The model has the weights of epoch 2 again, the best by scripted.",
            history.Message);
        Assert.Equal(2, history.RestoredEpoch);
    }

    [Fact]
    public void A_training_that_ends_otherwise_gets_its_best_weights_too()
    {
        var (weights, history) = Recorded([3, 1, 2], new EarlyStopping("scripted", patience: 9, mode: MonitorMode.Min), out var last);
        Assert.Equal((TrainingOutcome.Completed, 2), (history.Outcome, history.RestoredEpoch));
        Assert.Equal(weights[1], last);
        Recorded([3, 2, 1], new EarlyStopping("scripted", patience: 9, mode: MonitorMode.Min), out _);
        Assert.Null(Run([3, 2, 1], new EarlyStopping("scripted", patience: 9, mode: MonitorMode.Min)).RestoredEpoch);
    }

    [Fact]
    public void A_baseline_that_is_not_passed_lets_waiting_go_on()
    {
        var callback = new EarlyStopping("scripted", patience: 3, mode: MonitorMode.Min, baseline: 2.5);
        Run([5, 4, 3, 2.8, 2.6], callback);
        Assert.Equal((0, 5), (callback.StoppedEpoch, callback.BestEpoch));
        Run([5, 4, 6, 2.8, 2.6], callback);
        Assert.Equal((3, 2), (callback.StoppedEpoch, callback.BestEpoch));
    }

    [Fact]
    public void The_first_epochs_can_be_left_out()
    {
        var callback = new EarlyStopping("scripted", patience: 1, mode: MonitorMode.Min, startFromEpoch: 3);
        Run([0, 9, 9, 8, 9], callback);
        Assert.Equal((5, 4), (callback.StoppedEpoch, callback.BestEpoch));
    }

    [Fact]
    public void Watching_what_is_not_measured_is_refused_before_the_first_step()
    {
        var model = Networks.Classifier();
        var error = Assert.Throws<ArgumentException>(() => model.Fit(Datasets.Iris(), progress: false, callbacks: [new EarlyStopping()]));
        Assert.Contains("EarlyStopping watches 'val_loss'", error.Message, StringComparison.Ordinal);
        Assert.Contains("loss, accuracy", error.Message, StringComparison.Ordinal);
        Assert.Contains("validationSplit", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, model.OptimizerState.Steps);
        error = Assert.Throws<ArgumentException>(() => model.Fit(Datasets.Iris(), progress: false, callbacks: [new EarlyStopping("f1")]));
        Assert.Contains("chosen in Compile", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_weights_of_a_batch_normalization_are_restored_with_the_rest()
    {
        var model = Model.Input(4).BatchNormalization().Dense(3, Activation.Softmax)
            .Compile(new Adam(0.05), Loss.SparseCategoricalCrossEntropy, new ScriptedMetric([1, 2, 3]));
        List<float[][]> weights = [];
        model.Fit(Datasets.Iris(), epochs: 3, seed: 1, progress: false,
            callbacks: [new EarlyStopping("scripted", 5, mode: MonitorMode.Min), new LambdaCallback(onEpochEnd: c => weights.Add(c.Model.Weights()))]);
        Assert.Equal(weights[0], model.Weights());
        Assert.NotEqual(weights[1][2], weights[0][2]);
    }

    private static History Run(double[] values, EarlyStopping callback) => Recorded(values, callback, out _).History;

    private static (List<float[][]> Weights, History History) Recorded(double[] values, EarlyStopping callback, out float[][] last)
    {
        var model = Model.Input(4).Dense(3, Activation.Softmax)
            .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, new ScriptedMetric(values));
        List<float[][]> weights = [];
        var history = model.Fit(
            Datasets.Iris(), epochs: values.Length, seed: 1, progress: false,
            callbacks: [callback, new LambdaCallback(onEpochEnd: c => weights.Add(c.Model.Weights()))]);
        last = model.Weights();
        return (weights, history);
    }
}
