namespace NotebookNet.Tests.Vision;

/// <summary>Batch normalization in training and in use, and how its moving statistics follow.</summary>
public class BatchNormalizationTests
{
    private static readonly Tensor Rows = Tensor.RandomNormal([10, 3], mean: 2, standardDeviation: 3, seed: 4);

    [Fact]
    public void In_training_each_channel_has_mean_0_and_variance_1()
    {
        var model = Model.Input(3).BatchNormalization(epsilon: 1e-7);
        var y = model.Forward(Rows, training: true).ToMatrix();
        for (var j = 0; j < 3; j++)
        {
            var column = Enumerable.Range(0, 10).Select(i => (double)y[i, j]).ToArray();
            Close.To(0, column.Average(), 0, 1e-5);
            Close.To(1, column.Average(value => value * value), 1e-4, 0);
        }
    }

    [Fact]
    public void Three_steps_with_a_smaller_last_batch_move_the_statistics_by_the_formula()
    {
        var model = Model.Input(3).BatchNormalization(momentum: 0.8).Compile(new SGD(0.1), Loss.MeanSquaredError);
        model.Fit(Rows, Tensor.Zeros(10, 3), batchSize: 4, shuffle: false, progress: false);

        var (mean, variance) = (new double[3], new[] { 1.0, 1, 1 });
        var rows = Rows.ToMatrix();
        foreach (var (first, last) in new[] { (0, 4), (4, 8), (8, 10) })
        {
            for (var j = 0; j < 3; j++)
            {
                var column = Enumerable.Range(first, last - first).Select(i => (double)rows[i, j]).ToArray();
                var centre = column.Average();
                mean[j] = (mean[j] * 0.8) + (centre * 0.2);
                variance[j] = (variance[j] * 0.8) + (column.Average(value => (value - centre) * (value - centre)) * 0.2);
            }
        }

        Close.To(mean, model.Layers[0].Weights[2].Doubles(), 1e-5, 1e-6, "moving mean");
        Close.To(variance, model.Layers[0].Weights[3].Doubles(), 1e-5, 1e-6, "moving variance");
    }

    [Fact]
    public void In_use_the_moving_statistics_are_used_and_stay_as_they_are()
    {
        var model = Model.Input(3).BatchNormalization().Compile(new SGD(0.1), Loss.MeanSquaredError);
        var weights = model.Layers[0].Weights;
        weights[0].Assign(new[] { 1f, 2, 3 });
        weights[1].Assign(new[] { 10f, 20, 30 });
        weights[2].Assign(new[] { 1f, 0, -1 });
        weights[3].Assign(new[] { 3.999f, 0.999f, 8.999f });

        Assert.Equal([11, 22, 33], model.Predict(new[,] { { 3f, 1, 2 } }).ToArray().Select(value => (float)Math.Round(value, 4)));
        Close.To(model.Predict(Rows).Doubles(), model.Forward(Rows).Doubles());
        model.Evaluate(Rows, Tensor.Zeros(10, 3));
        Assert.Equal([1, 0, -1], weights[2].ToArray());
        Assert.Equal([3.999f, 0.999f, 8.999f], weights[3].ToArray());
    }

    [Fact]
    public void A_validation_during_training_does_not_move_the_statistics()
    {
        float[][] Train(Dataset? validation)
        {
            var model = Model.Input(3).BatchNormalization().Dense(1).Compile(new SGD(0.01), Loss.MeanSquaredError);
            model.Fit(new Dataset(Rows, Tensor.Ones(10, 1)), epochs: 3, validation: validation, seed: 1, progress: false);
            return model.Weights();
        }

        Assert.Equal(Train(null), Train(new Dataset(Rows * 100, Tensor.Ones(10, 1))));
    }

    [Fact]
    public void Without_scale_and_shift_a_second_training_continues_with_the_statistics()
    {
        var model = Model.Input(3).BatchNormalization(center: false, scale: false).Dense(1).Compile(new SGD(0.01), Loss.MeanSquaredError);
        Assert.Equal(["batch_normalization/moving_mean", "batch_normalization/moving_variance"], model.Layers[0].Weights.Select(weight => weight.Name));
        model.Fit(Rows, Tensor.Ones(10, 1), seed: 1, progress: false);
        var once = model.Layers[0].Weights[0].ToArray();
        model.Fit(Rows, Tensor.Ones(10, 1), seed: 1, progress: false);
        var twice = model.Layers[0].Weights[0].ToArray();

        Assert.All(once, value => Assert.NotEqual(0, value));
        Close.To([.. once.Select(value => value * 1.99)], [.. twice.Select(value => (double)value)], 1e-5);
    }

    [Fact]
    public void Only_scale_and_shift_are_trained()
    {
        var layer = Model.Input(4, 4, 3).BatchNormalization().Layers[0];
        Assert.Equal((12, 6), (layer.ParameterCount, layer.TrainableParameterCount));
        Assert.Contains("Non-trainable params: 6", Model.Input(3).BatchNormalization().Summary().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Large_means_with_small_differences_keep_their_digits()
    {
        var x = Tensor.From([1000, 1000.5f, 1001, 1001.5f], 4, 1);
        var y = Model.Input(1).BatchNormalization(epsilon: 1e-9).Forward(x, training: true);
        Close.To([-1.3416408, -0.4472136, 0.4472136, 1.3416408], y.Doubles(), 1e-5);
    }
}
