namespace NotebookNet.Tests;

public class InitializerTests
{
    private const double CutDeviation = 0.87962566103423978;

    public static TheoryData<string, Initializer, double> Uniform => new()
    {
        { "glorot_uniform", Initializer.GlorotUniform, Math.Sqrt(6.0 / (300 + 200)) },
        { "he_uniform", Initializer.HeUniform, Math.Sqrt(6.0 / 300) },
        { "fan out", new VarianceScaling(3, FanMode.Out, Distribution.Uniform), Math.Sqrt(3 * 3.0 / 200) },
    };

    public static TheoryData<string, Initializer, double> Normal => new()
    {
        { "glorot_normal", Initializer.GlorotNormal, Math.Sqrt(2.0 / (300 + 200)) },
        { "he_normal", Initializer.HeNormal, Math.Sqrt(2.0 / 300) },
    };

    [Theory]
    [MemberData(nameof(Uniform))]
    public void Uniform_weights_fill_their_limits_evenly(string name, Initializer initializer, double limit)
    {
        var drawn = Draw(initializer);
        Assert.All(drawn, value => Assert.InRange(value, -limit * 1.000001, limit * 1.000001));
        Assert.True(drawn.Max() > 0.999 * limit && drawn.Min() < -0.999 * limit, $"{name} does not reach its limits");
        Close.To(limit / Math.Sqrt(3), Deviation(drawn), 0.01, 0, name);
    }

    [Theory]
    [MemberData(nameof(Normal))]
    public void Normal_weights_are_cut_at_two_deviations_and_keep_their_variance(string name, Initializer initializer, double deviation)
    {
        var drawn = Draw(initializer);
        var cut = 2 * deviation / CutDeviation;
        Assert.All(drawn, value => Assert.InRange(value, -cut * 1.000001, cut * 1.000001));
        Assert.True(drawn.Max() > 0.99 * cut, $"{name} does not reach its cut");
        Close.To(deviation, Deviation(drawn), 0.01, 0, name);
        Close.To(0, drawn.Average(), 0, 0.01 * deviation, name);
    }

    [Fact]
    public void Zeros_are_zeros_whatever_was_there()
    {
        var target = new[] { 1f, float.NaN };
        Initializer.Zeros.Fill(target, [2], new RandomStream(1));
        Assert.Equal([0, 0], target);
    }

    [Fact]
    public void Fans_are_both_sizes_of_a_matrix_n_for_a_vector_and_include_the_receptive_field()
    {
        Assert.Equal((4, 3), VarianceScaling.Fans([4, 3]));
        Assert.Equal((7, 7), VarianceScaling.Fans([7]));
        Assert.Equal((3 * 5 * 8, 3 * 5 * 16), VarianceScaling.Fans([3, 5, 8, 16]));
    }

    [Fact]
    public void A_layer_starts_with_the_initializers_it_was_given()
    {
        var constant = new ConstantInitializer(0.5f);
        var layer = Model.Input(2).Dense(2, kernelInitializer: Initializer.Zeros, biasInitializer: constant).Layers[0];
        Assert.Equal([0, 0, 0, 0], layer.Weights[0].ToArray());
        Assert.Equal([0.5f, 0.5f], layer.Weights[1].ToArray());
    }

    private static double[] Draw(Initializer initializer)
    {
        var values = new float[300 * 200];
        initializer.Fill(values, [300, 200], new RandomStream(5));
        return Array.ConvertAll(values, value => (double)value);
    }

    private static double Deviation(double[] values) => Math.Sqrt(values.Average(value => value * value));

    private sealed record ConstantInitializer(float Value) : Initializer
    {
        public override void Fill(Span<float> target, Shape shape, RandomStream random) => target.Fill(Value);
    }
}
