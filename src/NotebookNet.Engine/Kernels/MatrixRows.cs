using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookNet.Kernels;

/// <summary>Rows and columns of matrices, moved.</summary>
internal static unsafe class MatrixRows
{
    private const int Side = 8;

    /// <summary>The same row again and again.</summary>
    public static void Fill(float* row, float* target, int rows, int width)
    {
        for (var i = 0; i < rows; i++, target += width)
        {
            new ReadOnlySpan<float>(row, width).CopyTo(new Span<float>(target, width));
        }
    }

    /// <summary>Some columns of a matrix to another; the rows of both may lie further apart than they are wide.</summary>
    public static void CopyColumns(float* source, nint sourceRow, float* target, nint targetRow, int rows, int width)
    {
        for (var i = 0; i < rows; i++, source += sourceRow, target += targetRow)
        {
            var j = 0;
            for (; j <= width - Lanes.Width; j += Lanes.Width)
            {
                Vector256.Load(source + j).Store(target + j);
            }

            if (j < width)
            {
                Lanes.StorePartial(Lanes.LoadPartial(ref source[j], width - j), ref target[j], width - j);
            }
        }
    }

    /// <summary>A matrix (rows, columns) turned to (columns, rows).</summary>
    public static void Transpose(float* source, float* target, int rows, int columns) => Transpose(source, columns, target, rows, rows, columns);

    /// <summary>A matrix (rows, columns) turned; the rows of both may lie further apart than they are wide.</summary>
    public static void Transpose(float* source, nint sourceRow, float* target, nint targetRow, int rows, int columns)
    {
        var (wholeRows, wholeColumns) = Avx.IsSupported ? (rows / Side * Side, columns / Side * Side) : (0, 0);
        for (var j = 0; j < wholeColumns; j += Side)
        {
            for (var i = 0; i < wholeRows; i += Side)
            {
                TransposeSquare(source + (i * sourceRow) + j, sourceRow, target + (j * targetRow) + i, targetRow);
            }
        }

        TransposeRest(source, sourceRow, target, targetRow, (0, wholeRows), (wholeColumns, columns));
        TransposeRest(source, sourceRow, target, targetRow, (wholeRows, rows), (0, columns));
    }

    private static void TransposeRest(
        float* source, nint sourceRow, float* target, nint targetRow, (int First, int Last) rows, (int First, int Last) columns)
    {
        for (var j = columns.First; j < columns.Last; j++)
        {
            for (var i = rows.First; i < rows.Last; i++)
            {
                target[(j * targetRow) + i] = source[(i * sourceRow) + j];
            }
        }
    }

    // Eight rows of eight: neighbours are paired, the pairs paired, and the halves exchanged.
    private static void TransposeSquare(float* source, nint sourceRow, float* target, nint targetRow)
    {
        float* source4 = source + (4 * sourceRow);
        var (r0, r4) = (Avx.LoadVector256(source), Avx.LoadVector256(source4));
        var (r1, r5) = (Avx.LoadVector256(source + sourceRow), Avx.LoadVector256(source4 + sourceRow));
        var (r2, r6) = (Avx.LoadVector256(source + (2 * sourceRow)), Avx.LoadVector256(source4 + (2 * sourceRow)));
        var (r3, r7) = (Avx.LoadVector256(source + (3 * sourceRow)), Avx.LoadVector256(source4 + (3 * sourceRow)));
        var (p0, p1, p2, p3) = (Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1), Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
        var (p4, p5, p6, p7) = (Avx.UnpackLow(r4, r5), Avx.UnpackHigh(r4, r5), Avx.UnpackLow(r6, r7), Avx.UnpackHigh(r6, r7));
        Columns(p0, p2, p4, p6, target, targetRow);
        Columns(p1, p3, p5, p7, target + (2 * targetRow), targetRow);

        static void Columns(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, float* target, nint targetRow)
        {
            var (even, odd) = (Avx.Shuffle(a, b, 0x44), Avx.Shuffle(a, b, 0xee));
            var (evenBelow, oddBelow) = (Avx.Shuffle(c, d, 0x44), Avx.Shuffle(c, d, 0xee));
            Avx.Permute2x128(even, evenBelow, 0x20).Store(target);
            Avx.Permute2x128(odd, oddBelow, 0x20).Store(target + targetRow);
            Avx.Permute2x128(even, evenBelow, 0x31).Store(target + (4 * targetRow));
            Avx.Permute2x128(odd, oddBelow, 0x31).Store(target + (5 * targetRow));
        }
    }
}
