using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>
/// A block of the left side of a large product, copied so that it lies close together. Where rows are a power of two apart, as those
/// of a 1024 × 1024 matrix, they all fall into the same few places of the first-level cache and push each other out.
/// </summary>
internal static unsafe class LeftBlock
{
    /// <summary>The most rows of a block.</summary>
    public const int Rows = 64;

    /// <summary>The most columns of a block.</summary>
    public const int Columns = 1024;

    // A line of the cache more than the numbers: neighbours lie in different places of the cache.
    private const int Line = 16;

    private static readonly int[] Neighbours = Table(1);
    private static readonly int[] RowStarts = Table(Columns + Line);
    private static readonly int[] ColumnStarts = Table(Rows + Line);

    /// <summary>Copies a block whose element (r, p) is a[r · row + p · step], where one of the two distances is 1.</summary>
    /// <param name="a">The first element.</param>
    /// <param name="row">Distance between rows.</param>
    /// <param name="step">Distance between columns.</param>
    /// <param name="rows">How many rows, at most <see cref="Rows"/>.</param>
    /// <param name="columns">How many columns, at most <see cref="Columns"/>.</param>
    /// <returns>The copy, whose element (r, p) is Numbers[Rows[r] + Steps[p]].</returns>
    public static (nint Numbers, nint Rows, nint Steps) Copy(float* a, nint row, nint step, int rows, int columns)
    {
        var rowsLie = step == 1;
        var (lines, length, from, to) = rowsLie ? (rows, columns, row, Columns + Line) : (columns, rows, step, Rows + Line);
        float* numbers = Scratch.Take(Scratch.Purpose.LeftSide, (long)lines * to);
        for (var i = 0; i < lines; i++)
        {
            if (i + Prefetch.Ahead < lines)
            {
                Prefetch.Row(new ReadOnlySpan<float>(a + ((i + Prefetch.Ahead) * from), length));
            }

            new ReadOnlySpan<float>(a + (i * from), length).CopyTo(new Span<float>(numbers + ((nint)i * to), length));
        }

        return ((nint)numbers, Address(rowsLie ? RowStarts : Neighbours), Address(rowsLie ? Neighbours : ColumnStarts));
    }

    private static nint Address(int[] pinned) => (nint)Unsafe.AsPointer(ref pinned[0]);

    private static int[] Table(int distance)
    {
        var table = GC.AllocateArray<int>(Math.Max(Rows, Columns), pinned: true);
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = i * distance;
        }

        return table;
    }
}
