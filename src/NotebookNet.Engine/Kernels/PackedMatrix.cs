using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>
/// A matrix B (k × n) that many products share: laid out once as the innermost loops want it, then C += A · B for any rows.
/// <see cref="MatrixMultiply"/> lays B out anew for every product; the steps of a recurrent layer all use the same one.
/// Each element of C is one chain of fused multiply-adds in the order of k, so it does not depend on how the rows are cut.
/// </summary>
internal sealed unsafe class PackedMatrix(int k, int n)
{
    // A panel (KBlock × 16 floats) stays in the first-level cache, a block of rows of A in the second.
    private const int KBlock = 256;
    private const int RowBlock = 16 * MicroKernel.Rows;

    private readonly float[] _panels = GC.AllocateArray<float>(
        checked((n + MicroKernel.Columns - 1) / MicroKernel.Columns * MicroKernel.Columns * k), pinned: true);

    /// <summary>Takes over the numbers of B; element (p, j) is <paramref name="source"/>[p · step + j · column].</summary>
    public void Pack(ReadOnlySpan<float> source, int step, int column)
    {
        // Panel i holds columns 16i … 16i + 15, one k after the other; where B has no such column the zeros of the start stay.
        for (var first = 0; first < n; first += MicroKernel.Columns)
        {
            var width = Math.Min(MicroKernel.Columns, n - first);
            for (var p = 0; p < k; p++)
            {
                var target = _panels.AsSpan((first * k) + (p * MicroKernel.Columns), width);
                var start = (p * step) + (first * column);
                if (column == 1)
                {
                    source.Slice(start, width).CopyTo(target);
                    continue;
                }

                for (var j = 0; j < width; j++)
                {
                    target[j] = source[start + (j * column)];
                }
            }
        }
    }

    /// <summary>C += A · B for <paramref name="rows"/> rows, which stand <paramref name="aRow"/> and <paramref name="cRow"/> apart.</summary>
    public void MultiplyAdd(int rows, ReadOnlySpan<float> a, int aRow, Span<float> c, int cRow)
    {
        if (rows == 0 || n == 0 || k == 0)
        {
            return;
        }

        // What the loops below will touch must lie inside of the spans.
        a = a[..(((rows - 1) * aRow) + k)];
        c = c[..(((rows - 1) * cRow) + n)];
        fixed (float* pa = a, pc = c)
        {
            Multiply(rows, pa, aRow, pc, cRow);
        }
    }

    private void Multiply(int rows, float* a, nint aRow, float* c, nint cRow)
    {
        float* tile = stackalloc float[MicroKernel.Rows * MicroKernel.Columns];
        float* panels = (float*)Unsafe.AsPointer(ref _panels[0]);
        for (var p = 0; p < k; p += KBlock)
        {
            var depth = Math.Min(KBlock, k - p);
            for (var block = 0; block < rows; block += RowBlock)
            {
                var blockEnd = Math.Min(block + RowBlock, rows);
                for (var column = 0; column < n; column += MicroKernel.Columns)
                {
                    float* b = panels + ((nint)column * k) + ((nint)p * MicroKernel.Columns);
                    var width = Math.Min(MicroKernel.Columns, n - column);
                    for (var row = block; row < blockEnd; row += MicroKernel.Rows)
                    {
                        var count = Math.Min(MicroKernel.Rows, blockEnd - row);
                        float* target = c + (row * cRow) + column;
                        if (width == MicroKernel.Columns)
                        {
                            MicroKernel.Run(count, depth, a + (row * aRow) + p, aRow, 1, b, MicroKernel.Columns, target, cRow);
                        }
                        else
                        {
                            CopyTile(target, cRow, tile, MicroKernel.Columns, count, width);
                            MicroKernel.Run(count, depth, a + (row * aRow) + p, aRow, 1, b, MicroKernel.Columns, tile, MicroKernel.Columns);
                            CopyTile(tile, MicroKernel.Columns, target, cRow, count, width);
                        }
                    }
                }
            }
        }
    }

    private static void CopyTile(float* source, nint sourceRow, float* target, nint targetRow, int rows, int width)
    {
        for (var r = 0; r < rows; r++, source += sourceRow, target += targetRow)
        {
            for (var j = 0; j < width; j++)
            {
                target[j] = source[j];
            }
        }
    }
}
