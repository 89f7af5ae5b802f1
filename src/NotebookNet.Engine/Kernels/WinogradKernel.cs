using System.Runtime.CompilerServices;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>
/// A convolution with a kernel of 3 × 3 and many channels, by Winograd's algorithm. Its gradients are plain sums: they would gain little,
/// and lose digits.
/// </summary>
internal sealed unsafe class WinogradKernel : IFinishingConvolution
{
    private const int Window = 3;
    private const int FewestChannels = 16;

    // A kernel takes four times as much memory laid out: more than this would not stay in a cache.
    private const int MostWeights = 1 << 17;

    private readonly ConvolutionKernel _plain;
    private readonly WinogradConvolution _convolution;
    private readonly WinogradWeights _weights;
    private readonly Variable? _variable;
    private float[]? _kept;
    private int _seen = -1;
    private bool _isKept;

    /// <summary>A convolution of fixed sizes.</summary>
    /// <param name="windows">The windows over the pictures.</param>
    /// <param name="filters">F.</param>
    /// <param name="variable">The weights if they are a variable: as long as it does not change they are laid out once.</param>
    public WinogradKernel(in WindowGrid windows, int filters, Variable? variable)
    {
        _plain = new ConvolutionKernel(windows, filters, 1);
        _weights = new WinogradWeights(windows.Channels, filters);
        _convolution = new WinogradConvolution(windows, filters, _weights);
        _variable = variable;
    }

    /// <summary>Whether a convolution is one for this kernel. That depends on the network and not on the number of pictures: one has the same digits alone.</summary>
    public static bool Fits(in WindowGrid windows, int filters, int groups) =>
        groups == 1 && windows.Channels >= FewestChannels && filters >= FewestChannels && (long)windows.Channels * filters <= MostWeights
        && IsPlain(windows.Rows) && IsPlain(windows.Columns) && WinogradConvolution.Pays(windows);

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, bool accumulate)
    {
        if (!TryForward(x, w, bias, y, accumulate, finish: null))
        {
            _plain.Forward(x, w, bias, y, accumulate);
        }
    }

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, ConvolutionFinish finish)
    {
        if (!TryForward(x, w, bias, y, accumulate: false, finish))
        {
            _plain.Forward(x, w, bias, y, finish);
        }
    }

    /// <inheritdoc/>
    public void InputGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> dx, bool accumulate) =>
        _plain.InputGradient(dy, w, bias, dx, accumulate);

    /// <inheritdoc/>
    public void KernelGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, bool accumulate) =>
        _plain.KernelGradient(x, dy, dw, accumulate);

    private static bool IsPlain(in WindowAxis axis) => axis is { Window: Window, Stride: 1, Dilation: 1 };

    private bool TryForward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, bool accumulate, ConvolutionFinish? finish)
    {
        fixed (float* px = x, pw = w, pb = bias, py = y)
        {
            float* laid = Laid(pw, w.Length);
            if (laid == null)
            {
                return false;
            }

            _convolution.Run(px, pw, laid, pb, py, accumulate, finish);
            return true;
        }
    }

    // The weights as they are multiplied with; null if one is too large for that, or not finite.
    private float* Laid(float* w, int length)
    {
        var isUnchanged = _variable is not null && _variable.Changes == _seen;
        if (isUnchanged && _isKept)
        {
            return Aligned(_kept!);
        }

        (_seen, _isKept) = (_variable?.Changes ?? -1, false);
        if (!RangeCheck.AreSmall(new ReadOnlySpan<float>(w, length), WinogradConvolution.Largest))
        {
            return null;
        }

        // Weights that have changed since the last time will change again, as they do in a training; only others are kept.
        _isKept = isUnchanged;
        float* target = isUnchanged
            ? Aligned(_kept ??= GC.AllocateUninitializedArray<float>((int)_weights.Length + Scratch.Line, pinned: true))
            : Scratch.Take(Scratch.Purpose.Kernel, _weights.Length);
        _weights.Lay(w, target);
        return target;
    }

    private static float* Aligned(float[] array) => Scratch.Align((float*)Unsafe.AsPointer(ref array[0]));
}
