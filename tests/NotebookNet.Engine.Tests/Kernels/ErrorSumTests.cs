using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;

namespace NotebookNet.Engine.Tests.Kernels;

public sealed class ErrorSumTests
{
    public static TheoryData<int> Lengths => [0, 1, 7, 8, 9, 100, 8_192, 8_193, 16_384, 50_001];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_errors_add_up_for_any_length(int length)
    {
        var (a, b) = (Awkward.Row(length, seed: 1), Awkward.Row(length, seed: 2));
        var errors = a.Zip(b, (x, y) => Math.Abs((double)x - y)).ToArray();

        Same.AssertClose(errors.Sum(), ErrorSum.Of(a, b, squared: false), 1e-12, 1e-12, "absolute");
        Same.AssertClose(errors.Sum(e => e * e), ErrorSum.Of(a, b, squared: true), 1e-12, 1e-12, "squared");
    }

    [Fact]
    public void The_sum_has_the_same_bits_on_one_thread_and_on_three()
    {
        var (a, b) = (Awkward.Row(100_003, seed: 3), Awkward.Row(100_003, seed: 4));
        double alone, together;
        using (Workers.Limit(1))
        {
            alone = ErrorSum.Of(a, b, squared: true);
        }

        using (Workers.Limit(3))
        {
            together = ErrorSum.Of(a, b, squared: true);
        }

        Assert.Equal(BitConverter.DoubleToInt64Bits(alone), BitConverter.DoubleToInt64Bits(together));
    }

    [Fact]
    public void A_number_that_is_none_is_noticed()
    {
        var a = new float[20];
        a[17] = float.NaN;

        Assert.True(double.IsNaN(ErrorSum.Of(a, new float[20], squared: true)));
        Assert.True(double.IsNaN(ErrorSum.Of(a, new float[20], squared: false)));
    }
}
