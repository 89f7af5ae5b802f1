using System.Runtime.Intrinsics;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>
/// The numbers under a sliding window, laid out as the rows of a matrix: one row per place, in it tap by tap the channels of a
/// group. With it a convolution is a matrix product.
/// </summary>
internal static unsafe class Patches
{
    /// <summary>Writes the rows of some places; outside of the picture are zeros.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="x">The pictures.</param>
    /// <param name="firstChannel">The first channel of the group.</param>
    /// <param name="channels">How many channels the group has.</param>
    /// <param name="first">The first place, counted through all pictures.</param>
    /// <param name="places">How many places.</param>
    /// <param name="rows">Where the rows go.</param>
    public static void Gather(in WindowGrid windows, float* x, int firstChannel, int channels, int first, int places, float* rows)
    {
        var (height, width) = (windows.Rows, windows.Columns);
        var isRun = width.Dilation == 1 && channels == windows.Channels;
        for (int end = first + places, next; first < end; first = next)
        {
            var (line, place) = Math.DivRem(first, width.Output);
            next = Math.Min(end, first - place + width.Output);
            float* image = x + ((nint)(line / height.Output) * windows.InputSize) + firstChannel;
            var top = height.Start(line % height.Output);
            for (var left = width.Start(place); first < next; first++, left += width.Stride)
            {
                for (var i = 0; i < height.Window; i++)
                {
                    var row = top + (i * height.Dilation);
                    if ((uint)row >= (uint)height.Input)
                    {
                        Clear(rows, width.Window * channels);
                        rows += width.Window * channels;
                    }
                    else if (isRun)
                    {
                        rows = GatherRun(image + ((nint)row * width.Input * channels), left, width, channels, rows);
                    }
                    else
                    {
                        rows = GatherTaps(image + ((nint)row * width.Input * windows.Channels), left, width, windows.Channels, channels, rows);
                    }
                }
            }
        }
    }

    /// <summary>Adds the rows of some places to the numbers they were taken from.</summary>
    public static void Scatter(in WindowGrid windows, float* rows, int firstChannel, int channels, int first, int places, float* x)
    {
        var (height, width) = (windows.Rows, windows.Columns);
        for (int end = first + places, next; first < end; first = next)
        {
            var (line, place) = Math.DivRem(first, width.Output);
            next = Math.Min(end, first - place + width.Output);
            float* image = x + ((nint)(line / height.Output) * windows.InputSize) + firstChannel;
            var top = height.Start(line % height.Output);
            for (var left = width.Start(place); first < next; first++, left += width.Stride)
            {
                for (var i = 0; i < height.Window; i++)
                {
                    var row = top + (i * height.Dilation);
                    for (var j = 0; j < width.Window; j++, rows += channels)
                    {
                        var column = left + (j * width.Dilation);
                        if ((uint)row < (uint)height.Input && (uint)column < (uint)width.Input)
                        {
                            Add(rows, image + ((((nint)row * width.Input) + column) * windows.Channels), channels);
                        }
                    }
                }
            }
        }
    }

    // Neighbours without dilation and with all channels are one run of numbers in the picture.
    private static float* GatherRun(float* row, int left, in WindowAxis width, int channels, float* target)
    {
        var first = Math.Max(left, 0);
        var last = Math.Min(left + width.Window, width.Input);
        var before = Math.Min(first - left, width.Window) * channels;
        var inside = Math.Max(last - first, 0) * channels;
        var after = (width.Window * channels) - before - inside;
        Clear(target, before);
        Copy(row + ((nint)first * channels), target + before, inside);
        Clear(target + before + inside, after);
        return target + before + inside + after;
    }

    private static float* GatherTaps(float* row, int left, in WindowAxis width, int allChannels, int channels, float* target)
    {
        for (var j = 0; j < width.Window; j++, target += channels)
        {
            var column = left + (j * width.Dilation);
            if ((uint)column < (uint)width.Input)
            {
                Copy(row + ((nint)column * allChannels), target, channels);
            }
            else
            {
                Clear(target, channels);
            }
        }

        return target;
    }

    private static void Copy(float* source, float* target, int length)
    {
        var i = 0;
        for (; i <= length - Lanes.Width; i += Lanes.Width)
        {
            Vector256.Load(source + i).Store(target + i);
        }

        for (; i < length; i++)
        {
            target[i] = source[i];
        }
    }

    private static void Clear(float* target, int length)
    {
        for (var i = 0; i < length; i++)
        {
            target[i] = 0;
        }
    }

    private static void Add(float* source, float* target, int length)
    {
        var i = 0;
        for (; i <= length - Lanes.Width; i += Lanes.Width)
        {
            (Vector256.Load(target + i) + Vector256.Load(source + i)).Store(target + i);
        }

        for (; i < length; i++)
        {
            target[i] += source[i];
        }
    }
}
