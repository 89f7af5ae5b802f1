using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

public sealed class RecordedStepTests
{
    private readonly Variable _x = new(Tensor.RandomNormal([64, 100], seed: 1));
    private readonly Variable _labels = new(Labels(seed: 2));
    private readonly Variable _w1 = new(Tensor.RandomNormal([100, 128], 0, 0.1f, seed: 3));
    private readonly Variable _b1 = new(Tensor.RandomNormal([128], seed: 4));
    private readonly Variable _w2 = new(Tensor.RandomNormal([128, 10], 0, 0.1f, seed: 5));
    private readonly Variable _b2 = new(Tensor.RandomNormal([10], seed: 6));

    private Variable[] Weights => [_w1, _b1, _w2, _b2];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_replay_has_the_bits_of_a_fresh_recording(int threads)
    {
        using var limit = Workers.Limit(threads);
        var (step, loss) = Recorded();
        for (var i = 0; i < 3; i++)
        {
            _x.Assign(Tensor.RandomNormal([64, 100], seed: 10 + i));
            _labels.Assign(Labels(seed: 20 + i));
            _w1.Assign(Tensor.RandomNormal([100, 128], seed: 30 + i));

            step.Forward();
            step.Backward();

            using var fresh = new GradientTape();
            var freshLoss = Loss();
            var expected = fresh.Gradient(freshLoss, Weights);
            Same.AssertBits(freshLoss.AsSpan(), loss.AsSpan(), "loss");
            for (var w = 0; w < expected.Length; w++)
            {
                Same.AssertBits(expected[w].AsSpan(), step.GradientOf(Weights[w])!.AsSpan(), $"gradient {w}");
            }
        }
    }

    [Fact]
    public void Repeating_a_replay_changes_nothing()
    {
        var (step, loss) = Recorded();
        step.Forward();
        step.Backward();
        var (value, gradient) = ((float)loss, step.GradientOf(_w1)!.ToArray());
        for (var i = 0; i < 3; i++)
        {
            step.Forward();
            step.Backward();
        }

        Same.AssertBits([value], [(float)loss], "loss");
        Same.AssertBits(gradient, step.GradientOf(_w1)!.AsSpan(), "gradient");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_replay_allocates_nothing(int threads)
    {
        using var limit = Workers.Limit(threads);
        var (step, _) = Recorded();

        Assert.Equal(0, Allocation.OfReplay(step));
    }

    [Fact]
    public void Without_sources_only_the_forward_pass_is_kept()
    {
        using var tape = new GradientTape();
        var y = _x * 2;
        var step = new RecordedStep(tape, y, []);
        _x.Assign(Tensor.Ones(64, 100));
        step.Forward();
        step.Backward();

        Assert.All(y.ToArray(), value => Assert.Equal(2f, value));
        Assert.Null(step.GradientOf(_x));
    }

    [Fact]
    public void A_weight_the_loss_does_not_depend_on_has_no_gradient()
    {
        using var tape = new GradientTape();
        var step = new RecordedStep(tape, Loss(), [_w1, new Variable(1f)]);

        Assert.NotNull(step.GradientOf(_w1));
        Assert.Null(step.GradientOf(new Variable(1f)));
    }

    private static Tensor Labels(long seed) => Tensor.RandomUniform([64, 10], seed: seed).ArgMax();

    private (RecordedStep Step, Tensor Loss) Recorded()
    {
        using var tape = new GradientTape();
        var loss = Loss();
        return (new RecordedStep(tape, loss, Weights), loss);
    }

    private Tensor Loss() =>
        CrossEntropy.Categorical(_x.Linear(_w1, _b1).Tanh().Linear(_w2, _b2).Softmax(), _labels, sparse: true).Mean();
}
