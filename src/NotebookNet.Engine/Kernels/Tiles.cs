using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>The tiles of <see cref="MicroKernel"/>: C[r, …] = start[r, …] + Σₖ A[r, k] · B[k, …] kept in registers.</summary>
/// <remarks>
/// They say the same thing for 9, 8, 6, 5, 4, 2 rows and 1. C# has no way to write "this many registers" once, and an array of vectors would
/// live in memory instead of registers.
/// </remarks>
internal static unsafe partial class Tiles
{
    /// <summary>Five rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Five<TVector, TLanes>(
        int k, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        float* a0 = a + rows[0];
        float* a1 = a + rows[1];
        float* a2 = a + rows[2];
        float* a3 = a + rows[3];
        float* a4 = a + rows[4];
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
    }

    /// <summary>Four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Four<TVector, TLanes>(
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

    /// <summary>Two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Two<TVector, TLanes>(
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

    /// <summary>One row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void One<TVector, TLanes>(int k, float* a0, int* steps, float* b, nint bStep, float* start, float* c)
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
}
