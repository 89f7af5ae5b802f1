using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
    public const int MostRows = 8;

    // With fewer steps than this, a tile is done before memory answers.
    private const int PrefetchedDepth = 128;

    /// <summary>The columns of a tile for a narrow matrix.</summary>
    public const int NarrowColumns = 16;

    /// <summary>The columns of a tile: two registers.</summary>
    public static int Columns => Vector512.IsHardwareAccelerated ? 32 : 16;

    /// <summary>The columns of a single row that fill the registers: eight of them.</summary>
    public static int WideColumns => 4 * Columns;

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

    /// <summary>The same for a single row of <see cref="WideColumns"/> columns, of a B that lies as it is.</summary>
    public static void RunWide(int k, float* a, int* steps, float* b, nint bStep, float* start, float* c)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            TileWide<Vector512<float>, TwiceSixteen>(k, a, steps, b, bStep, start, c);
        }
        else
        {
            TileWide<Vector256<float>, TwiceEight>(k, a, steps, b, bStep, start, c);
        }
    }

    private static void RunSixes(
        int count, int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
    {
        // Eight rows that are left make two tiles of four: six and two would keep the processor waiting for the two.
        for (; count >= 6 && count != 8; count -= 6, rows += 6, start += 6 * startRow, c += 6 * cRow)
        {
            Tile6<Vector256<float>, TwiceEight>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }

        RunFew<Vector256<float>, TwiceEight>(count, k, a, rows, steps, b, bStep, start, startRow, c, cRow);
    }

    private static void RunEights<TVector, TLanes>(
        int count, int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        for (; count >= 8; count -= 8, rows += 8, start += 8 * startRow, c += 8 * cRow)
        {
            Tile8<TVector, TLanes>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }

        RunFew<TVector, TLanes>(count, k, a, rows, steps, b, bStep, start, startRow, c, cRow);
    }

    private static void RunFew<TVector, TLanes>(
        int count, int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        for (; count >= 4; count -= 4, rows += 4, start += 4 * startRow, c += 4 * cRow)
        {
            Tile4<TVector, TLanes>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
        }

        if (count >= 2)
        {
            Tile2<TVector, TLanes>(k, a, rows, steps, b, bStep, start, startRow, c, cRow);
            count -= 2;
            rows += 2;
            start += 2 * startRow;
            c += 2 * cRow;
        }

        if (count > 0)
        {
            Tile1<TVector, TLanes>(k, a + *rows, steps, b, bStep, start, c);
        }
    }

    // While a tile is computed, the memory fetches the eight rows of C below it: those of a large matrix lie far away.
    private static void PrefetchRows(float* c, nint cRow)
    {
        for (var row = 0; Sse.IsSupported && row < 8; row++, c += cRow)
        {
            Sse.Prefetch0(c);
            Sse.Prefetch0(c + 16);
        }
    }

    // The tiles below say the same thing for 8, 6, 4, 2 and 1 rows. C# has no way to write "this many registers" once, and an
    // array of vectors would live in memory instead of registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile8<TVector, TLanes>(
        int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        float* a0 = a + rows[0];
        float* a1 = a + rows[1];
        float* a2 = a + rows[2];
        float* a3 = a + rows[3];
        float* a4 = a + rows[4];
        float* a5 = a + rows[5];
        float* a6 = a + rows[6];
        float* a7 = a + rows[7];
        var c00 = TLanes.Load(start);
        var c01 = TLanes.LoadSecond(start);
        var c10 = TLanes.Load(start + startRow);
        var c11 = TLanes.LoadSecond(start + startRow);
        var c20 = TLanes.Load(start + (2 * startRow));
        var c21 = TLanes.LoadSecond(start + (2 * startRow));
        var c30 = TLanes.Load(start + (3 * startRow));
        var c31 = TLanes.LoadSecond(start + (3 * startRow));
        var c40 = TLanes.Load(start + (4 * startRow));
        var c41 = TLanes.LoadSecond(start + (4 * startRow));
        var c50 = TLanes.Load(start + (5 * startRow));
        var c51 = TLanes.LoadSecond(start + (5 * startRow));
        var c60 = TLanes.Load(start + (6 * startRow));
        var c61 = TLanes.LoadSecond(start + (6 * startRow));
        var c70 = TLanes.Load(start + (7 * startRow));
        var c71 = TLanes.LoadSecond(start + (7 * startRow));
        if (k >= PrefetchedDepth)
        {
            PrefetchRows(c + (8 * cRow), cRow);
        }

        for (int* end = steps + k; steps < end; steps++, b += bStep)
        {
            nint step = *steps;
            var b0 = TLanes.Load(b);
            var b1 = TLanes.LoadSecond(b);
            var x = TLanes.Repeat(a0 + step);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAddSecond(x, b1, c01);
            x = TLanes.Repeat(a1 + step);
            c10 = TLanes.MultiplyAdd(x, b0, c10);
            c11 = TLanes.MultiplyAddSecond(x, b1, c11);
            x = TLanes.Repeat(a2 + step);
            c20 = TLanes.MultiplyAdd(x, b0, c20);
            c21 = TLanes.MultiplyAddSecond(x, b1, c21);
            x = TLanes.Repeat(a3 + step);
            c30 = TLanes.MultiplyAdd(x, b0, c30);
            c31 = TLanes.MultiplyAddSecond(x, b1, c31);
            x = TLanes.Repeat(a4 + step);
            c40 = TLanes.MultiplyAdd(x, b0, c40);
            c41 = TLanes.MultiplyAddSecond(x, b1, c41);
            x = TLanes.Repeat(a5 + step);
            c50 = TLanes.MultiplyAdd(x, b0, c50);
            c51 = TLanes.MultiplyAddSecond(x, b1, c51);
            x = TLanes.Repeat(a6 + step);
            c60 = TLanes.MultiplyAdd(x, b0, c60);
            c61 = TLanes.MultiplyAddSecond(x, b1, c61);
            x = TLanes.Repeat(a7 + step);
            c70 = TLanes.MultiplyAdd(x, b0, c70);
            c71 = TLanes.MultiplyAddSecond(x, b1, c71);
        }

        TLanes.Store(c00, c);
        TLanes.StoreSecond(c01, c);
        TLanes.Store(c10, c + cRow);
        TLanes.StoreSecond(c11, c + cRow);
        TLanes.Store(c20, c + (2 * cRow));
        TLanes.StoreSecond(c21, c + (2 * cRow));
        TLanes.Store(c30, c + (3 * cRow));
        TLanes.StoreSecond(c31, c + (3 * cRow));
        TLanes.Store(c40, c + (4 * cRow));
        TLanes.StoreSecond(c41, c + (4 * cRow));
        TLanes.Store(c50, c + (5 * cRow));
        TLanes.StoreSecond(c51, c + (5 * cRow));
        TLanes.Store(c60, c + (6 * cRow));
        TLanes.StoreSecond(c61, c + (6 * cRow));
        TLanes.Store(c70, c + (7 * cRow));
        TLanes.StoreSecond(c71, c + (7 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile6<TVector, TLanes>(
        int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        float* a0 = a + rows[0];
        float* a1 = a + rows[1];
        float* a2 = a + rows[2];
        float* a3 = a + rows[3];
        float* a4 = a + rows[4];
        float* a5 = a + rows[5];
        var c00 = TLanes.Load(start);
        var c01 = TLanes.LoadSecond(start);
        var c10 = TLanes.Load(start + startRow);
        var c11 = TLanes.LoadSecond(start + startRow);
        var c20 = TLanes.Load(start + (2 * startRow));
        var c21 = TLanes.LoadSecond(start + (2 * startRow));
        var c30 = TLanes.Load(start + (3 * startRow));
        var c31 = TLanes.LoadSecond(start + (3 * startRow));
        var c40 = TLanes.Load(start + (4 * startRow));
        var c41 = TLanes.LoadSecond(start + (4 * startRow));
        var c50 = TLanes.Load(start + (5 * startRow));
        var c51 = TLanes.LoadSecond(start + (5 * startRow));
        for (int* end = steps + k; steps < end; steps++, b += bStep)
        {
            nint step = *steps;
            var b0 = TLanes.Load(b);
            var b1 = TLanes.LoadSecond(b);
            var x = TLanes.Repeat(a0 + step);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAddSecond(x, b1, c01);
            x = TLanes.Repeat(a1 + step);
            c10 = TLanes.MultiplyAdd(x, b0, c10);
            c11 = TLanes.MultiplyAddSecond(x, b1, c11);
            x = TLanes.Repeat(a2 + step);
            c20 = TLanes.MultiplyAdd(x, b0, c20);
            c21 = TLanes.MultiplyAddSecond(x, b1, c21);
            x = TLanes.Repeat(a3 + step);
            c30 = TLanes.MultiplyAdd(x, b0, c30);
            c31 = TLanes.MultiplyAddSecond(x, b1, c31);
            x = TLanes.Repeat(a4 + step);
            c40 = TLanes.MultiplyAdd(x, b0, c40);
            c41 = TLanes.MultiplyAddSecond(x, b1, c41);
            x = TLanes.Repeat(a5 + step);
            c50 = TLanes.MultiplyAdd(x, b0, c50);
            c51 = TLanes.MultiplyAddSecond(x, b1, c51);
        }

        TLanes.Store(c00, c);
        TLanes.StoreSecond(c01, c);
        TLanes.Store(c10, c + cRow);
        TLanes.StoreSecond(c11, c + cRow);
        TLanes.Store(c20, c + (2 * cRow));
        TLanes.StoreSecond(c21, c + (2 * cRow));
        TLanes.Store(c30, c + (3 * cRow));
        TLanes.StoreSecond(c31, c + (3 * cRow));
        TLanes.Store(c40, c + (4 * cRow));
        TLanes.StoreSecond(c41, c + (4 * cRow));
        TLanes.Store(c50, c + (5 * cRow));
        TLanes.StoreSecond(c51, c + (5 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4<TVector, TLanes>(
        int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        float* a0 = a + rows[0];
        float* a1 = a + rows[1];
        float* a2 = a + rows[2];
        float* a3 = a + rows[3];
        var c00 = TLanes.Load(start);
        var c01 = TLanes.LoadSecond(start);
        var c10 = TLanes.Load(start + startRow);
        var c11 = TLanes.LoadSecond(start + startRow);
        var c20 = TLanes.Load(start + (2 * startRow));
        var c21 = TLanes.LoadSecond(start + (2 * startRow));
        var c30 = TLanes.Load(start + (3 * startRow));
        var c31 = TLanes.LoadSecond(start + (3 * startRow));
        for (int* end = steps + k; steps < end; steps++, b += bStep)
        {
            nint step = *steps;
            var b0 = TLanes.Load(b);
            var b1 = TLanes.LoadSecond(b);
            var x = TLanes.Repeat(a0 + step);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAddSecond(x, b1, c01);
            x = TLanes.Repeat(a1 + step);
            c10 = TLanes.MultiplyAdd(x, b0, c10);
            c11 = TLanes.MultiplyAddSecond(x, b1, c11);
            x = TLanes.Repeat(a2 + step);
            c20 = TLanes.MultiplyAdd(x, b0, c20);
            c21 = TLanes.MultiplyAddSecond(x, b1, c21);
            x = TLanes.Repeat(a3 + step);
            c30 = TLanes.MultiplyAdd(x, b0, c30);
            c31 = TLanes.MultiplyAddSecond(x, b1, c31);
        }

        TLanes.Store(c00, c);
        TLanes.StoreSecond(c01, c);
        TLanes.Store(c10, c + cRow);
        TLanes.StoreSecond(c11, c + cRow);
        TLanes.Store(c20, c + (2 * cRow));
        TLanes.StoreSecond(c21, c + (2 * cRow));
        TLanes.Store(c30, c + (3 * cRow));
        TLanes.StoreSecond(c31, c + (3 * cRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2<TVector, TLanes>(
        int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        float* a0 = a + rows[0];
        float* a1 = a + rows[1];
        var c00 = TLanes.Load(start);
        var c01 = TLanes.LoadSecond(start);
        var c10 = TLanes.Load(start + startRow);
        var c11 = TLanes.LoadSecond(start + startRow);
        for (int* end = steps + k; steps < end; steps++, b += bStep)
        {
            nint step = *steps;
            var b0 = TLanes.Load(b);
            var b1 = TLanes.LoadSecond(b);
            var x = TLanes.Repeat(a0 + step);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAddSecond(x, b1, c01);
            x = TLanes.Repeat(a1 + step);
            c10 = TLanes.MultiplyAdd(x, b0, c10);
            c11 = TLanes.MultiplyAddSecond(x, b1, c11);
        }

        TLanes.Store(c00, c);
        TLanes.StoreSecond(c01, c);
        TLanes.Store(c10, c + cRow);
        TLanes.StoreSecond(c11, c + cRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1<TVector, TLanes>(int k, float* a0, int* steps, float* b, nint bStep, float* start, float* c)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        var c00 = TLanes.Load(start);
        var c01 = TLanes.LoadSecond(start);
        for (int* end = steps + k; steps < end; steps++, b += bStep)
        {
            nint step = *steps;
            var b0 = TLanes.Load(b);
            var b1 = TLanes.LoadSecond(b);
            var x = TLanes.Repeat(a0 + step);
            c00 = TLanes.MultiplyAdd(x, b0, c00);
            c01 = TLanes.MultiplyAddSecond(x, b1, c01);
        }

        TLanes.Store(c00, c);
        TLanes.StoreSecond(c01, c);
    }

    // One row needs many columns: two registers alone would wait for each other's sums.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TileWide<TVector, TLanes>(int k, float* a, int* steps, float* b, nint bStep, float* start, float* c)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        nint next = Columns;
        var c00 = TLanes.Load(start);
        var c01 = TLanes.LoadSecond(start);
        var c10 = TLanes.Load(start + next);
        var c11 = TLanes.LoadSecond(start + next);
        var c20 = TLanes.Load(start + (2 * next));
        var c21 = TLanes.LoadSecond(start + (2 * next));
        var c30 = TLanes.Load(start + (3 * next));
        var c31 = TLanes.LoadSecond(start + (3 * next));
        for (int* end = steps + k; steps < end; steps++, b += bStep)
        {
            var x = TLanes.Repeat(a + *steps);
            c00 = TLanes.MultiplyAdd(x, TLanes.Load(b), c00);
            c01 = TLanes.MultiplyAddSecond(x, TLanes.LoadSecond(b), c01);
            c10 = TLanes.MultiplyAdd(x, TLanes.Load(b + next), c10);
            c11 = TLanes.MultiplyAddSecond(x, TLanes.LoadSecond(b + next), c11);
            c20 = TLanes.MultiplyAdd(x, TLanes.Load(b + (2 * next)), c20);
            c21 = TLanes.MultiplyAddSecond(x, TLanes.LoadSecond(b + (2 * next)), c21);
            c30 = TLanes.MultiplyAdd(x, TLanes.Load(b + (3 * next)), c30);
            c31 = TLanes.MultiplyAddSecond(x, TLanes.LoadSecond(b + (3 * next)), c31);
        }

        TLanes.Store(c00, c);
        TLanes.StoreSecond(c01, c);
        TLanes.Store(c10, c + next);
        TLanes.StoreSecond(c11, c + next);
        TLanes.Store(c20, c + (2 * next));
        TLanes.StoreSecond(c21, c + (2 * next));
        TLanes.Store(c30, c + (3 * next));
        TLanes.StoreSecond(c31, c + (3 * next));
    }
}
