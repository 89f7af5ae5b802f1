using System.Runtime.CompilerServices;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>
/// Where the numbers under a sliding window stand: number (place, tap) at places[place] + taps[tap] from the first line. With this a
/// convolution is a matrix product over the picture as it lies: no matrix of windows is ever laid out.
/// </summary>
internal sealed unsafe class WindowPlaces
{
    private readonly WindowGrid _windows;
    private readonly int[] _places;
    private readonly int[] _taps;
    private readonly int _width;
    private readonly bool _isPadded;

    /// <summary>The places of one picture and the taps of one group of channels.</summary>
    public WindowPlaces(in WindowGrid windows, int channelsPerGroup)
    {
        _windows = windows;
        var (rows, columns) = (windows.Rows, windows.Columns);
        _isPadded = LeavesPicture(rows) || LeavesPicture(columns);
        _width = _isPadded ? Reach(columns) : columns.Input;
        _places = GC.AllocateUninitializedArray<int>(Math.Max(windows.Places, 1), pinned: true);
        for (var place = 0; place < windows.Places; place++)
        {
            var (line, column) = Math.DivRem(place, columns.Output);
            _places[place] = ((line * rows.Stride * _width) + (column * columns.Stride)) * windows.Channels;
        }

        _taps = GC.AllocateUninitializedArray<int>(Math.Max(windows.Taps * channelsPerGroup, 1), pinned: true);
        for (var tap = 0; tap < windows.Taps * channelsPerGroup; tap++)
        {
            var (position, channel) = Math.DivRem(tap, channelsPerGroup);
            var (row, column) = Math.DivRem(position, columns.Window);
            _taps[tap] = (((row * rows.Dilation * _width) + (column * columns.Dilation)) * windows.Channels) + channel;
        }
    }

    /// <summary>Where each place starts, line by line.</summary>
    public int* Places => (int*)Unsafe.AsPointer(ref _places[0]);

    /// <summary>How far each number under a window is from the place's start: tap by tap the channels of a group.</summary>
    public int* Taps => (int*)Unsafe.AsPointer(ref _taps[0]);

    /// <summary>The first number the windows of some lines see: in the picture, or in a copy with zeros around it.</summary>
    /// <param name="x">The pictures.</param>
    /// <param name="image">Which picture.</param>
    /// <param name="first">The first line of places.</param>
    /// <param name="lines">How many lines.</param>
    public float* Lines(float* x, int image, int first, int lines)
    {
        var (rows, columns, channels) = (_windows.Rows, _windows.Columns, _windows.Channels);
        float* picture = x + ((nint)image * _windows.InputSize);
        var top = rows.Start(first);
        if (!_isPadded)
        {
            return picture + ((nint)top * _width * channels);
        }

        var height = ((lines - 1) * rows.Stride) + Span(rows);
        float* padded = Scratch.Take(Scratch.Purpose.Picture, (long)height * _width * channels);
        var before = columns.Before * channels;
        var inside = Math.Min(columns.Input, _width - columns.Before) * channels;
        for (var row = 0; row < height; row++)
        {
            var line = new Span<float>(padded + ((nint)row * _width * channels), _width * channels);
            if ((uint)(top + row) >= (uint)rows.Input)
            {
                line.Clear();
                continue;
            }

            line[..before].Clear();
            new ReadOnlySpan<float>(picture + ((nint)(top + row) * columns.Input * channels), inside).CopyTo(line[before..]);
            line[(before + inside)..].Clear();
        }

        return padded;
    }

    private static int Span(in WindowAxis axis) => ((axis.Window - 1) * axis.Dilation) + 1;

    // How many numbers all windows together span, from the first one's start to the last one's end.
    private static int Reach(in WindowAxis axis) => Math.Max((((axis.Output - 1) * axis.Stride) + Span(axis)), axis.Before);

    private static bool LeavesPicture(in WindowAxis axis) => axis.Before > 0 || Reach(axis) > axis.Input;
}
