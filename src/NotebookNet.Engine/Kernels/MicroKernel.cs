using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// The innermost loops of a matrix product: a tile of C, some rows of two registers each, kept in registers while k runs.
/// Each number of C is one chain of fused multiply-adds in the order of k, whatever tile it falls into: that is why results
/// do not depend on blocking, threads or vector width.
/// </summary>
/// <remarks>
/// The left side is any matrix whose element (r, k) stands at a[rows[r] + steps[k]]: rows and columns of a plain matrix or of its
/// transpose, and as well the places and taps of a convolution.
/// </remarks>
internal static unsafe class MicroKernel
{
    /// <summary>More columns than this no tile has.</summary>
    public const int MostColumns = 32;

    /// <summary>More rows than this no tile has.</summary>
    public const int MostRows = 9;

    /// <summary>The columns of a tile for a narrow matrix.</summary>
    public const int NarrowColumns = 16;

    /// <summary>The columns of a tile: two registers.</summary>
    public static int Columns => Vector512.IsHardwareAccelerated ? 32 : 16;

    /// <summary>The rows of a tile, as many as the processor has registers for.</summary>
    public static int Rows => Vector512.IsHardwareAccelerated ? 8 : 6;

    /// <summary>C[r, …] = start[r, …] + Σₖ A[r, k] · B[k, …] for some rows, in tiles.</summary>
    /// <param name="narrow">Whether there are <see cref="NarrowColumns"/> instead of <see cref="Columns"/>.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="k">How many steps.</param>
    /// <param name="a">A.</param>
    /// <param name="rows">Where each row of A starts.</param>
    /// <param name="steps">How far from there each k is.</param>
    /// <param name="b">The first element of B.</param>
    /// <param name="bStep">Distance from one k to the next in B.</param>
    /// <param name="start">Where the chains start: C itself, or one row for all.</param>
    /// <param name="startRow">Distance from one row of the start to the next.</param>
    /// <param name="c">The first element of C.</param>
    /// <param name="cRow">Distance from one row of C to the next.</param>
    public static void Run(
        bool narrow, int count, int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            RunSixes(count, k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }
        else if (narrow)
        {
            RunEights<Vector512<float>, OnceSixteen>(count, k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }
        else
        {
            RunEights<Vector512<float>, TwiceSixteen>(count, k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }
    }

    private static void RunSixes(
        int count, int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
    {
        for (; count >= 12 || count is 6; count -= 6, rows += 6, start += 6 * startRow, c += 6 * cRow)
        {
            Tiles.Six<Vector256<float>, TwiceEight>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }

        RunFew<Vector256<float>, TwiceEight>(count, k, a, rows, steps, b, bStep, start, startRow, c, cRow);
    }

    private static void RunEights<TVector, TLanes>(
        int count, int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        for (; count is >= 16 or 8 or 12 or 13 or 14; count -= 8, rows += 8, start += 8 * startRow, c += 8 * cRow)
        {
            Tiles.Eight<TVector, TLanes>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }

        if (count is 9 or 15)
        {
            Tiles.Nine<TVector, TLanes>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
            count -= 9;
            rows += 9;
            start += 9 * startRow;
            c += 9 * cRow;
        }

        RunFew<TVector, TLanes>(count, k, a, rows, steps, b, bStep, start, startRow, c, cRow);
    }

    // Fewer rows than four take as long as four, since each step waits for the one before: so ten rows are twice five, not eight and two.
    private static void RunFew<TVector, TLanes>(
        int count, int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        if (count is 6 or 11)
        {
            Tiles.Six<TVector, TLanes>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
            count -= 6;
            rows += 6;
            start += 6 * startRow;
            c += 6 * cRow;
        }

        for (; count is 5 or 7 or 9 or 10; count -= 5, rows += 5, start += 5 * startRow, c += 5 * cRow)
        {
            Tiles.Five<TVector, TLanes>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }

        for (; count is 4 or 8; count -= 4, rows += 4, start += 4 * startRow, c += 4 * cRow)
        {
            Tiles.Four<TVector, TLanes>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }

        if (count >= 2)
        {
            Tiles.Two<TVector, TLanes>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
            count -= 2;
            rows += 2;
            start += 2 * startRow;
            c += 2 * cRow;
        }

        if (count > 0)
        {
            Tiles.One<TVector, TLanes>(k, a + *rows, steps, b, bStep, start, c);
        }
    }
}
