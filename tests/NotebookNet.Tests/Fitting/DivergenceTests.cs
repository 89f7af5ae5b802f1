namespace NotebookNet.Tests;

/// <summary>A training whose numbers leave all bounds stops by itself, explains itself and leaves a usable model.</summary>
public class DivergenceTests
{
    // Curriculum C3: rows [1..5] … [5..9]; the columns depend on each other and the largest curvature forbids a rate of 0.01.
    private static readonly Dataset Rows = new(
        new[,] { { 1.0, 2, 3, 4, 5 }, { 2, 3, 4, 5, 6 }, { 3, 4, 5, 6, 7 }, { 4, 5, 6, 7, 8 }, { 5, 6, 7, 8, 9 } },
        new[] { 65.0, 80, 95, 110, 125 });

    [Fact]
    public void The_message_says_when_where_why_and_what_helps()
    {
        var model = Networks.Line(inputs: 5, rate: 0.01);
        var history = model.Fit(Rows, epochs: 1000, batchSize: 5, seed: 1, progress: false);
        Assert.Equal(TrainingOutcome.Diverged, history.Outcome);
        Assert.Matches(@"^Training diverged in epoch \d+, step 1: the loss is (Infinity|NaN)", history.Message);
        Assert.Contains("layer 'dense'", history.Message, StringComparison.Ordinal);
        Assert.Contains($"weights of the end of epoch {history.EpochCount} were restored", history.Message, StringComparison.Ordinal);
        Assert.Contains("a smaller learning rate (it is 0.01; try 0.001)", history.Message, StringComparison.Ordinal);
        Assert.Contains("the largest is 125; scale them", history.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_weights_that_remain_are_finite_and_the_history_goes_up_to_the_last_whole_epoch()
    {
        var model = Networks.Line(inputs: 5, rate: 0.01);
        var history = model.Fit(Rows, epochs: 1000, batchSize: 5, seed: 1, progress: false);
        Assert.InRange(history.EpochCount, 1, 999);
        Assert.All(history["loss"], loss => Assert.True(double.IsFinite(loss)));
        Assert.All(model.Weights().SelectMany(weight => weight), value => Assert.True(float.IsFinite(value)));
        Assert.Equal(history["loss"].Count, history["mean_absolute_error"].Count);
        Assert.Contains("diverged", history.ToString(), StringComparison.Ordinal);
        Assert.Contains("diverged", history.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rate_that_works_learns_the_same_data()
    {
        var model = Networks.Line(inputs: 5, rate: 0.001);
        var history = model.Fit(Rows, epochs: 3000, batchSize: 5, seed: 1, progress: false);
        Assert.Equal(TrainingOutcome.Completed, history.Outcome);
        Assert.InRange(history["loss"][^1], 0, 0.5);
        Close.To(Rows.Labels.Doubles(), model.Predict(Rows).Doubles(), 0.02, 0);
    }

    [Fact]
    public void In_the_first_epoch_the_initial_weights_come_back()
    {
        var model = Networks.Line(inputs: 5, rate: 1e30).Initialize(4);
        var before = model.Weights();
        var history = model.Fit(Rows, epochs: 3, batchSize: 1, seed: 1, progress: false);
        Assert.Equal((TrainingOutcome.Diverged, 0), (history.Outcome, history.EpochCount));
        Assert.Contains("The initial weights were restored", history.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Weights());
    }

    [Fact]
    public void Weights_that_the_last_step_of_an_epoch_ruined_are_noticed()
    {
        // One step an epoch: its loss is still finite, only the weights behind it are not.
        var model = Networks.Line(inputs: 5, rate: 1e38);
        var history = model.Fit(Rows, epochs: 3, batchSize: 5, seed: 1, progress: false);
        Assert.Equal(TrainingOutcome.Diverged, history.Outcome);
        Assert.Contains("epoch 1, step 1: a weight is no longer a finite number", history.Message, StringComparison.Ordinal);
        Assert.Contains("weights of layer 'dense'", history.Message, StringComparison.Ordinal);
        Assert.All(model.Weights().SelectMany(weight => weight), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Training_on_with_data_that_fits_works_without_compiling_again()
    {
        // What the optimizer remembers of the explosion must not blow up the next training.
        var model = Model.Input(5).Dense(1).Compile(new SGD(0.001, momentum: 0.9), Loss.MeanSquaredError);
        var huge = new Dataset(Tensor.Full(1e18f, 5, 5), Tensor.Zeros(5));
        Assert.Equal(TrainingOutcome.Diverged, model.Fit(huge, epochs: 5, batchSize: 1, seed: 1, progress: false).Outcome);
        var history = model.Fit(Rows, epochs: 200, seed: 1, progress: false);
        Assert.Equal((TrainingOutcome.Completed, null), (history.Outcome, history.Message));
        Assert.True(history["loss"][^1] < history["loss"][0]);
    }

    [Theory]
    [InlineData(0.3, "try 0.03)")]
    [InlineData(0.7, "try 0.07)")]
    public void The_proposed_rate_is_a_readable_number(double rate, string expected)
    {
        var history = Networks.Line(inputs: 5, rate: rate).Fit(Rows, epochs: 1000, batchSize: 5, seed: 1, progress: false);
        Assert.Contains(expected, history.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scaled_features_are_proposed_only_where_features_are_large()
    {
        var small = new Dataset(Tensor.Ones(5, 5), Tensor.Ones(5));
        var history = Networks.Line(inputs: 5, rate: 1e6).Fit(small, epochs: 1000, seed: 1, progress: false);
        Assert.Equal(TrainingOutcome.Diverged, history.Outcome);
        Assert.DoesNotContain("StandardScaler", history.Message, StringComparison.Ordinal);

        history = Networks.Line(inputs: 5, rate: 1e6).Fit(Tensor.Full(50, 5, 5), Tensor.Ones(5), epochs: 1000, progress: false);
        Assert.Contains("use StandardScaler", history.Message, StringComparison.Ordinal);
    }
}
