using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Autodiff;

public sealed class NumericalTests
{
    private readonly Variable _x = new(new float[,] { { 0.5f, -1.25f }, { 2, 3 } }, "x");
    private readonly Variable _w = new(new float[,] { { 1, -2 }, { 0.25f, 4 } }, "w");

    [Fact]
    public void The_slope_of_a_function_of_one_number()
    {
        Assert.Equal(-Math.Sin(1.3), Numerical.Gradient(Math.Cos, 1.3), 9);
        Assert.Equal(12, Numerical.Gradient(x => x * x * x, 2, step: 1e-4), 6);
    }

    [Fact]
    public void The_gradient_of_a_function_of_tensors_is_the_tapes()
    {
        Tensor Loss() => (_x.MatMul(_w).Tanh() * Tensor.Where(_x > 0, _x, 0.1 * _x)).Mean() + _w.Norm();
        using var tape = new GradientTape();
        var expected = tape.Gradient(Loss(), [_x, _w]);

        var actual = Numerical.Gradient(Loss, [_x, _w]);

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(expected[i].Shape, actual[i].Shape);
            for (var j = 0; j < 4; j++)
            {
                Same.AssertClose(expected[i].Data[j], actual[i].Data[j], 1e-6, 1e-7, $"source {i}, element {j}");
            }
        }
    }

    [Fact]
    public void A_function_of_one_tensor_and_one_with_a_constant_in_it()
    {
        Assert.Equal([1, -2.5f, 4, 6], Numerical.Gradient(x => x.Square(), _x).ToArray());
        Assert.Equal([0.5f, -1.25f, 2, 3], Numerical.Gradient(x => x * x.StopGradient(), _x).ToArray());
    }

    [Fact]
    public void What_the_function_does_not_use_has_gradient_0() =>
        Assert.Equal(new float[4], Numerical.Gradient(() => _x.Sum(), [_w])[0].ToArray());

    [Fact]
    public void A_result_that_was_not_computed_is_refused()
    {
        Assert.Contains("no tensor operation computed", Assert.Throws<InvalidOperationException>(() => Numerical.Gradient(x => x, _x)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Numerical.Gradient(x => x, 1.0, step: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numerical.Gradient(x => x * 2, _x, step: double.NaN));
    }

    [Fact]
    public void The_numbers_are_left_as_they_were()
    {
        var before = _x.ToArray();
        Numerical.Gradient(x => x.Exp(), _x);

        Same.AssertBits(before, _x.AsSpan(), "x");
    }
}
