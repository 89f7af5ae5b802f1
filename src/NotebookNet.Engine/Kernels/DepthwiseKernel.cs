using System.Runtime.Intrinsics;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>
/// The depthwise convolution: each channel has its own small kernel, w (h, w, 1, C), and gives one channel. There is nothing to
/// multiply as a matrix, so eight channels at a time go through the taps.
/// </summary>
internal sealed unsafe class DepthwiseKernel : IConvolutionKernel, IParallelWork
{
    private const long WorthSharing = 1 << 16;
    private const int MostPartials = 8;

    private readonly WindowGrid _windows;
    private readonly long _work;
    private readonly int _partials;
    private Stage _stage;
    private float* _x;
    private float* _w;
    private float* _bias;
    private float* _y;
    private bool _accumulate;

    /// <summary>A depthwise convolution of fixed sizes.</summary>
    public DepthwiseKernel(in WindowGrid windows)
    {
        _windows = windows;
        _work = (long)windows.Images * windows.Places * windows.Taps * windows.Channels;
        _partials = (int)Math.Clamp(Math.Min(_work / WorthSharing, windows.Images), 1, MostPartials);
    }

    private enum Stage
    {
        Forward,
        InputGradient,
        KernelGradient,
    }

    private int KernelLength => _windows.Taps * _windows.Channels;

    /// <summary>Whether this kernel can do a convolution: every channel is a group, with one filter.</summary>
    public static bool Fits(in WindowGrid windows, int filters, int groups) => groups == windows.Channels && filters == groups;

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> y, bool accumulate)
    {
        fixed (float* px = x, pw = w, pb = bias, py = y)
        {
            _x = px;
            _w = pw;
            _bias = pb;
            _y = py;
            _accumulate = accumulate;
            Share(Stage.Forward, _windows.Images);
        }
    }

    /// <inheritdoc/>
    public void InputGradient(ReadOnlySpan<float> dy, ReadOnlySpan<float> w, ReadOnlySpan<float> bias, Span<float> dx, bool accumulate)
    {
        fixed (float* px = dx, pw = w, pb = bias, py = dy)
        {
            _x = px;
            _w = pw;
            _bias = pb;
            _y = py;
            _accumulate = accumulate;
            Share(Stage.InputGradient, _windows.Images);
        }
    }

    /// <inheritdoc/>
    public void KernelGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dw, bool accumulate)
    {
        fixed (float* px = x, py = dy)
        {
            var sums = Scratch.Take(Scratch.Purpose.Partials, (long)_partials * KernelLength);
            _x = px;
            _w = sums;
            _y = py;
            Share(Stage.KernelGradient, _partials);
            dw = dw[..KernelLength];
            if (!accumulate)
            {
                dw.Clear();
            }

            for (var part = 0; part < _partials; part++)
            {
                Elementwise.Add(new ReadOnlySpan<float>(sums + ((nint)part * KernelLength), KernelLength), dw);
            }
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        if (_stage != Stage.KernelGradient)
        {
            Prepare(part);
            Walk(part, _w);
            return;
        }

        float* sums = _w + ((nint)part * KernelLength);
        new Span<float>(sums, KernelLength).Clear();
        var last = (int)((long)_windows.Images * (part + 1) / _partials);
        for (var image = (int)((long)_windows.Images * part / _partials); image < last; image++)
        {
            Walk(image, sums);
        }
    }

    private void Share(Stage stage, int parts)
    {
        _stage = stage;
        Parts.Run(this, parts, _work, WorthSharing);
    }

    // The result of a picture starts as the bias, as what is there, or as zeros.
    private void Prepare(int image)
    {
        var size = _stage == Stage.Forward ? _windows.Places * _windows.Channels : _windows.InputSize;
        float* target = (_stage == Stage.Forward ? _y : _x) + ((nint)image * size);
        if (_bias != null)
        {
            MatrixRows.Fill(_bias, target, size / _windows.Channels, _windows.Channels);
        }
        else if (!_accumulate)
        {
            new Span<float>(target, size).Clear();
        }
    }

    private void Walk(int image, float* w)
    {
        var (rows, columns, channels) = (_windows.Rows, _windows.Columns, _windows.Channels);
        float* x = _x + ((nint)image * _windows.InputSize);
        float* y = _y + ((nint)image * _windows.Places * channels);
        for (var place = 0; place < _windows.Places; place++, y += channels)
        {
            var top = rows.Start(place / columns.Output);
            var left = columns.Start(place % columns.Output);
            for (var tap = 0; tap < _windows.Taps; tap++)
            {
                var i = top + (tap / columns.Window * rows.Dilation);
                var j = left + (tap % columns.Window * columns.Dilation);
                if ((uint)i < (uint)rows.Input && (uint)j < (uint)columns.Input)
                {
                    Tap(x + ((((nint)i * columns.Input) + j) * channels), w + ((nint)tap * channels), y, channels);
                }
            }
        }
    }

    private void Tap(float* x, float* w, float* y, int channels)
    {
        switch (_stage)
        {
            case Stage.Forward:
                MultiplyAdd(x, w, y, channels);
                break;
            case Stage.InputGradient:
                MultiplyAdd(y, w, x, channels);
                break;
            default:
                MultiplyAdd(x, y, w, channels);
                break;
        }
    }

    // c += a · b
    private static void MultiplyAdd(float* a, float* b, float* c, int length)
    {
        for (var i = 0; i < length; i += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, length - i);
            var sum = Vector256.FusedMultiplyAdd(Lanes.Load(ref *a, i, count), Lanes.Load(ref *b, i, count), Lanes.Load(ref *c, i, count));
            Lanes.Store(sum, ref *c, i, count);
        }
    }
}
