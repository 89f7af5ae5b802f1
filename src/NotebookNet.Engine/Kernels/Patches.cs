using System.Runtime.Intrinsics;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>
/// The gradients of the numbers under a sliding window, as the rows of a matrix: one row per place, in it tap by tap the channels of a
/// group.
/// </summary>
internal static unsafe class Patches
{
    /// <summary>Adds the rows of some places to the numbers they were taken from.</summary>
    public static void Scatter(in WindowGrid windows, float* rows, int firstChannel, int channels, int first, int places, float* x)
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
                    if (isRun && (uint)row < (uint)height.Input)
                    {
                        // Neighbours with all channels are one run of numbers in the picture.
                        var (from, to) = (Math.Max(left, 0), Math.Min(left + width.Window, width.Input));
                        Add(rows + ((from - left) * channels), image + ((((nint)row * width.Input) + from) * channels), (to - from) * channels);
                        rows += width.Window * channels;
                        continue;
                    }

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
