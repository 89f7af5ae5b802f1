using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>Activations that are written over what they are made of, and gradients that are written over those that arrive.</summary>
public sealed class SharedOutputsTests
{
    private readonly Variable _x = new(Tensor.RandomNormal([6, 9, 9, 16], seed: 1));
    private readonly Variable _kernel = new(Tensor.RandomNormal([3, 3, 16, 8], 0, 0.1f, seed: 2));
    private readonly Variable _bias = new(Tensor.RandomNormal([8], seed: 3));
    private readonly Variable _w = new(Tensor.RandomNormal([72, 5], 0, 0.2f, seed: 4));
    private readonly Variable _b = new(Tensor.RandomNormal([5], seed: 5));

    private Variable[] Weights => [_kernel, _bias, _w, _b, _x];

    public static TheoryData<string> Activations => ["relu", "leaky", "sigmoid", "tanh", "elu", "gelu"];

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_step_that_shares_memory_has_the_bits_of_one_that_does_not(string activation)
    {
        var (loss, step, _) = Recorded(activation, shares: true);
        for (var i = 0; i < 2; i++)
        {
            _x.Assign(Tensor.RandomNormal([6, 9, 9, 16], seed: 10 + i));
            step.Forward();
            step.Backward();

            using var tape = new GradientTape();
            var fresh = Network(activation).Loss;
            var expected = tape.Gradient(fresh, Weights);
            Same.AssertBits(fresh.AsSpan(), loss.AsSpan(), "loss");
            for (var w = 0; w < expected.Length; w++)
            {
                Same.AssertBits(expected[w].AsSpan(), step.GradientOf(Weights[w])!.AsSpan(), $"gradient {w}");
            }
        }
    }

    [Theory]
    [InlineData("relu", true)]
    [InlineData("leaky", true)]
    [InlineData("sigmoid", true)]
    [InlineData("tanh", true)]
    [InlineData("elu", false)]
    [InlineData("gelu", false)]
    public void Only_where_the_slope_follows_from_the_result(string activation, bool isShared)
    {
        var (_, _, hidden) = Recorded(activation, shares: true);

        Assert.Equal(isShared, ReferenceEquals(hidden.Before.Data, hidden.After.Data));
    }

    [Fact]
    public void Not_where_somebody_may_look()
    {
        var unsaid = Recorded("relu", shares: false).Hidden;
        Assert.NotSame(unsaid.Before.Data, unsaid.After.Data);

        using var tape = new GradientTape();
        var (loss, before, after) = Network("relu");
        _ = new RecordedStep(tape, loss, Weights, [before]);
        Assert.NotSame(before.Data, after.Data);
    }

    [Fact]
    public void Not_where_a_second_operation_reads_it_or_its_maker_needs_it()
    {
        using var tape = new GradientTape();
        var product = _w.MatMul(Tensor.RandomNormal([5, 3], seed: 6));
        var power = product.Exp();
        var (first, second) = (product.ReLU(), power.ReLU());
        _ = new RecordedStep(tape, first.Sum() + second.Sum(), [_w], []);

        Assert.NotSame(product.Data, first.Data);
        Assert.NotSame(power.Data, second.Data);
    }

    [Fact]
    public void A_gradient_that_was_asked_for_is_not_written_over()
    {
        using var tape = new GradientTape();
        var (loss, _, after) = Network("relu");
        var both = tape.Gradient(loss, [after, _kernel, _x]);

        using var other = new GradientTape();
        var copy = new Variable(after);
        var alone = other.Gradient(Head(copy), [copy]);

        Same.AssertBits(alone[0].AsSpan(), both[0].AsSpan(), "gradient of the activation");
    }

    private static Tensor Apply(string activation, Tensor x) => activation switch
    {
        "relu" => x.ReLU(),
        "leaky" => x.LeakyReLU(),
        "sigmoid" => x.Sigmoid(),
        "tanh" => x.Tanh(),
        "elu" => x.ELU(),
        _ => x.GELU(),
    };

    private (Tensor Loss, RecordedStep Step, (Tensor Before, Tensor After) Hidden) Recorded(string activation, bool shares)
    {
        using var tape = new GradientTape();
        var (loss, before, after) = Network(activation);
        return (loss, new RecordedStep(tape, loss, Weights, shares ? [] : null), (before, after));
    }

    private (Tensor Loss, Tensor Before, Tensor After) Network(string activation)
    {
        var before = _x.Conv2D(_kernel, _bias);
        var after = Apply(activation, before);
        return (Head(after), before, after);
    }

    private Tensor Head(Tensor pictures) => pictures.MaxPool2D(2).Reshape(6, 72).Linear(_w, _b).Tanh().Square().Mean();
}
