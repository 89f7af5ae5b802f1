using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>The tiles of <see cref="SparseMultiply"/>: four rows of C = start + A · B, from the steps of a list alone.</summary>
internal static unsafe class SparseTiles
{
    /// <summary>The columns of a tile.</summary>
    public const int Columns = 16;

    /// <summary>The columns of a wide tile, where the processor has registers for it.</summary>
    public const int WideColumns = 64;

    /// <summary>Four rows of <see cref="Columns"/> columns.</summary>
    /// <param name="count">How many steps.</param>
    /// <param name="list">The steps.</param>
    /// <param name="a">The first of the four rows of A.</param>
    /// <param name="aRow">Distance between rows of A.</param>
    /// <param name="aStep">Distance between steps of A.</param>
    /// <param name="b">The first element of B.</param>
    /// <param name="bRow">Distance between rows of B.</param>
    /// <param name="start">What each row starts with; zeros when null.</param>
    /// <param name="c">The first element of C.</param>
    /// <param name="cRow">Distance between rows of C.</param>
    public static void Narrow(int count, int* list, float* a, nint aRow, nint aStep, float* b, nint bRow, float* start, float* c, nint cRow)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Narrow<Vector512<float>, OnceSixteen>(count, list, a, aRow, aStep, b, bRow, start, c, cRow);
        }
        else
        {
            Narrow<Vector256<float>, TwiceEight>(count, list, a, aRow, aStep, b, bRow, start, c, cRow);
        }
    }

    /// <summary>Four rows of <see cref="WideColumns"/> columns; parameters as of <see cref="Narrow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Wide(int count, int* list, float* a, nint aRow, nint aStep, float* b, nint bRow, float* start, float* c, nint cRow)
    {
        float* a1 = a + aRow;
        float* a2 = a1 + aRow;
        float* a3 = a2 + aRow;
        var c00 = Vector512<float>.Zero;
        var (c01, c02, c03) = (c00, c00, c00);
        if (start != null)
        {
            c00 = Vector512.Load(start);
            c01 = Vector512.Load(start + 16);
            c02 = Vector512.Load(start + 32);
            c03 = Vector512.Load(start + 48);
        }

        var (c10, c11, c12, c13) = (c00, c01, c02, c03);
        var (c20, c21, c22, c23) = (c00, c01, c02, c03);
        var (c30, c31, c32, c33) = (c00, c01, c02, c03);
        for (int* end = list + count; list < end; list++)
        {
            // No processor foresees which rows of B come next.
            Prefetch.FourLines(b + (list[StepLists.Ahead - 2] * bRow));
            nint p = *list;
            var step = p * aStep;
            float* row = b + (p * bRow);
            var b0 = Vector512.Load(row);
            var b1 = Vector512.Load(row + 16);
            var b2 = Vector512.Load(row + 32);
            var b3 = Vector512.Load(row + 48);
            var x = Vector512.Create(a[step]);
            c00 = Vector512.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(x, b1, c01);
            c02 = Vector512.FusedMultiplyAdd(x, b2, c02);
            c03 = Vector512.FusedMultiplyAdd(x, b3, c03);
            x = Vector512.Create(a1[step]);
            c10 = Vector512.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(x, b1, c11);
            c12 = Vector512.FusedMultiplyAdd(x, b2, c12);
            c13 = Vector512.FusedMultiplyAdd(x, b3, c13);
            x = Vector512.Create(a2[step]);
            c20 = Vector512.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(x, b1, c21);
            c22 = Vector512.FusedMultiplyAdd(x, b2, c22);
            c23 = Vector512.FusedMultiplyAdd(x, b3, c23);
            x = Vector512.Create(a3[step]);
            c30 = Vector512.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(x, b1, c31);
            c32 = Vector512.FusedMultiplyAdd(x, b2, c32);
            c33 = Vector512.FusedMultiplyAdd(x, b3, c33);
        }

        Store(c, c00, c01, c02, c03);
        Store(c + cRow, c10, c11, c12, c13);
        Store(c + (2 * cRow), c20, c21, c22, c23);
        Store(c + (3 * cRow), c30, c31, c32, c33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* c, Vector512<float> c0, Vector512<float> c1, Vector512<float> c2, Vector512<float> c3)
    {
        c0.Store(c);
        c1.Store(c + 16);
        c2.Store(c + 32);
        c3.Store(c + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow<TVector, TLanes>(
        int count, int* list, float* a, nint aRow, nint aStep, float* b, nint bRow, float* start, float* c, nint cRow)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        float* a1 = a + aRow;
        float* a2 = a1 + aRow;
        float* a3 = a2 + aRow;
        var (c00, c01) = (default(TVector), default(TVector));
        if (start != null)
        {
            (c00, c01) = (TLanes.Load(start), TLanes.LoadSecond(start));
        }

        var (c10, c11, c20, c21, c30, c31) = (c00, c01, c00, c01, c00, c01);
        for (int* end = list + count; list < end; list++)
        {
            nint p = *list;
            var step = p * aStep;
            float* row = b + (p * bRow);
            var b0 = TLanes.Load(row);
            var b1 = TLanes.LoadSecond(row);
            var x = TLanes.Repeat(a + step);
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
}
