using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// The innermost loops of a matrix product: a tile of C, up to 6 rows of 16 numbers, kept in registers while k runs.
/// Each number of C is one chain of fused multiply-adds in the order of k, whatever tile it falls into: that is why results
/// do not depend on blocking, threads or vector width.
/// </summary>
internal static unsafe class MicroKernel
{
    public const int Rows = 6;
    public const int Columns = 16;

    /// <summary>C[r, 0…15] += Σₖ A[r, k] · B[k, 0…15] for the rows of one tile.</summary>
    /// <param name="rows">1 to 6.</param>
    /// <param name="k">How many steps.</param>
    /// <param name="a">The tile's first element of A.</param>
    /// <param name="aRow">Distance from one row of A to the next.</param>
    /// <param name="aStep">Distance from one k to the next in A.</param>
    /// <param name="b">The tile's first element of B, 16 wide.</param>
    /// <param name="bStep">Distance from one k to the next in B.</param>
    /// <param name="c">The tile of C.</param>
    /// <param name="cRow">Distance from one row of C to the next.</param>
    public static void Run(int rows, int k, float* a, nint aRow, nint aStep, float* b, nint bStep, float* c, nint cRow)
    {
        switch (rows)
        {
            case 6:
                Tile6(k, a, aRow, aStep, b, bStep, c, cRow);
                break;
            case 5:
                Tile4(k, a, aRow, aStep, b, bStep, c, cRow);
                Tile1(k, a + (4 * aRow), aStep, b, bStep, c + (4 * cRow));
                break;
            case 4:
                Tile4(k, a, aRow, aStep, b, bStep, c, cRow);
                break;
            case 3:
                Tile2(k, a, aRow, aStep, b, bStep, c, cRow);
                Tile1(k, a + (2 * aRow), aStep, b, bStep, c + (2 * cRow));
                break;
            case 2:
                Tile2(k, a, aRow, aStep, b, bStep, c, cRow);
                break;
            default:
                Tile1(k, a, aStep, b, bStep, c);
                break;
        }
    }

    // The tiles below say the same thing for 6, 4, 2 and 1 rows. C# has no way to write "this many registers" once, and an
    // array of vectors would live in memory instead of registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile6(int k, float* a, nint aRow, nint aStep, float* b, nint bStep, float* c, nint cRow)
    {
        float* c3 = c + (3 * cRow);
        var c00 = Vector256.Load(c);
        var c01 = Vector256.Load(c + 8);
        var c10 = Vector256.Load(c + cRow);
        var c11 = Vector256.Load(c + cRow + 8);
        var c20 = Vector256.Load(c + (2 * cRow));
        var c21 = Vector256.Load(c + (2 * cRow) + 8);
        var c30 = Vector256.Load(c3);
        var c31 = Vector256.Load(c3 + 8);
        var c40 = Vector256.Load(c3 + cRow);
        var c41 = Vector256.Load(c3 + cRow + 8);
        var c50 = Vector256.Load(c3 + (2 * cRow));
        var c51 = Vector256.Load(c3 + (2 * cRow) + 8);
        float* a3 = a + (3 * aRow);
        for (var p = 0; p < k; p++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(*a);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(*(a + aRow));
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(*(a + (2 * aRow)));
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(*a3);
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            x = Vector256.Create(*(a3 + aRow));
            c40 = Vector256.FusedMultiplyAdd(x, b0, c40);
            c41 = Vector256.FusedMultiplyAdd(x, b1, c41);
            x = Vector256.Create(*(a3 + (2 * aRow)));
            c50 = Vector256.FusedMultiplyAdd(x, b0, c50);
            c51 = Vector256.FusedMultiplyAdd(x, b1, c51);
            a += aStep;
            a3 += aStep;
            b += bStep;
        }

        c00.Store(c);
        c01.Store(c + 8);
        c10.Store(c + cRow);
        c11.Store(c + cRow + 8);
        c20.Store(c + (2 * cRow));
        c21.Store(c + (2 * cRow) + 8);
        c30.Store(c3);
        c31.Store(c3 + 8);
        c40.Store(c3 + cRow);
        c41.Store(c3 + cRow + 8);
        c50.Store(c3 + (2 * cRow));
        c51.Store(c3 + (2 * cRow) + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4(int k, float* a, nint aRow, nint aStep, float* b, nint bStep, float* c, nint cRow)
    {
        float* c2 = c + (2 * cRow);
        var c00 = Vector256.Load(c);
        var c01 = Vector256.Load(c + 8);
        var c10 = Vector256.Load(c + cRow);
        var c11 = Vector256.Load(c + cRow + 8);
        var c20 = Vector256.Load(c2);
        var c21 = Vector256.Load(c2 + 8);
        var c30 = Vector256.Load(c2 + cRow);
        var c31 = Vector256.Load(c2 + cRow + 8);
        float* a2 = a + (2 * aRow);
        for (var p = 0; p < k; p++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(*a);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(*(a + aRow));
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            x = Vector256.Create(*a2);
            c20 = Vector256.FusedMultiplyAdd(x, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(x, b1, c21);
            x = Vector256.Create(*(a2 + aRow));
            c30 = Vector256.FusedMultiplyAdd(x, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(x, b1, c31);
            a += aStep;
            a2 += aStep;
            b += bStep;
        }

        c00.Store(c);
        c01.Store(c + 8);
        c10.Store(c + cRow);
        c11.Store(c + cRow + 8);
        c20.Store(c2);
        c21.Store(c2 + 8);
        c30.Store(c2 + cRow);
        c31.Store(c2 + cRow + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2(int k, float* a, nint aRow, nint aStep, float* b, nint bStep, float* c, nint cRow)
    {
        var c00 = Vector256.Load(c);
        var c01 = Vector256.Load(c + 8);
        var c10 = Vector256.Load(c + cRow);
        var c11 = Vector256.Load(c + cRow + 8);
        for (var p = 0; p < k; p++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var x = Vector256.Create(*a);
            c00 = Vector256.FusedMultiplyAdd(x, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(x, b1, c01);
            x = Vector256.Create(*(a + aRow));
            c10 = Vector256.FusedMultiplyAdd(x, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(x, b1, c11);
            a += aStep;
            b += bStep;
        }

        c00.Store(c);
        c01.Store(c + 8);
        c10.Store(c + cRow);
        c11.Store(c + cRow + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1(int k, float* a, nint aStep, float* b, nint bStep, float* c)
    {
        var c0 = Vector256.Load(c);
        var c1 = Vector256.Load(c + 8);
        for (var p = 0; p < k; p++)
        {
            var x = Vector256.Create(*a);
            c0 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b), c0);
            c1 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 8), c1);
            a += aStep;
            b += bStep;
        }

        c0.Store(c);
        c1.Store(c + 8);
    }
}
