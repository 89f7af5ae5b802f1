using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>Winograd's convolution where numbers are not ordinary, and where weights stay as they are or change.</summary>
public sealed class WinogradKernelTests
{
    private const int Channels = 17;
    private const int Filters = 18;

    private static readonly WindowGrid Windows = WindowsOver(images: 3, height: 11, width: 14);

    private static readonly float[] Pixels = Awkward.Row(Windows.Images * Windows.InputSize, seed: 1);
    private static readonly float[] Weights = Awkward.Row(9 * Channels * Filters, seed: 2, -0.3f, 0.3f);
    private static readonly float[] Bias = Awkward.Row(Filters, seed: 3);

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.MaxValue)]
    [InlineData(1e25f)]
    public void What_is_not_finite_or_very_large_reaches_only_the_pixels_that_see_it(float odd)
    {
        var x = Pixels.ToArray();
        x[Windows.InputSize + (((5 * 14) + 6) * Channels) + 3] = odd;
        var expected = new float[Windows.Images * Windows.Places * Filters];
        ConvolutionTwin.Forward<float>(Windows, Filters, 1, x, Weights, Bias, expected);
        var before = Forward(Pixels, Weights, threads: 1);
        foreach (var threads in new[] { 1, 2, 5 })
        {
            var y = Forward(x, Weights, threads);
            for (var i = 0; i < y.Length; i++)
            {
                var (row, column) = Math.DivRem(i / Filters % Windows.Places, 14);
                if (i / Filters / Windows.Places == 1 && row is >= 4 and <= 7 && column is >= 4 and <= 7)
                {
                    // In the tile of 4 × 4 around it every result is the plain sum.
                    Assert.Equal(expected[i], y[i]);
                }
                else if (float.IsFinite(expected[i]) && Math.Abs(expected[i]) < 1e6)
                {
                    Same.AssertClose(expected[i], y[i], 1e-5, 1e-4, $"element {i}, {threads} threads");
                }
                else
                {
                    Assert.Equal(expected[i], y[i]);
                }
            }

            Assert.True(before.AsSpan(0, Windows.Places * Filters).SequenceEqual(y.AsSpan(0, Windows.Places * Filters)), "another picture");
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(3e38f)]
    public void A_weight_that_is_not_finite_or_very_large_gives_what_the_plain_sum_gives(float odd)
    {
        var w = Weights.ToArray();
        w[(((4 * Channels) + 2) * Filters) + 7] = odd;
        var expected = new float[Windows.Images * Windows.Places * Filters];
        ConvolutionTwin.Forward<float>(Windows, Filters, 1, Pixels, w, Bias, expected);
        Same.AssertBits(expected, Forward(Pixels, w, threads: 2), "all");
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(32, 64)]
    [InlineData(128, 64)]
    public void Rounding_errors_are_less_than_three_times_those_of_the_plain_sum(int channels, int filters)
    {
        var axis = WindowAxis.Over(14, 3, 1, 1, Padding.Valid, "test");
        var windows = new WindowGrid(2, axis, axis, channels);
        var x = Awkward.Row(2 * windows.InputSize, seed: 1);
        var w = Awkward.Row(9 * channels * filters, seed: 2, -0.1f, 0.1f);
        var (fast, plain, truth) = (new float[2 * windows.Places * filters], new float[2 * windows.Places * filters], new double[2 * windows.Places * filters]);
        new WinogradKernel(windows, filters, variable: null).Forward(x, w, [], fast, accumulate: false);
        new ConvolutionKernel(windows, filters, groups: 1).Forward(x, w, [], plain, accumulate: false);
        ConvolutionTwin.Forward<double>(windows, filters, 1, Array.ConvertAll(x, number => (double)number), Array.ConvertAll(w, number => (double)number), [], truth);
        double ErrorOf(float[] result) => Math.Sqrt(result.Zip(truth, (a, b) => (a - b) * (a - b)).Average());

        var (error, plainError) = (ErrorOf(fast), ErrorOf(plain));
        Assert.True(error < 3 * plainError, $"{error:E2} beside {plainError:E2}");
    }

    [Fact]
    public void A_picture_has_the_same_digits_alone_and_among_others()
    {
        var all = Forward(Pixels, Weights, threads: 2);
        var alone = new float[Windows.Places * Filters];
        var windows = WindowsOver(images: 1, height: 11, width: 14);
        for (var image = 0; image < Windows.Images; image++)
        {
            var x = Pixels.AsSpan(image * Windows.InputSize, Windows.InputSize);
            new WinogradKernel(windows, Filters, variable: null).Forward(x, Weights, Bias, alone, accumulate: false);
            Same.AssertBits(all.AsSpan(image * alone.Length, alone.Length).ToArray(), alone, $"picture {image}");
        }
    }

    [Fact]
    public void Weights_of_a_variable_are_laid_out_anew_when_they_have_changed_and_only_then()
    {
        var variable = new Variable(new Tensor([3, 3, Channels, Filters], Weights));
        var kernel = new WinogradKernel(Windows, Filters, variable);
        var (other, sum) = (Awkward.Row(Weights.Length, seed: 9, -0.3f, 0.3f), new float[Windows.Images * Windows.Places * Filters]);
        float[] Run()
        {
            kernel.Forward(Pixels, variable.Data, Bias, sum, accumulate: false);
            return [.. sum];
        }

        var (first, second) = (Forward(Pixels, Weights, threads: 1), Forward(Pixels, other, threads: 1));
        for (var i = 0; i < 3; i++)
        {
            Same.AssertBits(first, Run(), $"call {i}");
        }

        variable.Assign(new Tensor(variable.Shape, other));
        for (var i = 0; i < 3; i++)
        {
            Same.AssertBits(second, Run(), $"call {i} with other weights");
        }

        // Written behind the variable's back, weights are not looked at again: that is what makes a prediction fast.
        Weights.CopyTo(variable.Data, 0);
        Same.AssertBits(second, Run(), "kept");
        variable.NoteChange();
        Same.AssertBits(first, Run(), "noted");
    }

    [Theory]
    [InlineData(32, 64, 13, 3, 1, 1, true)]
    [InlineData(16, 16, 6, 3, 1, 1, true)]
    [InlineData(15, 16, 13, 3, 1, 1, false)]
    [InlineData(16, 15, 13, 3, 1, 1, false)]
    [InlineData(32, 64, 13, 5, 1, 1, false)]
    [InlineData(32, 64, 13, 3, 2, 1, false)]
    [InlineData(32, 64, 13, 3, 1, 2, false)]
    [InlineData(32, 64, 13, 3, 1, 1, false, 2)]
    [InlineData(32, 64, 7, 3, 1, 1, false)]
    [InlineData(1024, 1024, 13, 3, 1, 1, false)]
    public void It_is_chosen_where_it_is_faster(int channels, int filters, int size, int window, int stride, int dilation, bool fits, int groups = 1)
    {
        var axis = WindowAxis.Over(size, window, stride, dilation, Padding.Valid, "test");
        Assert.Equal(fits, ConvolutionKernels.For(new WindowGrid(2, axis, axis, channels), filters, groups, weights: null) is WinogradKernel);
    }

    private static float[] Forward(float[] x, float[] w, int threads)
    {
        using var limit = Workers.Limit(threads);
        var y = Awkward.Row(Windows.Images * Windows.Places * Filters, seed: 5);
        new WinogradKernel(Windows, Filters, variable: null).Forward(x, w, Bias, y, accumulate: false);
        return y;
    }

    private static WindowGrid WindowsOver(int images, int height, int width) => new(
        images, WindowAxis.Over(height, 3, 1, 1, Padding.Same, "test"), WindowAxis.Over(width, 3, 1, 1, Padding.Same, "test"), Channels);
}
