using System.Numerics;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>Convolution written down plainly: the oracle of the kernels, generic so that a reference network runs in double precision.</summary>
internal static class ConvolutionTwin
{
    /// <summary>
    /// y[b, i, j, f] = bias[f] + Σ over the taps (p, q) and the channels c of f's group of x at the tap · w[p, q, c, f],
    /// added in this order by fused multiply-adds.
    /// </summary>
    public static void Forward<T>(
        in WindowGrid windows, int filters, int groups, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        for (var i = 0; i < y.Length; i++)
        {
            y[i] = bias.IsEmpty ? T.Zero : bias[i % filters];
        }

        foreach (var (input, kernel, output) in Terms(windows, filters, groups))
        {
            y[output] = T.FusedMultiplyAdd(x[input], w[kernel], y[output]);
        }
    }

    /// <summary>x[…] = bias + Σ of y · w over all places and taps that look at it: the transposed convolution.</summary>
    public static void Transposed<T>(
        in WindowGrid windows, int filters, int groups, ReadOnlySpan<T> y, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> x)
        where T : IFloatingPointIeee754<T>
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = bias.IsEmpty ? T.Zero : bias[i % windows.Channels];
        }

        foreach (var (input, kernel, output) in Terms(windows, filters, groups))
        {
            x[input] = T.FusedMultiplyAdd(y[output], w[kernel], x[input]);
        }
    }

    /// <summary>The gradient of the kernel.</summary>
    public static void KernelGradient<T>(in WindowGrid windows, int filters, int groups, ReadOnlySpan<T> x, ReadOnlySpan<T> dy, Span<T> dw)
        where T : IFloatingPointIeee754<T>
    {
        dw.Clear();
        foreach (var (input, kernel, output) in Terms(windows, filters, groups))
        {
            dw[kernel] = T.FusedMultiplyAdd(x[input], dy[output], dw[kernel]);
        }
    }

    /// <summary>Where the factors and the result of each multiplication stand.</summary>
    private static IEnumerable<(int Input, int Kernel, int Output)> Terms(WindowGrid windows, int filters, int groups)
    {
        var (channels, width) = (windows.Channels / groups, filters / groups);
        for (var place = 0; place < windows.Images * windows.Places; place++)
        {
            var (line, column) = Math.DivRem(place, windows.Columns.Output);
            var (image, row) = Math.DivRem(line, windows.Rows.Output);
            for (var tap = 0; tap < windows.Taps; tap++)
            {
                var i = windows.Rows.Start(row) + (tap / windows.Columns.Window * windows.Rows.Dilation);
                var j = windows.Columns.Start(column) + (tap % windows.Columns.Window * windows.Columns.Dilation);
                if (i < 0 || i >= windows.Rows.Input || j < 0 || j >= windows.Columns.Input)
                {
                    continue;
                }

                var pixel = (((image * windows.Rows.Input) + i) * windows.Columns.Input) + j;
                for (var c = 0; c < channels; c++)
                {
                    for (var f = 0; f < filters; f++)
                    {
                        yield return (
                            (pixel * windows.Channels) + (f / width * channels) + c,
                            (((tap * channels) + c) * filters) + f,
                            (place * filters) + f);
                    }
                }
            }
        }
    }
}
