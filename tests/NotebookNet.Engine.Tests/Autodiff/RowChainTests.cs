using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>Operations one after the other that each thread does for its own rows.</summary>
public sealed class RowChainTests
{
    private const int Inputs = 40;
    private const int Units = 96;
    private const int Classes = 10;

    private readonly Variable _w1 = new(Tensor.RandomNormal([Inputs, Units], 0, 0.2f, seed: 1));
    private readonly Variable _b1 = new(Tensor.RandomNormal([Units], seed: 2));
    private readonly Variable _w2 = new(Tensor.RandomNormal([Units, Units], 0, 0.1f, seed: 3));
    private readonly Variable _b2 = new(Tensor.RandomNormal([Units], seed: 4));
    private readonly Variable _w3 = new(Tensor.RandomNormal([Units, Classes], 0, 0.1f, seed: 5));
    private readonly Variable _b3 = new(Tensor.RandomNormal([Classes], seed: 6));

    private Variable[] Weights => [_w1, _b1, _w2, _b2, _w3, _b3];

    public static TheoryData<int, int> Sizes => new() { { 64, 2 }, { 96, 3 }, { 129, 2 }, { 200, 2 }, { 200, 4 }, { 131, 4 }, { 40, 2 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_thread_for_its_rows_gives_the_bits_of_one_operation_after_the_other(int rows, int threads)
    {
        foreach (var sparse in new[] { true, false })
        {
            var x = new Variable(Tensor.RandomNormal([rows, Inputs], seed: 7));
            var labels = sparse ? Classified(rows) : Tensor.RandomUniform([rows, Classes], seed: 8);
            var (one, oneLoss) = Recorded(x, labels, sparse, weighted: false);
            var (all, allLoss) = Recorded(x, labels, sparse, weighted: false);
            var (weighted, weightedLoss) = Recorded(x, labels, sparse, weighted: true);
            var (weightedOne, weightedOneLoss) = Recorded(x, labels, sparse, weighted: true);
            for (var i = 0; i < 2; i++)
            {
                x.Assign(Tensor.RandomNormal([rows, Inputs], seed: 10 + i));
                Run(one, 1);
                Run(all, threads);
                Run(weighted, threads);
                Run(weightedOne, 1);
                Same.AssertBits(oneLoss.AsSpan(), allLoss.AsSpan(), "loss");
                Same.AssertBits(weightedOneLoss.AsSpan(), weightedLoss.AsSpan(), "weighted loss");
                foreach (var weight in Weights.Append(x))
                {
                    Same.AssertBits(one.GradientOf(weight)!.AsSpan(), all.GradientOf(weight)!.AsSpan(), weight.Shape.ToString());
                    Same.AssertBits(weightedOne.GradientOf(weight)!.AsSpan(), weighted.GradientOf(weight)!.AsSpan(), weight.Shape.ToString());
                }
            }
        }
    }

    [Fact]
    public void A_chain_is_one_work()
    {
        var (step, _) = Recorded(new Variable(Tensor.RandomNormal([128, Inputs], seed: 7)), Classified(128), sparse: true, weighted: false);
        using var limit = Workers.Limit(2);
        var before = WorkerTeam.SharedByThisThread;
        step.Forward();

        // The mean of the losses is done by one thread.
        Assert.Equal(before + 1, WorkerTeam.SharedByThisThread);
    }

    [Fact]
    public void What_several_operations_read_gets_all_gradients()
    {
        // h goes two ways, and its weights are used twice.
        var x = new Variable(Tensor.RandomNormal([128, Units], seed: 7));
        Tensor Loss()
        {
            var h = x.MatMul(_w2).ReLU();
            return (h.MatMul(_w2).Tanh().MatMul(_w3) + h.MatMul(_w3).ReLU()).Square().Mean();
        }

        var tape = new GradientTape();
        var loss = Loss();
        var step = new RecordedStep(tape, loss, [_w2, _w3, x], [loss]);
        tape.Dispose();
        Run(step, 1);
        float[][] expected = [.. new[] { _w2, _w3, x }.Select(weight => step.GradientOf(weight)!.AsSpan().ToArray())];
        Run(step, 2);

        Same.AssertBits(expected[0], step.GradientOf(_w2)!.AsSpan(), "weights used twice");
        Same.AssertBits(expected[1], step.GradientOf(_w3)!.AsSpan(), "weights of both ways");
        Same.AssertBits(expected[2], step.GradientOf(x)!.AsSpan(), "x");
    }

    [Fact]
    public void Weights_that_are_on_both_sides_of_products_get_all_gradients()
    {
        // ReLU(w · v) · w: the way back ends at w, to which the first product on it has added too.
        var w = new Variable(Tensor.RandomNormal([128, 128], 0, 0.1f, seed: 1));
        var v = new Variable(Tensor.RandomNormal([128, 128], 0, 0.1f, seed: 2));
        var tape = new GradientTape();
        var loss = w.MatMul(v).ReLU().MatMul(w).Square().Mean();
        var step = new RecordedStep(tape, loss, [w, v], [loss]);
        var expected = tape.Gradient(loss, w, v);
        tape.Dispose();
        Run(step, 2);

        Same.AssertBits(expected[0].AsSpan(), step.GradientOf(w)!.AsSpan(), "w");
        Same.AssertBits(expected[1].AsSpan(), step.GradientOf(v)!.AsSpan(), "v");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_first_label_that_is_no_class_is_named(int threads)
    {
        var labels = new Variable(Classified(128));
        var (step, _) = Recorded(new Variable(Tensor.RandomNormal([128, Inputs], seed: 7)), labels, sparse: true, weighted: false);
        labels.Data[30] = 11;
        labels.Data[100] = 12;

        var failure = Assert.Throws<ArgumentOutOfRangeException>(() => Run(step, threads));
        Assert.Contains("Label 11 in row 30", failure.Message, StringComparison.Ordinal);
    }

    private static void Run(RecordedStep step, int threads)
    {
        using var limit = Workers.Limit(threads);
        step.Forward();
        step.Backward();
    }

    private static Tensor MatMul(Tensor x, Tensor w, Tensor b) => Operation.Run(new MatMulOperation(x, w, b));

    private static Tensor Classified(int rows) => Enumerable.Range(0, rows).Select(row => row * 7 % Classes).ToArray();

    private (RecordedStep Step, Tensor Loss) Recorded(Variable x, Tensor labels, bool sparse, bool weighted)
    {
        using var tape = new GradientTape();
        var h = MatMul(x, _w1, _b1).ReLU();
        h = MatMul(h, _w2, _b2).Sigmoid();
        var p = MatMul(h, _w3, _b3).Softmax();
        var losses = CrossEntropy.Categorical(p, labels, sparse);
        var loss = weighted ? (losses * Tensor.RandomUniform([x.Shape[0]], seed: 9)).Sum() : losses.Mean();
        return (new RecordedStep(tape, loss, [.. Weights, x], [loss]), loss);
    }
}
