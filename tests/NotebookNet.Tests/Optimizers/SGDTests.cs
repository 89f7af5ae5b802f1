namespace NotebookNet.Tests;

public class SGDTests
{
    // Binary fractions: every value below is exact in single precision, so the results must be equal, not close.
    private static readonly double[] Gradients = [1, 0.5, -1, 2, 0];

    [Fact]
    public void Without_momentum_a_step_is_the_rate_times_the_gradient() =>
        Assert.Equal([3.75, 3.625, 3.875, 3.375, 3.375], Step.Path(new SGD(0.25), 4, Gradients));

    [Fact]
    public void Momentum_keeps_part_of_the_last_step() =>
        // v: −1/4, −1/4, 1/8, −7/16, −7/32, computed by hand with momentum 1/2 and rate 1/4.
        Assert.Equal([3.75, 3.5, 3.625, 3.1875, 2.96875], Step.Path(new SGD(0.25, momentum: 0.5), 4, Gradients));

    [Fact]
    public void Nesterov_looks_ahead_by_one_more_momentum_step() =>
        // w += v/2 − g/4 with the same v as above: −3/8, −1/4, 5/16, −23/32, −7/64.
        Assert.Equal([3.625, 3.375, 3.6875, 2.96875, 2.859375], Step.Path(new SGD(0.25, momentum: 0.5, nesterov: true), 4, Gradients));

    [Fact]
    public void Nesterov_without_momentum_is_plain_descent()
    {
        // Keras' own scenario: x = 1, gradients 0.01, then 0.1, 0.2 …
        double[] gradients = [0.01, 0.1, 0.2, 0.3, 0.4];
        var path = Step.Path(new SGD(0.01, nesterov: true), 1, gradients);
        Assert.Equal(Step.Path(new SGD(0.01), 1, gradients), path);
        Close.To([0.9999, 0.9989, 0.9969, 0.9939, 0.9899], path, 1e-6, 0);
    }

    [Fact]
    public void It_remembers_one_number_per_weight_only_with_momentum()
    {
        Assert.Equal(0, SlotsAfterTraining(new SGD(0.01)));
        Assert.Equal(0, SlotsAfterTraining(new SGD(0.01, nesterov: true)));
        Assert.Equal(2, SlotsAfterTraining(new SGD(0.01, momentum: 0.9)));
    }

    private static long SlotsAfterTraining(Optimizer optimizer)
    {
        var model = Model.Input(1).Dense(1).Compile(optimizer, Loss.MeanSquaredError);
        model.Fit(new[,] { { 1f } }, new[] { 1f }, progress: false);
        return model.Summary().Optimizer;
    }
}
