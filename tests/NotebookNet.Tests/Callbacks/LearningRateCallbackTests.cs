namespace NotebookNet.Tests;

/// <summary>Callbacks that change the learning rate, and the finder.</summary>
public class LearningRateCallbackTests
{
    public static TheoryData<double[], int, int, double, double[]> Plateaus => new()
    {
        // val values, patience, cooldown, least rate, rates of the epochs (the change holds from the next epoch)
        { [5, 4, 3, 2, 1, 0], 1, 0, 0, [1, 1, 1, 1, 1, 1] },
        { [5, 5, 5, 5, 5, 5], 1, 0, 0, [1, 1, 0.5, 0.25, 0.125, 0.0625] },
        { [5, 5, 5, 5, 5, 5], 2, 0, 0, [1, 1, 1, 0.5, 0.5, 0.25] },
        { [5, 5, 5, 5, 5, 5], 1, 2, 0, [1, 1, 0.5, 0.5, 0.25, 0.25] },
        { [5, 5, 5, 5, 5, 5], 1, 0, 0.3, [1, 1, 0.5, 0.3, 0.3, 0.3] },
        { [5, 4.99999, 4.99998, 4, 4, 4], 1, 0, 0, [1, 1, 0.5, 0.25, 0.25, 0.125] },
        { [5, double.NaN, double.NaN, 4, 4, 4], 2, 0, 0, [1, 1, 1, 0.5, 0.5, 0.5] },
    };

    [Theory]
    [MemberData(nameof(Plateaus))]
    public void A_plateau_makes_the_rate_smaller(double[] values, int patience, int cooldown, double least, double[] rates)
    {
        var callback = new ReduceLROnPlateau("scripted", 0.5, patience, mode: MonitorMode.Min, cooldown: cooldown, minLearningRate: least);
        var history = Scripted(values).Fit(Networks.Xor, epochs: values.Length, progress: false, callbacks: [callback]);
        Assert.Equal(rates, history.LearningRates);
    }

    [Fact]
    public void A_function_sets_the_rate_of_each_epoch()
    {
        var seen = new List<(int, double)>();
        var history = Networks.Classifier(new Adam(0.5)).Fit(
            Datasets.Iris(), epochs: 3, progress: false,
            callbacks: [new LearningRateScheduler((epoch, rate) =>
            {
                seen.Add((epoch, rate));
                return rate / 2;
            })]);
        Assert.Equal([(1, 0.5), (2, 0.25), (3, 0.125)], seen);
        Assert.Equal([0.25, 0.125, 0.0625], history.LearningRates);
    }

    [Fact]
    public void A_schedule_and_a_callback_for_the_rate_exclude_each_other_before_the_first_step()
    {
        foreach (var callback in new Callback[] { new ReduceLROnPlateau("loss"), new LearningRateScheduler((_, rate) => rate) })
        {
            var model = Networks.Classifier(new Adam { Schedule = new CosineDecay(0.1, 100) });
            var error = Assert.Throws<InvalidOperationException>(() => model.Fit(Datasets.Iris(), progress: false, callbacks: [callback]));
            Assert.StartsWith(callback.GetType().Name, error.Message, StringComparison.Ordinal);
            Assert.Contains("without Schedule", error.Message, StringComparison.Ordinal);
            Assert.Equal(0, model.OptimizerState.Steps);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_function_that_gives_no_rate_is_named(double rate)
    {
        var error = Assert.Throws<InvalidOperationException>(() => Networks.Classifier().Fit(
            Datasets.Iris(), progress: false, callbacks: [new LearningRateScheduler((_, _) => rate)]));
        Assert.Contains("LearningRateScheduler", error.Message, StringComparison.Ordinal);
        Assert.Contains("epoch 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_finder_leaves_the_model_as_it_was()
    {
        var (kept, tried) = (Networks.Classifier(), Networks.Classifier());
        foreach (var model in new[] { kept, tried })
        {
            model.Fit(Datasets.Iris(), epochs: 2, seed: 1, progress: false);
        }

        LearningRateFinder.Run(tried, Datasets.Iris(), seed: 5);
        Assert.Equal(kept.Weights(), tried.Weights());
        Assert.Equal(kept.Optimizer, tried.Optimizer);
        kept.Fit(Datasets.Iris(), epochs: 4, initialEpoch: 2, seed: 1, progress: false);
        tried.Fit(Datasets.Iris(), epochs: 4, initialEpoch: 2, seed: 1, progress: false);
        Assert.Equal(kept.Weights(), tried.Weights());

        var (fresh, found) = (Networks.Classifier(), Networks.Classifier());
        LearningRateFinder.Run(found, Datasets.Iris(), seed: 5);
        fresh.Fit(Datasets.Iris(), epochs: 1, seed: 8, progress: false);
        found.Fit(Datasets.Iris(), epochs: 1, seed: 8, progress: false);
        Assert.Equal(fresh.Weights(), found.Weights());
    }

    [Fact]
    public void The_finder_raises_the_rate_by_equal_factors_and_stops_when_the_loss_explodes()
    {
        // w ← w (1 − 2 rate): the loss falls up to rate 0.5 and explodes beyond 1.
        var model = Model.Input(1).Dense(1, useBias: false).Compile(new SGD(123), Loss.MeanSquaredError);
        model.Layers[0].Weights[0].Assign(new[,] { { 1f } });
        var data = new Dataset(Tensor.Ones(4, 1), Tensor.Zeros(4, 1));
        var curve = LearningRateFinder.Run(model, data, minRate: 1e-4, maxRate: 100, steps: 61, batchSize: 4, seed: 1);
        Assert.Equal(1e-4, curve.Rates[0]);
        for (var i = 1; i < curve.Rates.Count; i++)
        {
            Assert.Equal(Math.Pow(1e6, 1 / 60.0), curve.Rates[i] / curve.Rates[i - 1], 1e-9);
        }

        Assert.InRange(curve.Rates.Count, 20, 60);
        Assert.InRange(curve.Suggestion!.Value, 0.005, 0.5);
        Assert.Equal(1, curve.Losses[0], 1e-6);
        Assert.InRange(curve.SmoothedLosses[0], 0.99, 1);
    }

    [Fact]
    public void The_finder_is_reproducible_and_a_loss_that_never_falls_has_no_suggestion()
    {
        LearningRateCurve Try() => LearningRateFinder.Run(Networks.Classifier(), Datasets.Iris(), seed: 3);
        Assert.Equal(Try().Losses, Try().Losses);
        var model = Model.Input(1).Dense(1, useBias: false).Compile(new SGD(), Loss.MeanSquaredError);
        model.Layers[0].Weights[0].Assign(new[,] { { 0f } });
        var flat = LearningRateFinder.Run(model, new Dataset(Tensor.Ones(4, 1), Tensor.Zeros(4, 1)), seed: 1);
        Assert.Null(flat.Suggestion);
        Assert.Contains("does not fall", flat.ToString(), StringComparison.Ordinal);
        Assert.Contains("<svg", flat.ToHtml(), StringComparison.Ordinal);
        var none = LearningRateFinder.Run(Networks.Classifier(), Datasets.Iris(), cancellation: new CancellationToken(true));
        Assert.Contains("no step", none.ToString(), StringComparison.Ordinal);
        Assert.Contains("<svg", none.ToHtml(), StringComparison.Ordinal);
    }

    private static Model Scripted(double[] values) => Model.Input(2).Dense(1).Compile(new SGD(1), Loss.MeanSquaredError, new ScriptedMetric(values));
}
