using NotebookNet.Engine.Tests.Support;
using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Kernels;

/// <summary>The fast convolutions against their plain loops, and their bits for any number of threads.</summary>
public sealed class ConvolutionKernelTests
{
    /// <summary>Images, height, width, channels, filters, kernel, stride, dilation, padding, groups: from tiny to many blocks and parts.</summary>
    public static TheoryData<int, int, int, int, int, int, int, int, bool, int> Cases => new()
    {
        { 1, 1, 1, 1, 1, 1, 1, 1, false, 1 },
        { 0, 4, 4, 2, 3, 2, 1, 1, false, 1 },
        { 1, 5, 7, 3, 2, 3, 1, 1, true, 1 },
        { 3, 9, 8, 7, 17, 3, 2, 1, true, 1 },
        { 2, 12, 11, 8, 16, 3, 1, 2, false, 1 },
        { 9, 28, 28, 1, 32, 3, 1, 1, false, 1 },
        { 4, 11, 11, 32, 31, 3, 1, 1, true, 1 },
        { 2, 12, 13, 40, 18, 5, 1, 1, true, 1 },
        { 1, 40, 61, 4, 64, 3, 1, 1, true, 1 },
        { 5, 16, 15, 24, 40, 1, 1, 1, false, 1 },
        { 5, 16, 15, 24, 40, 1, 2, 1, false, 1 },
        { 4, 17, 19, 12, 18, 3, 1, 1, true, 3 },
        { 4, 30, 31, 19, 19, 3, 1, 1, true, 19 },
        { 3, 9, 9, 8, 8, 3, 2, 1, false, 8 },
        { 2, 8, 9, 6, 12, 2, 1, 1, true, 6 },
        { 1, 13, 13, 32, 64, 3, 1, 1, false, 1 },
        { 7, 8, 8, 16, 16, 3, 1, 1, true, 1 },
        { 40, 6, 6, 17, 33, 3, 1, 1, false, 1 },
        { 2, 30, 29, 40, 48, 3, 1, 1, true, 1 },
        { 1, 9, 14, 100, 130, 3, 1, 1, false, 1 },
        { 0, 8, 8, 16, 16, 3, 1, 1, true, 1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_are_the_twins_and_have_the_same_bits_for_any_number_of_threads(
        int images, int height, int width, int channels, int filters, int kernel, int stride, int dilation, bool same, int groups)
    {
        var padding = same ? Padding.Same : Padding.Valid;
        var windows = new WindowGrid(
            images, WindowAxis.Over(height, kernel, stride, dilation, padding, "test"), WindowAxis.Over(width, kernel, stride, dilation, padding, "test"), channels);
        var x = Awkward.Row(images * windows.InputSize, seed: 1);
        var w = Awkward.Row(windows.Taps * (channels / groups) * filters, seed: 2, -0.3f, 0.3f);
        var bias = Awkward.Row(filters, seed: 3);
        var dy = Awkward.Row(images * windows.Places * filters, seed: 4);
        var fast = ConvolutionKernels.For(windows, filters, groups, weights: null);

        var (y, trueY) = (new float[dy.Length], new double[dy.Length]);
        ConvolutionTwin.Forward<float>(windows, filters, groups, x, w, bias, y);
        ConvolutionTwin.Forward<double>(windows, filters, groups, Wide(x), Wide(w), Wide(bias), trueY);
        var trueDx = new double[x.Length];
        ConvolutionTwin.Transposed<double>(windows, filters, groups, Wide(dy), Wide(w), [], trueDx);
        var trueDw = new double[w.Length];
        ConvolutionTwin.KernelGradient<double>(windows, filters, groups, Wide(x), Wide(dy), trueDw);

        // How large the sums are without their signs: what is lost by rounding is measured by this.
        var (sizeOfDx, sizeOfDw, sizeOfY) = (new double[x.Length], new double[w.Length], new double[y.Length]);
        ConvolutionTwin.Forward<double>(windows, filters, groups, Sizes(x), Sizes(w), Sizes(bias), sizeOfY);
        ConvolutionTwin.Transposed<double>(windows, filters, groups, Sizes(dy), Sizes(w), [], sizeOfDx);
        ConvolutionTwin.KernelGradient<double>(windows, filters, groups, Sizes(x), Sizes(dy), sizeOfDw);

        var (dx, dw) = (new float[x.Length], new float[w.Length]);
        foreach (var threads in new[] { 1, 2, 3, 8 })
        {
            using var limit = Workers.Limit(threads);

            // Results are written over what was there.
            var (result, back, slope) = (Awkward.Row(y.Length, seed: 5), Awkward.Row(x.Length, seed: 6), Awkward.Row(w.Length, seed: 7));
            fast.Forward(x, w, bias, result, accumulate: false);
            fast.InputGradient(dy, w, [], back, accumulate: false);
            fast.KernelGradient(x, dy, slope, accumulate: false);
            if (threads == 1)
            {
                // Winograd's sums are others than the twin's.
                y = fast is WinogradKernel ? result : y;
                (dx, dw) = (back, slope);
                AssertClose(trueY, result, sizeOfY, "forward");
                AssertClose(trueDx, dx, sizeOfDx, "input gradient");
                AssertClose(trueDw, dw, sizeOfDw, "kernel gradient");
            }

            Same.AssertBits(y, result, $"forward, {threads} threads");
            Same.AssertBits(dx, back, $"input gradient, {threads} threads");
            Same.AssertBits(dw, slope, $"kernel gradient, {threads} threads");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_accumulates_is_added_to_what_was_there(
        int images, int height, int width, int channels, int filters, int kernel, int stride, int dilation, bool same, int groups)
    {
        var padding = same ? Padding.Same : Padding.Valid;
        var windows = new WindowGrid(
            images, WindowAxis.Over(height, kernel, stride, dilation, padding, "test"), WindowAxis.Over(width, kernel, stride, dilation, padding, "test"), channels);
        var x = Awkward.Row(images * windows.InputSize, seed: 1);
        var w = Awkward.Row(windows.Taps * (channels / groups) * filters, seed: 2, -0.3f, 0.3f);
        var dy = Awkward.Row(images * windows.Places * filters, seed: 4);
        var fast = ConvolutionKernels.For(windows, filters, groups, weights: null);

        AssertAdds(dy.Length, (target, add) => fast.Forward(x, w, [], target, add), "forward");
        AssertAdds(x.Length, (target, add) => fast.InputGradient(dy, w, [], target, add), "input gradient");
        AssertAdds(w.Length, (target, add) => fast.KernelGradient(x, dy, target, add), "kernel gradient");
    }

    private static void AssertAdds(int length, Action<float[], bool> compute, string what)
    {
        var (alone, before) = (new float[length], Awkward.Row(length, seed: 8));
        var sum = before.ToArray();
        compute(alone, false);
        compute(sum, true);
        var size = Enumerable.Repeat(20.0, length).ToArray();
        AssertClose([.. alone.Zip(before, (a, b) => (double)a + b)], sum, size, what);
    }

    private static void AssertClose(double[] expected, float[] actual, double[] sizes, string what)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            Same.AssertClose(expected[i], actual[i], 1e-6, 1e-6 * (1 + sizes[i]), $"{what}, element {i}");
        }
    }

    private static double[] Sizes(float[] values) => Array.ConvertAll(values, value => (double)Math.Abs(value));

    private static double[] Wide(float[] values) => Array.ConvertAll(values, value => (double)value);
}
