namespace NotebookNet.Tests.Vision;

/// <summary>Dropout and Gaussian noise: what they do in training, what fixes them, and that they do nothing in use.</summary>
public class NoiseLayerTests
{
    private static readonly Tensor Numbers = Tensor.RandomUniform([200, 100], 1f, 3f, seed: 1);

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Dropout_drops_the_rate_and_keeps_the_mean(double rate)
    {
        var y = Run(new Dropout(rate), seed: 3, step: 1).ToArray();

        var kept = y.Where(value => value != 0).Count();
        Close.To(1 - rate, kept / (double)y.Length, 0, 0.012, "kept");
        Close.To(Numbers.ToArray().Average(), y.Average(), 0.06, 0, "mean");
        for (var i = 0; i < y.Length; i++)
        {
            Assert.True(y[i] == 0 || Math.Abs(y[i] - (Numbers.AsSpan()[i] / (1 - rate))) < 1e-5 * y[i]);
        }
    }

    [Fact]
    public void A_rate_of_0_changes_nothing_and_a_rate_of_1_drops_everything()
    {
        Assert.Equal(Numbers.ToArray(), Run(new Dropout(0), seed: 3, step: 1).ToArray());
        Assert.All(Run(new Dropout(1), seed: 3, step: 1).ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Gaussian_noise_has_mean_0_and_its_deviation()
    {
        var noise = Run(new GaussianNoise(0.3), seed: 3, step: 1).ToArray().Zip(Numbers.ToArray(), (y, x) => (double)y - x).ToArray();

        Close.To(0, noise.Average(), 0, 0.01, "mean");
        Close.To(0.3, Math.Sqrt(noise.Average(value => value * value)), 0.02, 0, "deviation");
    }

    [Theory]
    [InlineData("dropout")]
    [InlineData("noise")]
    public void Random_numbers_are_fixed_by_seed_step_and_place_and_by_nothing_else(string kind)
    {
        Layer layer = kind == "dropout" ? new Dropout(0.5) : new GaussianNoise(0.5);
        var first = Run(layer, seed: 3, step: 1).ToArray();

        Assert.Equal(first, Run(layer, seed: 3, step: 1).ToArray());
        Assert.NotEqual(first, Run(layer, seed: 3, step: 2).ToArray());
        Assert.NotEqual(first, Run(layer, seed: 4, step: 1).ToArray());
        Assert.NotEqual(first, Run(layer, seed: 3, step: 1, place: 1).ToArray());
    }

    [Fact]
    public void In_use_nothing_happens()
    {
        var model = Model.Input(100).Dropout(0.5).GaussianNoise(0.5);

        Assert.Equal(Numbers.ToArray(), model.Predict(Numbers).ToArray());
        Assert.Equal(Numbers.ToArray(), model.Forward(Numbers).ToArray());
        Assert.NotEqual(Numbers.ToArray(), model.Forward(Numbers, training: true).ToArray());
    }

    [Fact]
    public void The_gradient_goes_where_the_numbers_went()
    {
        var x = new Variable(Numbers);
        using var tape = new GradientTape();
        var y = new Dropout(0.4).Forward(x, [], Pass.Training(5));
        var dx = tape.Gradient(y.Sum(), x).ToArray();

        for (var i = 0; i < dx.Length; i++)
        {
            Close.To(y.AsSpan()[i] == 0 ? 0 : 1 / 0.6, dx[i]);
        }
    }

    [Fact]
    public void Each_step_of_a_training_draws_anew_and_the_seed_repeats_it()
    {
        double[] Losses(int seed)
        {
            // Nothing is learned here: the losses differ by the noise alone.
            var model = Model.Input(100).Dropout(0.5).GaussianNoise(0.2).Dense(1).Compile(new SGD(1e-30), Loss.MeanSquaredError);
            model.Initialize(1);
            return [.. model.Fit(Numbers, Tensor.Zeros(200, 1), epochs: 6, batchSize: 200, seed: seed, shuffle: false, progress: false)["loss"]];
        }

        var losses = Losses(7);
        Assert.Equal(6, losses.Distinct().Count());
        Assert.Equal(losses, Losses(7));
        Assert.Empty(losses.Intersect(Losses(8)));
    }

    private static Tensor Run(Layer layer, int seed, long step, int place = 0)
    {
        var pass = Pass.Training(seed);
        pass.BeginTrace();
        pass.Step = step;
        for (var i = 0; i < place; i++)
        {
            layer.Forward(Numbers, [], pass);
        }

        return layer.Forward(Numbers, [], pass);
    }
}
