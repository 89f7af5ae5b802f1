namespace NotebookNet.Tests;

/// <summary>Every way a training can end before its last epoch.</summary>
public class StoppingTests
{
    [Fact]
    public void A_training_that_is_cancelled_before_it_starts_does_no_step()
    {
        var model = Networks.Classifier();
        var history = model.Fit(Datasets.Iris(), epochs: 5, progress: false, cancellation: new CancellationToken(canceled: true));
        Assert.Equal((TrainingOutcome.Cancelled, 0, 0L), (history.Outcome, history.EpochCount, model.OptimizerState.Steps));
        Assert.Contains("epoch 1 of 5, after step 0", history.Message, StringComparison.Ordinal);
        Assert.Contains("Fit again continues", history.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_stops_within_one_batch_and_keeps_what_was_learned()
    {
        using var source = new CancellationTokenSource();
        var model = Model.Input(4).Dense(3, Activation.Softmax)
            .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, new Countdown(steps: 13, source.Cancel));
        var history = model.Fit(Datasets.Iris(), epochs: 100, batchSize: 30, seed: 1, progress: false, cancellation: source.Token);

        // 5 steps an epoch: cancelled in step 13, so that step is finished and none follows.
        Assert.Equal((TrainingOutcome.Cancelled, 2, 13L), (history.Outcome, history.EpochCount, model.OptimizerState.Steps));
        Assert.Contains("in epoch 3 of 100, after step 3 of 5", history.Message, StringComparison.Ordinal);
        Assert.Equal(2, history["loss"].Count);
        Assert.Contains(model.Weights()[1], bias => bias != 0);
    }

    [Fact]
    public void Cancelling_from_another_thread_stops_a_training_that_would_take_hours()
    {
        using var source = new CancellationTokenSource();
        source.CancelAfter(TimeSpan.FromMilliseconds(100));
        var history = Networks.Classifier().Fit(Datasets.Iris(), epochs: 100_000_000, progress: false, cancellation: source.Token);
        Assert.Equal(TrainingOutcome.Cancelled, history.Outcome);
        Assert.InRange(history.Duration.TotalSeconds, 0.05, 5);
        Assert.Equal(history.EpochCount, history["accuracy"].Count);
    }

    [Fact]
    public void The_stop_button_of_the_host_stops_a_training()
    {
        using var source = new CancellationTokenSource();
        using var host = new FakeHost { Cancellation = source.Token };
        var model = Model.Input(4).Dense(3, Activation.Softmax)
            .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, new Countdown(steps: 2, source.Cancel));
        var history = model.Fit(Datasets.Iris(), epochs: 100, progress: false);
        Assert.Equal((TrainingOutcome.Cancelled, 2L), (history.Outcome, model.OptimizerState.Steps));
    }

    [Fact]
    public void A_display_that_cancels_stops_a_training()
    {
        using var source = new CancellationTokenSource();
        using var host = new FakeHost { OnShow = _ => source.Cancel() };
        var history = Networks.Classifier().Fit(Datasets.Iris(), epochs: 100_000_000, cancellation: source.Token);
        Assert.Equal(TrainingOutcome.Cancelled, history.Outcome);
    }

    [Fact]
    public void The_time_budget_ends_a_training_and_says_so()
    {
        var history = Networks.Classifier().Fit(Datasets.Iris(), epochs: 100_000_000, maxTime: TimeSpan.FromMilliseconds(150), progress: false);
        Assert.Equal(TrainingOutcome.OutOfTime, history.Outcome);
        Assert.StartsWith("The time of 0.15 s was over in epoch ", history.Message, StringComparison.Ordinal);
        Assert.InRange(history.Duration.TotalSeconds, 0.15, 5);
        Assert.True(history.EpochCount is > 0 and < 100_000_000);
    }

    [Fact]
    public void A_time_budget_that_suffices_changes_nothing()
    {
        var history = Networks.Classifier().Fit(Datasets.Iris(), epochs: 2, maxTime: TimeSpan.FromMinutes(10), progress: false);
        Assert.Equal((TrainingOutcome.Completed, null), (history.Outcome, history.Message));
    }

    [Fact]
    public void A_stopped_training_can_be_continued_and_its_history_drawn()
    {
        var model = Networks.Classifier();
        var stopped = model.Fit(Datasets.Iris(), epochs: 5, seed: 1, progress: false, cancellation: new CancellationToken(canceled: true));
        Assert.Contains("0 of 5 epochs", stopped.ToString(), StringComparison.Ordinal);
        Assert.Contains("<svg", stopped.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(TrainingOutcome.Completed, model.Fit(Datasets.Iris(), epochs: 1, seed: 1, progress: false).Outcome);
    }

    /// <summary>A metric that calls back in a given step.</summary>
    private sealed record Countdown : Metric
    {
        private readonly int _steps;
        private readonly Action _action;

        public Countdown(int steps, Action action) => (_steps, _action) = (steps, action);

        public override string Name => "countdown";

        public override MetricAccumulator CreateAccumulator() => new Accumulator(_steps, _action);

        private sealed class Accumulator(int steps, Action action) : MetricAccumulator
        {
            private int _left = steps;

            public override double Result => _left;

            public override void Add(Tensor predictions, Tensor labels)
            {
                if (--_left == 0)
                {
                    action();
                }
            }

            public override void Reset()
            {
            }
        }
    }
}
