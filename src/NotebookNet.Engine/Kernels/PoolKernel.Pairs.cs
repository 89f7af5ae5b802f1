using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <content>Windows of two by two pixels, those of most pools, with their numbers in registers.</content>
internal sealed unsafe partial class PoolKernel<TPool> : IPairPool
    where TPool : struct, IPool
{
    /// <summary>Whether it is a pool of windows of 2 × 2 next to each other, all of them inside of the picture.</summary>
    public bool IsOfPairs => IsPaired(windows.Rows) && IsPaired(windows.Columns);

    /// <inheritdoc/>
    public bool IsLargest => default(TPool).IsLargest;

    /// <inheritdoc/>
    public void Pool(
        float* x, nint line, nint pixel, (int Rows, int Columns, int Channels) size, float* y, nint yLine, nint yPixel, float floor)
    {
        for (var row = 0; row < size.Rows; row++)
        {
            float* window = x + (2 * row * line);
            float* target = y + (row * yLine);
            for (var column = 0; column < size.Columns; column++, window += 2 * pixel, target += yPixel)
            {
                ForwardPair(window, line, pixel, size.Channels, target, floor);
            }
        }
    }

    private static bool IsPaired(in WindowAxis axis) => axis is { Window: 2, Stride: 2, Dilation: 1, Before: 0 } && axis.Output * 2 <= axis.Input;

    private static void ForwardPair(float* x, nint line, nint pixel, int channels, float* y, float floor = float.NegativeInfinity)
    {
        if (Vector512.IsHardwareAccelerated && channels % Sixteen.Width == 0)
        {
            ForwardPair<Sixteen>(x, line, pixel, channels, y, floor);
        }
        else
        {
            ForwardPair<Eight>(x, line, pixel, channels, y, floor);
        }
    }

    private static void ForwardPair<TFloats>(float* x, nint line, nint pixel, int channels, float* y, float floor)
        where TFloats : struct, IFloats<TFloats>
    {
        var least = TFloats.Repeat(floor);
        for (; channels >= TFloats.Width; channels -= TFloats.Width, x += TFloats.Width, y += TFloats.Width)
        {
            var first = TFloats.Load(x);
            var second = TFloats.Load(x + pixel);
            var third = TFloats.Load(x + line);
            var fourth = TFloats.Load(x + line + pixel);

            // The sum of numbers one of which is NaN is NaN; sometimes it is where none of them is.
            if (TFloats.HasNoNaN((first + second) + (third + fourth)))
            {
                TFloats.Store(TFloats.Larger(default(TPool).OfFour(first, second, third, fourth), least), y);
            }
            else
            {
                OneByOne(x, line, pixel, TFloats.Width, y, floor);
            }
        }

        if (channels > 0)
        {
            OneByOne(x, line, pixel, channels, y, floor);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OneByOne(float* x, nint line, nint pixel, int channels, float* y, float floor)
    {
        var (pool, least) = (default(TPool), Vector256.Create(floor));
        for (var channel = 0; channel < channels; channel += Lanes.Width)
        {
            var lanes = Math.Min(Lanes.Width, channels - channel);
            var sum = pool.Next(pool.Next(pool.Start, Lanes.Load(ref *x, channel, lanes)), Lanes.Load(ref *(x + pixel), channel, lanes));
            sum = pool.Next(pool.Next(sum, Lanes.Load(ref *(x + line), channel, lanes)), Lanes.Load(ref *(x + line + pixel), channel, lanes));
            sum = pool.Finish(sum, 4);
            Lanes.Store(Vector256.ConditionalSelect(Vector256.LessThan(sum, least), least, sum), ref *y, channel, lanes);
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
}
