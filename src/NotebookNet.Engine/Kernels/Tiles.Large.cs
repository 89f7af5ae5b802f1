using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NotebookNet.Kernels;

/// <content>Tiles of many rows, which most of a large product falls into.</content>
internal static unsafe partial class Tiles
{
    // With fewer steps than this, a tile is done before memory answers.
    private const int PrefetchedDepth = 128;

    /// <summary>Nine rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Nine<TVector, TLanes>(
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
        float* a8 = a + rows[8];
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
        var c80 = TLanes.Load(start + (8 * startRow));
        var c81 = TLanes.LoadSecond(start + (8 * startRow));
        if (k >= PrefetchedDepth)
        {
            PrefetchRows(c + (9 * cRow), cRow, 9);
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
            x = TLanes.Repeat(a8 + step);
            c80 = TLanes.MultiplyAdd(x, b0, c80);
            c81 = TLanes.MultiplyAddSecond(x, b1, c81);
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
        TLanes.Store(c80, c + (8 * cRow));
        TLanes.StoreSecond(c81, c + (8 * cRow));
    }

    /// <summary>Eight rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Eight<TVector, TLanes>(
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
            PrefetchRows(c + (8 * cRow), cRow, 8);
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

    /// <summary>Six rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Six<TVector, TLanes>(
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
        if (k >= PrefetchedDepth)
        {
            PrefetchRows(c + (6 * cRow), cRow, 6);
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

    // While a tile is computed, the memory fetches the rows of C below it: those of a large matrix lie far away.
    private static void PrefetchRows(float* c, nint cRow, int rows)
    {
        for (var row = 0; Sse.IsSupported && row < rows; row++, c += cRow)
        {
            Sse.Prefetch0(c);
            Sse.Prefetch0(c + 16);
        }
    }
}
