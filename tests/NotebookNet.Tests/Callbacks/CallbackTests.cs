namespace NotebookNet.Tests;

/// <summary>When hooks are called, what they see, and what they can change.</summary>
public class CallbackTests
{
    private static readonly Dataset Iris = Datasets.Iris();

    [Fact]
    public void Hooks_are_called_in_order_with_epoch_and_step()
    {
        var calls = new List<string>();
        var callback = new LambdaCallback(
            onTrainBegin: c => calls.Add($"begin {c.Epoch}/{c.Epochs}"),
            onTrainEnd: c => calls.Add($"end {c.History.EpochCount}"),
            onEpochBegin: c => calls.Add($"epoch {c.Epoch} begin"),
            onEpochEnd: c => calls.Add($"epoch {c.Epoch} end {c.TotalSteps}"),
            onBatchEnd: c => calls.Add($"batch {c.Step}/{c.StepsPerEpoch}"));
        Networks.Classifier().Fit(Iris, epochs: 2, batchSize: 100, seed: 1, progress: false, callbacks: [callback]);
        Assert.Equal(
            ["begin 0/2", "epoch 1 begin", "batch 1/2", "batch 2/2", "epoch 1 end 2", "epoch 2 begin", "batch 1/2", "batch 2/2", "epoch 2 end 4", "end 2"],
            calls);
    }

    [Fact]
    public void Callbacks_are_called_in_the_order_of_the_list()
    {
        var calls = new List<int>();
        Callback Number(int n) => new LambdaCallback(onEpochEnd: _ => calls.Add(n));
        Networks.Classifier().Fit(Iris, epochs: 1, progress: false, callbacks: [Number(1), Number(2), Number(3)]);
        Assert.Equal([1, 2, 3], calls);
    }

    [Fact]
    public void The_logs_of_an_epoch_are_the_values_of_the_history()
    {
        var seen = new List<Dictionary<string, double>>();
        var history = Networks.Classifier().Fit(
            Iris, epochs: 3, validationSplit: 0.2, seed: 1, progress: false,
            callbacks: [new LambdaCallback(onEpochEnd: c => seen.Add(new(c.Logs)))]);
        foreach (var key in history.Keys)
        {
            Assert.Equal(history[key], seen.Select(logs => logs[key]));
        }

        Assert.Equal(["loss", "accuracy", "val_loss", "val_accuracy"], seen[0].Keys);
    }

