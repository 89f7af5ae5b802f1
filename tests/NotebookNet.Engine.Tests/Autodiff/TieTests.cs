namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>Gradients where a function has a kink: as TensorFlow and Keras decide.</summary>
public sealed class TieTests
{
    private readonly Variable _x = new(new float[,] { { 3, 1, 3 }, { 2, 2, 2 }, { 1, 5, 1 } });

    [Fact]
    public void Several_extreme_elements_share_the_gradient_evenly()
    {
        using var tape = new GradientTape();

        Assert.Equal([0.5f, 0, 0.5f, 1 / 3f, 1 / 3f, 1 / 3f, 0, 1, 0], tape.Gradient(_x.Max(1), _x).ToArray());
        Assert.Equal([0, 1 / 3f, 0, 0, 0, 0, 1 / 3f, 0, 1 / 3f], tape.Gradient(_x.Min(), _x).ToArray());
        Assert.Equal([0, 1, 0, 0, 0, 0, 1, 0, 1], tape.Gradient(_x.Min(0), _x).ToArray());
    }

    [Fact]
    public void Of_two_equal_numbers_the_first_gets_the_whole_gradient()
    {
        var (a, b) = (new Variable(new float[] { 1, 2, 3 }), new Variable(new float[] { 2, 2, 2 }));
        using var tape = new GradientTape();

        Assert.Equal([0, 1, 1], tape.Gradient(a.Maximum(b), a).ToArray());
        Assert.Equal([1, 0, 0], tape.Gradient(a.Maximum(b), b).ToArray());
        Assert.Equal([1, 1, 0], tape.Gradient(a.Minimum(b), a).ToArray());
        Assert.Equal([0, 0, 1], tape.Gradient(a.Minimum(b), b).ToArray());
    }

    [Fact]
    public void A_clip_passes_the_gradient_from_bound_to_bound()
    {
        var x = new Variable(new float[] { -2, -1, 0, 0.5f, 0.6f });
        using var tape = new GradientTape();

        Assert.Equal([0, 1, 1, 1, 0], tape.Gradient(x.Clip(-1, 0.5f), x).ToArray());
    }

    [Fact]
    public void Norm_and_deviation_have_slope_0_where_they_are_0()
    {
        var x = new Variable(Tensor.Zeros(2, 3));
        using var tape = new GradientTape();

        Assert.All(tape.Gradient(x.Norm(1), x).ToArray(), slope => Assert.Equal(0f, slope));
        Assert.All(tape.Gradient((x + 4).StandardDeviation(), x).ToArray(), slope => Assert.Equal(0f, slope));
    }

    [Fact]
    public void A_power_of_0_is_1_with_slope_0_for_every_number()
    {
        var x = new Variable(new[] { 0, -2, float.NaN, float.PositiveInfinity });
        using var tape = new GradientTape();
        var y = x.Pow(0);

        Assert.All(y.ToArray(), value => Assert.Equal(1f, value));
        Assert.All(tape.Gradient(y, x).ToArray(), slope => Assert.Equal(0f, slope));
    }

    [Fact]
    public void The_determinant_of_a_singular_matrix_has_a_gradient_too()
    {
        var singular = new Variable(new float[,] { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } });
        using var tape = new GradientTape();
        var determinant = singular.Determinant();

        Assert.Equal(0f, (float)determinant);
        Assert.Equal([-3, 6, -3, 6, -12, 6, -3, 6, -3], tape.Gradient(determinant, singular).ToArray().Select(x => MathF.Round(x, 4)));
    }

    [Fact]
    public void LogSumExp_overflows_nowhere()
    {
        var x = new Variable(new float[,] { { 1e4f, -1e4f }, { -1e4f, -1e4f }, { 1e4f, 1e4f }, { 0, float.NegativeInfinity } });
        using var tape = new GradientTape();
        var y = x.LogSumExp(1);

        Assert.Equal([1e4f, -1e4f + MathF.Log(2), 1e4f + MathF.Log(2), 0f], y.ToArray());
        Assert.Equal([1, 0, 0.5f, 0.5f, 0.5f, 0.5f, 1, 0], tape.Gradient(y, x).ToArray());
        Assert.Equal([float.NegativeInfinity, float.PositiveInfinity], Tensor.From([float.NegativeInfinity, float.NegativeInfinity, float.PositiveInfinity, 0], 2, 2).LogSumExp(1).ToArray());
    }
}
