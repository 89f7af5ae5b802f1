using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Autodiff;

public sealed class GradientTapeTests
{
    private readonly Variable _x = new(new float[] { 2, -3, 0.5f }, "x");

    [Fact]
    public void A_tensor_used_twice_collects_both_gradients()
    {
        using var tape = new GradientTape();
        Assert.Equal([4f, -6f, 1f], tape.Gradient(_x * _x, _x).ToArray());
        Assert.Equal([2f, 2f, 2f], tape.Gradient(_x + _x, _x).ToArray());
        Assert.Equal([0f, 0f, 0f], tape.Gradient(_x - _x, _x).ToArray());
        Assert.Equal([0f, 0f, 0f], tape.Gradient(_x / _x, _x).ToArray());
    }

    [Fact]
    public void Ways_that_part_and_meet_again_add_up()
    {
        using var tape = new GradientTape();
        var y = _x.Square();
        var z = (y * 3) + (y * _x) + y;   // 4x² + x³

        Assert.Equal([28f, 3f, 4.75f], tape.Gradient(z, _x).ToArray());
    }

    [Fact]
    public void A_result_in_the_middle_can_be_a_source_alone_and_beside_what_it_came_from()
    {
        using var tape = new GradientTape();
        var y = _x.Exp();
        var z = (y.Square() + _x).Sum();
        var slopeOfY = (y + y).ToArray();

        Same.AssertBits(slopeOfY, tape.Gradient(z, y).AsSpan(), "the middle alone");
        var both = tape.Gradient(z, [_x, y]);
        Same.AssertBits(slopeOfY, both[1].AsSpan(), "the middle beside x");
        for (var i = 0; i < 3; i++)
        {
            Same.AssertClose((2 * Math.Exp(2.0 * _x[i])) + 1, both[0][i], 1e-6, 0, $"x {i}");
        }
    }

    [Fact]
    public void Every_kind_of_operation_can_come_before_a_source_in_the_middle()
    {
        // The way back must stop at the source instead of asking the operation behind it for gradients nobody wants.
        Func<Tensor, Tensor>[] operations =
        [
            x => x.Tanh(), x => x * x, x => x.Softmax(), x => x.Reshape(1, 3), x => x.T, x => x.Sum(0, keepDimensions: true),
            x => x.Reshape(1, 3).MatMul(x.Reshape(3, 1)), x => Operations.CrossEntropy.Categorical(x.Softmax(), 1f, sparse: true),
        ];
        foreach (var operation in operations)
        {
            using var tape = new GradientTape();
            var middle = operation(_x);
            Assert.All(tape.Gradient(middle * 5, middle).ToArray(), slope => Assert.Equal(5f, slope));
        }
    }

    [Fact]
    public void A_target_that_is_not_a_single_number_stands_for_its_sum()
    {
        using var tape = new GradientTape();
        var y = _x * new float[] { 1, 10, 100 };

        Assert.Equal([1f, 10f, 100f], tape.Gradient(y, _x).ToArray());
        Assert.Equal([1f, 1f, 1f], tape.Gradient(y, y).ToArray());
    }

    [Fact]
    public void A_tape_can_be_asked_several_times_and_earlier_answers_stay()
    {
        using var tape = new GradientTape();
        var y = _x.Square();
        var z = y * y;

        var first = tape.Gradient(y, _x);
        var second = tape.Gradient(z, _x);

        Assert.Equal([4f, -6f, 1f], first.ToArray());
        Assert.Equal([32f, -108f, 0.5f], second.ToArray());
        Assert.Equal(first.ToArray(), tape.Gradient(y, _x).ToArray());
        Assert.Equal(2, tape.Count);
    }

    [Fact]
    public void One_source_may_be_named_twice()
    {
        using var tape = new GradientTape();
        var both = tape.Gradient(_x * 2, [_x, _x]);

        Assert.All(both, gradient => Assert.Equal([2f, 2f, 2f], gradient.ToArray()));
    }

    [Fact]
    public void Operations_after_the_target_do_not_matter()
    {
        using var tape = new GradientTape();
        var y = _x * 3;
        _ = (y * y).Exp() + _x;

        Assert.Equal([3f, 3f, 3f], tape.Gradient(y, _x).ToArray());
    }

    [Fact]
    public void A_repeated_operand_collects_the_sum_over_its_repetitions()
    {
        var b = new Variable(new float[] { 1, 2 });
        using var tape = new GradientTape();
        var y = (Tensor.From([1, 2, 3, 4, 5, 6], 3, 2) * b).Sum();

        Assert.Equal([9f, 12f], tape.Gradient(y, b).ToArray());
    }
}
