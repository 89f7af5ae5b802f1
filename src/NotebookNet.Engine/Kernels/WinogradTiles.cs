using System.Runtime.CompilerServices;
using NotebookNet.Operations;

namespace NotebookNet.Kernels;

/// <summary>Where the tiles of <see cref="WinogradConvolution"/> stand, picture by picture, line by line, and what they look at.</summary>
internal sealed unsafe class WinogradTiles(WindowGrid windows)
{
    private readonly int _across = Along(windows.Columns);
    private readonly int _ofPicture = Along(windows.Rows) * Along(windows.Columns);

    // What stands for pixels outside of the picture.
    private readonly float[] _zeros = GC.AllocateArray<float>(windows.Channels, pinned: true);

    /// <summary>How many there are in all pictures.</summary>
    public int Count => windows.Images * _ofPicture;

    /// <summary>How many there are in a picture; those at the right and at the bottom may reach beyond it.</summary>
    public static long CountOf(in WindowGrid windows) => (long)Along(windows.Rows) * Along(windows.Columns);

    /// <summary>The picture of a tile, its first line and column of results, and their numbers.</summary>
    public (int Image, int Row, int Column, int Height, int Width) this[int tile]
    {
        get
        {
            var (image, inside) = Math.DivRem(tile, _ofPicture);
            var (row, column) = Math.DivRem(inside, _across);
            (row, column) = (row * WinogradMaps.Results, column * WinogradMaps.Results);
            return (
                image, row, column,
                Math.Min(WinogradMaps.Results, windows.Rows.Output - row), Math.Min(WinogradMaps.Results, windows.Columns.Output - column));
        }
    }

    /// <summary>Where the channels of the 36 pixels under a tile stand.</summary>
    public void Look(float* x, int tile, float** pixels)
    {
        float* zeros = (float*)Unsafe.AsPointer(ref _zeros[0]);
        var (image, top, left, _, _) = this[tile];
        top -= windows.Rows.Before;
        left -= windows.Columns.Before;
        var (width, channels) = (windows.Columns.Input, windows.Channels);
        float* line = x + ((nint)image * windows.InputSize) + ((((nint)top * width) + left) * channels);
        for (var row = top; row < top + WinogradMaps.Side; row++, line += (nint)width * channels, pixels += WinogradMaps.Side)
        {
            var isInside = (uint)row < (uint)windows.Rows.Input;
            for (var column = 0; column < WinogradMaps.Side; column++)
            {
                pixels[column] = isInside && (uint)(left + column) < (uint)width ? line + (column * channels) : zeros;
            }
        }
    }

    /// <summary>Whether all pixels some tiles look at are within a bound, and those between them, which are read along.</summary>
    public bool AreSmall(float* x, int first, int count, float bound)
    {
        var (from, to) = (this[first], this[first + count - 1]);
        var top = ((nint)from.Image * windows.Rows.Input) + Math.Max(from.Row - windows.Rows.Before, 0);
        var bottom = ((nint)to.Image * windows.Rows.Input) + Math.Min(to.Row - windows.Rows.Before + WinogradMaps.Side, windows.Rows.Input);
        var line = (nint)windows.Columns.Input * windows.Channels;
        return bottom <= top || RangeCheck.AreSmall(new ReadOnlySpan<float>(x + (top * line), checked((int)((bottom - top) * line))), bound);
    }

    private static int Along(in WindowAxis axis) => (axis.Output + WinogradMaps.Results - 1) / WinogradMaps.Results;
}
