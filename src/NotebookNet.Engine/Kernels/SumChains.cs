using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// How many chains of fused multiply-adds each number of a matrix product is summed in. One, but for a product of few columns and many
/// steps: there four, a quarter of the steps each, which are added at the end, (c₀ + c₁) + (c₂ + c₃). For a single row a step of one
/// chain would have to wait for the step before, and the processor could do nothing else meanwhile. The number follows from the sizes of
/// the matrix alone, so that a row has the digits it has among others.
/// </summary>
internal static unsafe class SumChains
{
    /// <summary>The chains of a product that has not one.</summary>
    public const int Most = 4;

    /// <summary>The least steps of such a product.</summary>
    public const int LeastSteps = 512;

    /// <summary>Up to so many rows it is faster to go through such a matrix for each of them, as it lies, than to pack it first.</summary>
    public const int FewRows = 4;

    /// <summary>How many chains there are for a right side of k × n.</summary>
    public static int Count(int n, int k) => n <= MicroKernel.NarrowColumns && k >= LeastSteps ? Most : 1;

    /// <summary>The first step of a chain, when there are <see cref="Most"/>.</summary>
    public static int First(int chain, int k) => chain == Most ? k : k / Most * chain;

    /// <summary>target = (c₀ + c₁) + (c₂ + c₃).</summary>
    /// <param name="sums">What the first chain has given.</param>
    /// <param name="distance">How far from there the next one's is.</param>
    /// <param name="target">The results.</param>
    /// <param name="length">How many.</param>
    public static void Add(float* sums, int distance, float* target, int length)
    {
        var i = 0;
        for (; i <= length - Lanes.Width; i += Lanes.Width)
        {
            float* sum = sums + i;
            var (c0, c1) = (Vector256.Load(sum), Vector256.Load(sum + distance));
            var (c2, c3) = (Vector256.Load(sum + (2 * distance)), Vector256.Load(sum + (3 * distance)));
            ((c0 + c1) + (c2 + c3)).Store(target + i);
        }

        for (; i < length; i++)
        {
            target[i] = (sums[i] + sums[i + distance]) + (sums[i + (2 * distance)] + sums[i + (3 * distance)]);
        }
    }

    /// <summary>y (n) = start + x (k) · B (k × n), a product of several chains; start may be null.</summary>
    public static void MultiplyRow(int k, int n, float* x, float* b, float* start, float* y)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            MultiplyRow<Vector512<float>, OnceSixteen>(k, n, x, b, start, y);
        }
        else
        {
            MultiplyRow<Vector256<float>, TwiceEight>(k, n, x, b, start, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyRow<TVector, TLanes>(int k, int n, float* x, float* b, float* start, float* y)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        const int Width = MicroKernel.NarrowColumns;
        float* sums = stackalloc float[Most * Width];
        new Span<float>(sums, Most * Width).Clear();
        if (start != null)
        {
            new ReadOnlySpan<float>(start, n).CopyTo(new Span<float>(sums, n));
        }

        var (c0, d0) = (TLanes.Load(sums), TLanes.LoadSecond(sums));
        var (c1, d1, c2, d2, c3, d3) = (default(TVector), default(TVector), default(TVector), default(TVector), default(TVector), default(TVector));
        var length = First(1, k);

        // Registers are filled beyond the row, with what is there. The last rows have too little behind them.
        var whole = length - ((Width - 1) / n);
        float* row = b;
        var chain = (nint)length * n;
        for (float* end = x + whole; x < end; x++, row += n)
        {
            float* third = row + (2 * chain);
            var factor = TLanes.Repeat(x);
            c0 = TLanes.MultiplyAdd(factor, TLanes.Load(row), c0);
            d0 = TLanes.MultiplyAddSecond(factor, TLanes.LoadSecond(row), d0);
            factor = TLanes.Repeat(x + length);
            c1 = TLanes.MultiplyAdd(factor, TLanes.Load(row + chain), c1);
            d1 = TLanes.MultiplyAddSecond(factor, TLanes.LoadSecond(row + chain), d1);
            factor = TLanes.Repeat(x + (2 * length));
            c2 = TLanes.MultiplyAdd(factor, TLanes.Load(third), c2);
            d2 = TLanes.MultiplyAddSecond(factor, TLanes.LoadSecond(third), d2);
            factor = TLanes.Repeat(x + (3 * length));
            c3 = TLanes.MultiplyAdd(factor, TLanes.Load(third + chain), c3);
            d3 = TLanes.MultiplyAddSecond(factor, TLanes.LoadSecond(third + chain), d3);
        }

        Store<TVector, TLanes>(sums, c0, d0);
        Store<TVector, TLanes>(sums + Width, c1, d1);
        Store<TVector, TLanes>(sums + (2 * Width), c2, d2);
        Store<TVector, TLanes>(sums + (3 * Width), c3, d3);
        for (var part = 0; part < Most; part++)
        {
            var first = First(part, k);
            var steps = First(part + 1, k) - first;
            for (var step = whole; step < steps; step++)
            {
                for (var column = 0; column < n; column++)
                {
                    ref var sum = ref sums[(part * Width) + column];
                    sum = MathF.FusedMultiplyAdd(x[first + step - whole], b[((nint)(first + step) * n) + column], sum);
                }
            }
        }

        Add(sums, Width, y, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector, TLanes>(float* target, TVector first, TVector second)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        TLanes.Store(first, target);
        TLanes.StoreSecond(second, target);
    }
}
