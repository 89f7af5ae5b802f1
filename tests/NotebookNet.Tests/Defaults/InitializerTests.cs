namespace NotebookNet.Tests;

public class InitializerTests
{
    private const double CutDeviation = 0.87962566103423978;

    public static TheoryData<string, Initializer, double> Uniform => new()
    {
        { "glorot_uniform", Initializer.GlorotUniform, Math.Sqrt(6.0 / (300 + 200)) },
        { "he_uniform", Initializer.HeUniform, Math.Sqrt(6.0 / 300) },
        { "lecun_uniform", Initializer.LeCunUniform, Math.Sqrt(3.0 / 300) },
        { "random_uniform", new RandomUniform(), 0.05 },
        { "fan out", new VarianceScaling(3, FanMode.Out, Distribution.Uniform), Math.Sqrt(3 * 3.0 / 200) },
    };

    public static TheoryData<string, Initializer, double> Normal => new()
    {
        { "glorot_normal", Initializer.GlorotNormal, Math.Sqrt(2.0 / (300 + 200)) },
        { "he_normal", Initializer.HeNormal, Math.Sqrt(2.0 / 300) },
        { "lecun_normal", Initializer.LeCunNormal, Math.Sqrt(1.0 / 300) },

        // Keras does not widen this one: its deviation is that before the cut.
        { "truncated_normal", new TruncatedNormal(), 0.05 * CutDeviation },
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
    public void Normal_weights_reach_beyond_two_deviations_and_have_the_asked_mean()
    {
        var drawn = Draw(new RandomNormal(0.3, 0.05));
        Close.To(0.3, drawn.Average(), 0, 0.001);
        Close.To(0.05, Deviation([.. drawn.Select(value => value - 0.3)]), 0.01, 0);
        Assert.InRange(drawn.Count(value => Math.Abs(value - 0.3) > 0.1) / 60000.0, 0.042, 0.049);
    }

    [Fact]
    public void Constants_and_the_identity_are_what_they_say()
    {
        float[] Fill(Initializer initializer, params int[] shape)
        {
            var target = new float[shape.Aggregate(1, (a, b) => a * b)];
            Array.Fill(target, float.NaN);
            initializer.Fill(target, new Shape(shape), new RandomStream(1));
            return target;
        }

        Assert.Equal([1, 1], Fill(Initializer.Ones, 2));
        Assert.Equal([0, 0], Fill(new Constant(), 2));
        Assert.Equal([-2.5f, -2.5f], Fill(new Constant(-2.5), 2));
        Assert.Equal([1, 0, 0, 0, 1, 0], Fill(new Identity(), 2, 3));
        Assert.Equal([3, 0, 0, 3, 0, 0], Fill(new Identity(3), 3, 2));
    }

    [Fact]
    public void Defaults_are_those_of_Keras()
    {
        Assert.Equal((-0.05, 0.05), (new RandomUniform().Low, new RandomUniform().High));
        Assert.Equal((0, 0.05), (new RandomNormal().Mean, new RandomNormal().StandardDeviation));
        Assert.Equal((0, 0.05), (new TruncatedNormal().Mean, new TruncatedNormal().StandardDeviation));
        Assert.Equal((0, 1), (new Constant().Value, new Identity().Gain));
    }

    [Fact]
    public void Options_are_written_with_points_under_every_culture()
    {
        using var german = new GermanCulture();
        Assert.Equal("RandomNormal(mean: 0, standardDeviation: 0.05)", new RandomNormal().ToString());
        Assert.Equal("VarianceScaling(scale: 1, mode: Average, distribution: Uniform)", Initializer.GlorotUniform.ToString());
        Assert.Equal("Zeros()", Initializer.Zeros.ToString());
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
