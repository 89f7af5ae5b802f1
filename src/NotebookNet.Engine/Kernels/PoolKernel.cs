using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>One number for the numbers under each window, channel by channel, and the way back. Cut by pictures, and
/// forward also by lines when there are few.</summary>
internal sealed unsafe class PoolKernel<TPool>(WindowGrid windows) : IParallelWork, IPairPool
    where TPool : struct, IPool
{
    private const long WorthSharing = 1 << 14;

    private readonly long _work = (long)windows.Images * windows.Places * windows.Taps * windows.Channels;

    // Whether no number lies under two windows, and whether each lies under one.
    private readonly bool _isDisjoint = windows.Rows.Stride >= windows.Rows.Window && windows.Columns.Stride >= windows.Columns.Window;
    private readonly bool _isTiling = IsTiled(windows.Rows) && IsTiled(windows.Columns);
    private float* _x;
    private float* _y;
    private float* _dx;
    private float* _dy;
    private bool _accumulate;

    // Whether the gradient is added to what stands there: an earlier gradient, or that of another window.
    private bool _adds;
    private int _partsOfPicture;

    /// <summary>y = the pool of each window.</summary>
    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        fixed (float* px = x, py = y)
        {
            _x = px;
            _y = py;
            _dx = null;
            Share(Math.Clamp(Workers.Count / Math.Max(windows.Images, 1), 1, Math.Max(windows.Rows.Output, 1)));
        }
    }

    /// <summary>The gradient of the pictures, or added to what is there.</summary>
    public void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        fixed (float* px = x, py = y, pdx = dx, pdy = dy)
        {
            _x = px;
            _y = py;
            _dx = pdx;
            _dy = pdy;
            _accumulate = accumulate;
            _adds = accumulate || !_isDisjoint;

            // In one piece: windows of neighbouring lines may share numbers.
            Share(1);
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var (image, piece) = Math.DivRem(part, _partsOfPicture);
        if (_dx != null && !_accumulate && !_isTiling)
        {
            new Span<float>(_dx + ((nint)image * windows.InputSize), windows.InputSize).Clear();
        }

        var (first, last) = (windows.Rows.Output * piece / _partsOfPicture, windows.Rows.Output * (piece + 1) / _partsOfPicture);
        var output = (((nint)image * windows.Places) + (first * windows.Columns.Output)) * windows.Channels;
        for (var line = first; line < last; line++)
        {
            var (top, bottom) = Inside(windows.Rows, line);
            for (var column = 0; column < windows.Columns.Output; column++, output += windows.Channels)
            {
                var (left, right) = Inside(windows.Columns, column);
                var input = ((nint)image * windows.InputSize) + ((((nint)top * windows.Columns.Input) + left) * windows.Channels);
                var isPair = bottom - top == 2 && right - left == 2;
                switch (_dx == null, isPair && (_dx == null || windows.Channels % Lanes.Width == 0))
                {
                    case (true, true):
                        ForwardPair(_x + input, windows.Columns.Input * (nint)windows.Channels, windows.Channels, windows.Channels, _y + output);
                        break;
                    case (true, false):
                        ForwardPlace(input, output, bottom - top, right - left);
                        break;
                    case (false, true):
                        BackwardPair(_x + input, _y + output, _dy + output, _dx + input);
                        break;
                    default:
                        BackwardPlace(input, output, bottom - top, right - left);
                        break;
                }
            }
        }
    }

    // The part of a window that lies inside of the picture.
    private static (int First, int Last) Inside(in WindowAxis axis, int place)
    {
        var start = axis.Start(place);
        return (Math.Max(start, 0), Math.Min(start + axis.Window, axis.Input));
    }

    private static bool IsTiled(in WindowAxis axis) => axis.Stride == axis.Window && axis.Before == 0 && axis.Output * axis.Stride >= axis.Input;

    private void Share(int partsOfPicture)
    {
        _partsOfPicture = partsOfPicture;
        Parts.Run(this, windows.Images * partsOfPicture, _work, WorthSharing);
    }

    /// <summary>Whether it is a pool of windows of 2 × 2 next to each other, all of them inside of the picture.</summary>
    public bool IsOfPairs => IsPaired(windows.Rows) && IsPaired(windows.Columns);

    /// <inheritdoc/>
    public bool IsLargest => default(TPool).IsLargest;

    /// <inheritdoc/>
    public void Pool(float* x, nint line, nint pixel, (int Rows, int Columns, int Channels) size, float* y, nint yLine, nint yPixel)
    {
        for (var row = 0; row < size.Rows; row++)
        {
            float* window = x + (2 * row * line);
            float* target = y + (row * yLine);
            for (var column = 0; column < size.Columns; column++, window += 2 * pixel, target += yPixel)
            {
                ForwardPair(window, line, pixel, size.Channels, target);
            }
        }
    }

    private static bool IsPaired(in WindowAxis axis) => axis is { Window: 2, Stride: 2, Dilation: 1, Before: 0 } && axis.Output * 2 <= axis.Input;

    // Two by two pixels, the window of most pools, with their numbers in registers.
    private static void ForwardPair(float* x, nint line, nint pixel, int channels, float* y)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            ForwardPair<Eight>(x, line, pixel, channels, y);
        }
        else
        {
            ForwardPair<Sixteen>(x, line, pixel, channels, y);
        }
    }

    private static void ForwardPair<TFloats>(float* x, nint line, nint pixel, int channels, float* y)
        where TFloats : struct, IFloats<TFloats>
    {
        for (; channels >= TFloats.Width; channels -= TFloats.Width, x += TFloats.Width, y += TFloats.Width)
        {
            var first = TFloats.Load(x);
            var second = TFloats.Load(x + pixel);
            var third = TFloats.Load(x + line);
            var fourth = TFloats.Load(x + line + pixel);

            // The sum of numbers one of which is NaN is NaN; sometimes it is where none of them is.
            if (TFloats.HasNoNaN((first + second) + (third + fourth)))
            {
                TFloats.Store(default(TPool).OfFour(first, second, third, fourth), y);
            }
            else
            {
                OneByOne(x, line, pixel, TFloats.Width, y);
            }
        }

        if (channels > 0)
        {
            OneByOne(x, line, pixel, channels, y);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OneByOne(float* x, nint line, nint pixel, int channels, float* y)
    {
        var pool = default(TPool);
        for (var channel = 0; channel < channels; channel += Lanes.Width)
        {
            var lanes = Math.Min(Lanes.Width, channels - channel);
            var sum = pool.Next(pool.Next(pool.Start, Lanes.Load(ref *x, channel, lanes)), Lanes.Load(ref *(x + pixel), channel, lanes));
            sum = pool.Next(pool.Next(sum, Lanes.Load(ref *(x + line), channel, lanes)), Lanes.Load(ref *(x + line + pixel), channel, lanes));
            Lanes.Store(pool.Finish(sum, 4), ref *y, channel, lanes);
        }
    }

    private void BackwardPair(float* x, float* y, float* dy, float* dx)
    {
        var pool = default(TPool);
        nint channels = windows.Channels;
        var below = windows.Columns.Input * channels;
        for (float* end = x + channels; x < end; x += Lanes.Width, y += Lanes.Width, dy += Lanes.Width, dx += Lanes.Width)
        {
            var (largest, rest) = (Vector256.Load(y), Vector256.Load(dy));
            var first = pool.Share(Vector256.Load(x), largest, ref rest, 4);
            var second = pool.Share(Vector256.Load(x + channels), largest, ref rest, 4);
            var third = pool.Share(Vector256.Load(x + below), largest, ref rest, 4);
            var fourth = pool.Share(Vector256.Load(x + below + channels), largest, ref rest, 4);
            if (_adds)
            {
                first += Vector256.Load(dx);
                second += Vector256.Load(dx + channels);
                third += Vector256.Load(dx + below);
                fourth += Vector256.Load(dx + below + channels);
            }

            first.Store(dx);
            second.Store(dx + channels);
            third.Store(dx + below);
            fourth.Store(dx + below + channels);
        }
    }

    private void ForwardPlace(nint input, nint output, int rows, int columns)
    {
        nint line = windows.Columns.Input * windows.Channels;
        nint channels = windows.Channels;
        for (var channel = 0; channel < channels; channel += Lanes.Width)
        {
            var lanes = Math.Min(Lanes.Width, (int)channels - channel);
            float* row = _x + input + channel;
            var sum = default(TPool).Start;
            for (var i = 0; i < rows; i++, row += line)
            {
                float* x = row;
                for (var j = 0; j < columns; j++, x += channels)
                {
                    sum = default(TPool).Next(sum, Lanes.Load(ref *x, 0, lanes));
                }
            }

            Lanes.Store(default(TPool).Finish(sum, rows * columns), ref *(_y + output), channel, lanes);
        }
    }

    private void BackwardPlace(nint input, nint output, int rows, int columns)
    {
        nint line = windows.Columns.Input * windows.Channels;
        nint channels = windows.Channels;
        for (var channel = 0; channel < channels; channel += Lanes.Width)
        {
            var lanes = Math.Min(Lanes.Width, (int)channels - channel);
            var y = Lanes.Load(ref *(_y + output), channel, lanes);
            var dy = Lanes.Load(ref *(_dy + output), channel, lanes);
            var row = input + channel;
            for (var i = 0; i < rows; i++, row += line)
            {
                var at = row;
                for (var j = 0; j < columns; j++, at += channels)
                {
                    ref var dx = ref *(_dx + at);
                    var share = default(TPool).Share(Lanes.Load(ref *(_x + at), 0, lanes), y, ref dy, rows * columns);
                    Lanes.Store(_adds ? Lanes.Load(ref dx, 0, lanes) + share : share, ref dx, 0, lanes);
                }
            }
        }
    }
}
