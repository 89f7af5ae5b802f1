using NotebookNet.Autodiff;
using NotebookNet.Engine.Tests.Support;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>Convolutions that finish their results, activation and pool included, before they are stored.</summary>
public sealed class FinishedConvolutionTests
{
    /// <summary>Images, height, width, channels, filters, kernel, padding, groups: plain ones and Winograd's, with lines that are left over.</summary>
    public static TheoryData<int, int, int, int, int, int, bool, int> Shapes => new()
    {
        { 1, 28, 28, 1, 32, 3, false, 1 },
        { 5, 28, 28, 1, 32, 3, false, 1 },
        { 1, 13, 13, 32, 64, 3, false, 1 },
        { 6, 13, 13, 32, 64, 3, false, 1 },
        { 2, 12, 15, 17, 35, 3, true, 1 },
        { 3, 9, 11, 3, 7, 2, true, 1 },
        { 2, 10, 9, 4, 6, 3, false, 2 },
        { 1, 40, 64, 4, 64, 5, true, 1 },
        { 2, 2, 2, 3, 5, 1, false, 1 },
        { 0, 8, 8, 16, 16, 3, true, 1 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Predictions_have_the_bits_of_the_operations_one_by_one(
        int images, int height, int width, int channels, int filters, int kernel, bool same, int groups)
    {
        var x = Tensor.RandomNormal([images, height, width, channels], seed: 1);
        var w = new Variable(Tensor.RandomNormal([kernel, kernel, channels / groups, filters], 0, 0.2f, seed: 2));
        var b = new Variable(Tensor.RandomNormal([filters], seed: 3));
        var padding = same ? Padding.Same : Padding.Valid;
        Func<Tensor, Tensor>[] rests =
        [
            y => y.ReLU(), y => y.MaxPool2D(2), y => y.ReLU().MaxPool2D(2), y => y.Sigmoid().MaxPool2D(2), y => y.Tanh().AveragePool2D(2),
            y => y.LeakyReLU(0.2f).MaxPool2D(2), y => y.LeakyReLU(-0.2f).MaxPool2D(2), y => y.ReLU().AveragePool2D(2),
        ];
        foreach (var rest in rests)
        {
            foreach (var threads in new[] { 1, 2, 3 })
            {
                using var limit = Workers.Limit(threads);
                using var tape = new GradientTape();
                var y = rest(x.Conv2D(w, b, padding: padding, groups: groups));
                var step = new RecordedStep(tape, y, [], kept: []);
                var expected = y.ToArray();
                for (var i = 0; i < 3; i++)
                {
                    y.Data.AsSpan().Fill(7);
                    step.Forward();
                    Same.AssertBits(expected, y.Data, $"{threads} threads, call {i}");
                }
            }
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void What_is_not_finite_arrives_where_it_does_one_by_one(float odd)
    {
        foreach (var (channels, filters) in new[] { (2, 24), (2, 32), (16, 24), (16, 32) })
        {
            var data = Awkward.Row(2 * 14 * 14 * channels, seed: 1);
            data[500] = odd;
            var x = new Tensor([2, 14, 14, channels], data);
            using var tape = new GradientTape();
            var y = x.Conv2D(Tensor.RandomNormal([3, 3, channels, filters], seed: 2)).ReLU().MaxPool2D(2);
            var step = new RecordedStep(tape, y, [], kept: []);
            var expected = y.ToArray();
            Array.Clear(y.Data);
            step.Forward();
            Same.AssertBits(expected, y.Data, "results");
        }
    }

    [Fact]
    public void A_weight_that_is_not_finite_or_has_changed_is_noticed()
    {
        var x = Tensor.RandomNormal([2, 14, 14, 16], seed: 1);
        var w = new Variable(Tensor.RandomNormal([3, 3, 16, 24], seed: 2));
        using var tape = new GradientTape();
        var y = x.Conv2D(w).ReLU().MaxPool2D(2);
        var step = new RecordedStep(tape, y, [], kept: []);
        foreach (var first in new[] { 1f, float.NaN, float.PositiveInfinity, 2f })
        {
            var weights = Awkward.Row(w.Length, seed: 5);
            weights[0] = first;
            w.Assign(new Tensor(w.Shape, weights));
            var expected = x.Conv2D(w).ReLU().MaxPool2D(2).ToArray();
            for (var i = 0; i < 3; i++)
            {
                step.Forward();
                Same.AssertBits(expected, y.Data, $"weight {first}, call {i}");
            }
        }
    }

    [Fact]
    public void What_somebody_looks_at_is_there()
    {
        var x = new Variable(Tensor.RandomNormal([2, 8, 8, 3], seed: 1));
        var w = new Variable(Tensor.RandomNormal([3, 3, 3, 5], seed: 2));
        AssertReplays(x, () => { var y = x.Conv2D(w); return (y, y.ReLU().MaxPool2D(2), [y]); });
        AssertReplays(x, () => { var y = x.Conv2D(w).ReLU(); return (y, y.MaxPool2D(2), [y]); });
        AssertReplays(x, () => { var y = x.Conv2D(w); return (y, y.ReLU() + y.MaxPool2D(1), []); });
        AssertReplays(x, () => { var y = x.Conv2D(w).Sigmoid(); return (y, y.MaxPool2D(2).Sum() + y.Sum(), []); });
        AssertReplays(x, () => { var y = x.Conv2D(w).Sigmoid(); return (y.MaxPool2D(3), y.MaxPool2D(2, 1).Sum() + y.MaxPool2D(2, padding: Padding.Same).Sum(), []); });
    }

    // What is in the middle is read by somebody, and comes out right.
    private static void AssertReplays(Variable x, Func<(Tensor Middle, Tensor Result, Tensor[] Kept)> compute)
    {
        x.Assign(Tensor.RandomNormal(x.Shape, seed: 1));
        using var tape = new GradientTape();
        var (middle, result, kept) = compute();
        var step = new RecordedStep(tape, result, [], kept);
        x.Assign(Tensor.RandomNormal(x.Shape, seed: 9));
        step.Forward();
        var (freshMiddle, fresh, _) = compute();
        Same.AssertBits(fresh.AsSpan(), result.AsSpan(), "result");
        if (kept.Length > 0)
        {
            Same.AssertBits(freshMiddle.AsSpan(), middle.AsSpan(), "middle");
        }
    }
}