    [Fact]
    public void The_logs_of_a_batch_are_means_over_the_epoch_so_far_and_the_batch_loss_is_its_own()
    {
        var (means, losses) = (new List<double>(), new List<double>());
        Networks.Classifier().Fit(
            Iris, epochs: 1, batchSize: 50, seed: 1, progress: false,
            callbacks: [new LambdaCallback(onBatchEnd: c =>
            {
                means.Add(c.Logs["loss"]);
                losses.Add(c.BatchLoss);
            })]);
        Assert.Equal(3, losses.Count);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(losses.Take(i + 1).Average(), means[i], 1e-9);
        }
    }

    [Fact]
    public void Stopping_in_an_epoch_end_keeps_the_epoch()
    {
        var history = Networks.Classifier().Fit(
            Iris, epochs: 9, progress: false,
            callbacks: [new LambdaCallback(onEpochEnd: c =>
            {
                if (c.Epoch == 2)
                {
                    c.StopTraining("Enough.");
                }
            })]);
        Assert.Equal((TrainingOutcome.StoppedEarly, 2, "Enough."), (history.Outcome, history.EpochCount, history.Message));
    }

    [Fact]
    public void Stopping_in_a_batch_ends_within_the_epoch_and_in_its_last_batch_with_it()
    {
        History Stop(int step) => Networks.Classifier().Fit(
            Iris, epochs: 9, batchSize: 50, validationSplit: 0.1, progress: false,
            callbacks: [new LambdaCallback(onBatchEnd: c =>
            {
                if (c.Step == step)
                {
                    c.StopTraining();
                }
            })]);
        var within = Stop(2);
        Assert.Equal((TrainingOutcome.StoppedEarly, 0), (within.Outcome, within.EpochCount));
        Assert.Contains("Stopped by a callback in epoch 1 of 9, after step 2 of 3", within.Message, StringComparison.Ordinal);
        var last = Stop(3);
        Assert.Equal((TrainingOutcome.StoppedEarly, 1, 1), (last.Outcome, last.EpochCount, last["val_loss"].Count));
    }

    [Fact]
    public void Stopping_before_the_first_step_leaves_the_initial_weights()
    {
        var model = Networks.Classifier();
        var history = model.Fit(Iris, epochs: 2, seed: 3, progress: false, callbacks: [new LambdaCallback(onTrainBegin: c => c.StopTraining())]);
        Assert.Equal((TrainingOutcome.StoppedEarly, 0, 0L), (history.Outcome, history.EpochCount, model.OptimizerState.Steps));
    }

    [Fact]
    public void A_callback_that_only_watches_changes_no_bit()
    {
        var (plain, watched) = (Networks.Classifier(), Networks.Classifier());
        plain.Fit(Iris, epochs: 3, seed: 5, progress: false);
        watched.Fit(Iris, epochs: 3, seed: 5, progress: false, callbacks: [new LambdaCallback(onBatchEnd: c => _ = c.Logs["accuracy"] + c.LearningRate)]);
        Assert.Equal(plain.Weights(), watched.Weights());
    }

    [Fact]
    public void A_learning_rate_that_is_set_holds_from_the_next_step_and_the_optimizer_keeps_its_memory()
    {
        var model = Networks.Classifier(new Adam(0.01));
        var history = model.Fit(
            Iris, epochs: 3, batchSize: 50, progress: false,
            callbacks: [new LambdaCallback(onEpochBegin: c => c.LearningRate = 0.1 / c.Epoch)]);
        Assert.Equal([0.1, 0.05, 0.1 / 3], history.LearningRates);
        Assert.Equal(0.1 / 3, model.Optimizer!.LearningRate);
        Assert.Equal(9, model.OptimizerState.Steps);
        Assert.Equal(2 * model.ParameterCount, model.OptimizerState.Count);
    }

    [Fact]
    public void Two_halves_of_an_epoch_with_other_rates_equal_two_optimizers_by_hand()
    {
        // One weight, one sample, SGD: w ← w − rate · 2(w·1 − 0)·1.
        var model = Model.Input(1).Dense(1, useBias: false).Compile(new SGD(0.1), Loss.MeanSquaredError);
        model.Layers[0].Weights[0].Assign(new[,] { { 1f } });
        model.Fit(new[,] { { 1f } }, new[,] { { 0f } }, epochs: 2, progress: false,
            callbacks: [new LambdaCallback(onEpochBegin: c => c.LearningRate = c.Epoch == 1 ? 0.1 : 0.25)]);
        Assert.Equal(1f * 0.8f * 0.5f, model.Weights()[0][0], 1e-6f);
    }

    [Fact]
    public void With_a_schedule_the_rate_cannot_be_set_and_the_history_has_the_rate_of_each_epochs_last_step()
    {
        var schedule = new ExponentialDecay(0.1, decaySteps: 1, decayRate: 0.5);
        var history = Networks.Classifier(new SGD { Schedule = schedule }).Fit(Iris, epochs: 2, batchSize: 50, progress: false);
        Assert.Equal([schedule.At(2), schedule.At(5)], history.LearningRates);
        var error = Assert.Throws<InvalidOperationException>(() => Networks.Classifier(new SGD { Schedule = schedule })
            .Fit(Iris, progress: false, callbacks: [new LambdaCallback(onEpochBegin: c => c.LearningRate = 1)]));
        Assert.Contains("ExponentialDecay(0.1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_in_a_callback_reaches_the_caller_and_the_others_still_end()
    {
        var ended = new List<int>();
        var model = Networks.Classifier();
        Callback Ends(int n) => new LambdaCallback(onTrainEnd: _ => ended.Add(n));
        var failing = new LambdaCallback(
            onEpochEnd: _ => throw new TimeZoneNotFoundException("mine"), onTrainEnd: _ => throw new TimeZoneNotFoundException("mine"));
        Assert.Throws<TimeZoneNotFoundException>(() => model.Fit(Iris, epochs: 2, progress: false, callbacks: [Ends(1), failing, Ends(2)]));
        Assert.Equal([1, 2], ended);
        Assert.True(model.OptimizerState.Steps > 0);
        Assert.Equal(TrainingOutcome.Completed, model.Fit(Iris, progress: false).Outcome);
    }

    [Fact]
    public void An_object_serves_trainings_one_after_the_other_but_not_at_once_nor_twice()
    {
        var stop = new EarlyStopping("loss", patience: 3);
        Networks.Classifier().Fit(Iris, epochs: 2, progress: false, callbacks: [stop]);
        Networks.Classifier().Fit(Iris, epochs: 2, progress: false, callbacks: [stop]);
        var twice = Assert.Throws<InvalidOperationException>(() => Networks.Classifier().Fit(Iris, progress: false, callbacks: [stop, stop]));
        Assert.Contains("stands twice in the list", twice.Message, StringComparison.Ordinal);
        var inner = new LambdaCallback(onTrainBegin: _ => Networks.Classifier().Fit(Iris, progress: false, callbacks: [stop]));
        Assert.Throws<InvalidOperationException>(() => Networks.Classifier().Fit(Iris, progress: false, callbacks: [stop, inner]));
        Networks.Classifier().Fit(Iris, epochs: 2, progress: false, callbacks: [stop]);
    }

    [Fact]
    public void A_missing_callback_is_refused_before_anything_happens()
    {
        var error = Assert.Throws<ArgumentException>(() => Networks.Classifier().Fit(Iris, progress: false, callbacks: [new TerminateOnNaN(), null!]));
        Assert.Contains("Callback 2 is null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_diverges_leaves_the_broken_weights_only_on_request()
    {
        Model Explode(params Callback[] callbacks)
        {
            var model = Networks.Line(4, rate: 1e30);
            Assert.Equal(TrainingOutcome.Diverged, model.Fit(Iris, epochs: 2, seed: 1, progress: false, callbacks: callbacks).Outcome);
            return model;
        }

        Assert.All(Explode().Weights(), weight => Assert.All(weight, value => Assert.True(float.IsFinite(value))));
        Assert.Equal(Explode().Weights(), Explode(new TerminateOnNaN()).Weights());
        Assert.Contains(Explode(new TerminateOnNaN(restoreWeights: false)).Weights()[0], value => !(Math.Abs(value) < 1e20));
    }

    [Fact]
    public void Validation_that_is_cancelled_keeps_the_epoch_of_training()
    {
        using var source = new CancellationTokenSource();
        var model = Networks.Classifier();
        var history = model.Fit(
            Iris, epochs: 5, batchSize: 75, validation: Iris, progress: false, cancellation: source.Token,
            callbacks: [new LambdaCallback(onBatchEnd: c =>
            {
                if (c.TotalSteps == 4)
                {
                    source.Cancel();
                }
            })]);
        Assert.Equal((TrainingOutcome.Cancelled, 2, 1), (history.Outcome, history["loss"].Count, history["val_loss"].Count));
        Assert.Equal((2, 1), (history.EpochCount, history.BestEpoch));
        Assert.Contains("in epoch 2 of 5, after step 2 of 2", history.Message, StringComparison.Ordinal);
        Assert.Contains("<svg", history.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("2 of 5 epochs", history.ToString(), StringComparison.Ordinal);
    }
}
