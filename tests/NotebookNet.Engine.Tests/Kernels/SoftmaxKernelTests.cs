using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public sealed class SoftmaxKernelTests
{
    public static TheoryData<int> Columns => [.. Awkward.Lengths.Where(length => length > 0)];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Values_and_logarithms_are_those_of_the_twin_in_double_precision(int columns)
    {
        const int Rows = 5;
        var x = Awkward.Row((Rows * columns) + 3, seed: columns, -10f, 10f).AsSpan(3);
        var (y, logSumExp) = (new float[x.Length], new float[Rows]);
        SoftmaxKernel.Forward(Rows, columns, x, y, logSumExp);

        var (truth, trueLog) = (new double[x.Length], new double[Rows]);
        ScalarTwin.Softmax(Rows, columns, ToDouble(x), truth, trueLog);
        for (var i = 0; i < y.Length; i++)
        {
            Same.AssertClose(truth[i], y[i], 3e-6, 0, $"probability {i}");
        }

        for (var r = 0; r < Rows; r++)
        {
            Same.AssertClose(trueLog[r], logSumExp[r], 1e-6, 1e-6, $"ln Σ eˣ of row {r}");
            Same.AssertClose(1, y.AsSpan(r * columns, columns).ToArray().Sum(p => (double)p), 1e-6, 0, $"sum of row {r}");
        }
    }

    [Fact]
    public void Numbers_of_any_size_give_the_limits()
    {
        float[] x = [1e4f, -1e4f, 0f, -1e4f, -1e4f, -1e4f, float.NegativeInfinity, 3f, 3f, float.MaxValue, 0f, float.MinValue];
        var (y, logSumExp) = (new float[12], new float[4]);

        SoftmaxKernel.Forward(4, 3, x, y, logSumExp);

        Same.AssertBits([1f, 0f, 0f, 1f / 3, 1f / 3, 1f / 3, 0f, 0.5f, 0.5f, 1f, 0f, 0f], y, "probabilities");
        Same.AssertBits([1e4f, -1e4f + 1.0986123f, 3.6931472f, float.MaxValue], logSumExp, "ln Σ eˣ");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_number_that_has_no_softmax_spoils_its_own_row_only(float bad)
    {
        float[] x = [1f, bad, 2f, 1f, 1f, 1f];
        var (y, logSumExp) = (new float[6], new float[2]);

        SoftmaxKernel.Forward(2, 3, x, y, logSumExp);

        Assert.True(float.IsNaN(y[1]));
        Same.AssertBits([1f / 3, 1f / 3, 1f / 3], y.AsSpan(3), "the other row");
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void The_way_back_is_y_times_dy_minus_their_inner_product(int columns)
    {
        const int Rows = 3;
        var x = Awkward.Row(Rows * columns, seed: columns);
        var dy = Awkward.Row(Rows * columns, seed: columns + 1);
        var (y, written) = (new float[x.Length], new float[x.Length]);
        var added = Awkward.Row(x.Length, seed: 9);
        var before = (float[])added.Clone();
        SoftmaxKernel.Forward(Rows, columns, x, y, new float[Rows]);

        SoftmaxKernel.Backward(Rows, columns, y, dy, written, accumulate: false);
        SoftmaxKernel.Backward(Rows, columns, y, dy, added, accumulate: true);

        for (var i = 0; i < x.Length; i++)
        {
            var row = i / columns * columns;
            var inner = Enumerable.Range(row, columns).Sum(j => (double)y[j] * dy[j]);
            Same.AssertClose(y[i] * (dy[i] - inner), written[i], 1e-5, 1e-6, $"element {i}");
            Same.AssertBits([before[i] + written[i]], [added[i]], $"element {i}, added");
        }
    }

    private static double[] ToDouble(ReadOnlySpan<float> x) => Array.ConvertAll(x.ToArray(), value => (double)value);
}
