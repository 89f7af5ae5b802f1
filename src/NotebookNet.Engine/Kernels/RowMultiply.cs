using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookNet.Kernels;

/// <summary>
/// One row times a matrix as it lies, as for the prediction of a single sample: y (n) = start + x (k) · B (k × n). Each number is one
/// chain of fused multiply-adds in the order of k, as in every product that <see cref="SumChains"/> does not cut. The rows of B that meet a
/// zero of x need not be read: if all their numbers are finite, they change at most the sign of a zero. A large matrix is shared by the threads, column by column.
/// </summary>
internal sealed unsafe class RowMultiply : IParallelWork
{
    // From this many numbers of B on, another thread helps; a part has whole sets of registers.
    private const long WorthSharing = 1 << 18;
    private const int ColumnsPerPart = 256;

    private const int NarrowColumns = 2 * Lanes.Width;

    [ThreadStatic]
    private static RowMultiply? _ofThread;

    private Product _product;
    private int _n;
    private float* _b;
    private float* _start;
    private float* _y;

    /// <summary>y = start + x · B.</summary>
    /// <param name="k">The length of x.</param>
    /// <param name="n">The columns of B.</param>
    /// <param name="x">The row.</param>
    /// <param name="b">B.</param>
    /// <param name="start">A row the sums start with, may be y itself; zeros when null.</param>
    /// <param name="y">The result.</param>
    /// <param name="isFinite">Whether all numbers of B are known to be finite.</param>
    public static void Run(int k, int n, float* x, float* b, float* start, float* y, bool isFinite)
    {
        var product = new Product(k, x, null, n);
        if (isFinite)
        {
            int* steps = (int*)Scratch.Take(Scratch.Purpose.StepLists, StepLists.Length(k));
            var count = StepLists.FindInRow(k, x, steps);

            // Rows here and there are fetched half as fast as one after the other. Few columns wait for their sums, not for the rows.
            product = count <= (n > NarrowColumns ? k / 2 : k - (k / 8)) ? new Product(count, x, steps, n) : product;
        }

        var work = _ofThread ??= new RowMultiply();
        (work._product, work._n) = (product, n);
        work._b = b;
        work._start = start;
        work._y = y;
        if ((long)product.Count * n < WorthSharing)
        {
            work.Columns(0, n);
        }
        else
        {
            WorkerTeam.Run(work, (n + ColumnsPerPart - 1) / ColumnsPerPart);
        }
    }

    /// <inheritdoc/>
    public void Execute(int part) => Columns(part * ColumnsPerPart, Math.Min(ColumnsPerPart, _n - (part * ColumnsPerPart)));

    private void Columns(int first, int count)
    {
        float* start = _start == null ? null : _start + first;
        if (Vector512.IsHardwareAccelerated)
        {
            Columns<Vector512<float>, TwiceSixteen>(_product, count, _b + first, start, _y + first);
        }
        else
        {
            Columns<Vector256<float>, TwiceEight>(_product, count, _b + first, start, _y + first);
        }
    }

    private static void Columns<TVector, TLanes>(Product product, int n, float* b, float* start, float* y)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        var pair = MicroKernel.Columns;
        var column = 0;
        for (; column <= n - (4 * pair); column += 4 * pair)
        {
            Four<TVector, TLanes>(product, b + column, start == null ? null : start + column, y + column, pair);
        }

        for (; column <= n - pair; column += pair)
        {
            One<TVector, TLanes>(product, b + column, start == null ? null : start + column, y + column);
        }

        for (; column < n; column += NarrowColumns)
        {
            Narrow(product, b + column, start == null ? null : start + column, y + column, Math.Min(NarrowColumns, n - column));
        }
    }

    // Four pairs of registers: fewer wait for each other's sums.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TVector, TLanes>(Product product, float* b, float* start, float* y, nint pair)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        var (c0, d0, c1, d1) = (default(TVector), default(TVector), default(TVector), default(TVector));
        var (c2, d2, c3, d3) = (c0, c0, c0, c0);
        if (start != null)
        {
            (c0, d0) = (TLanes.Load(start), TLanes.LoadSecond(start));
            (c1, d1) = (TLanes.Load(start + pair), TLanes.LoadSecond(start + pair));
            (c2, d2) = (TLanes.Load(start + (2 * pair)), TLanes.LoadSecond(start + (2 * pair)));
            (c3, d3) = (TLanes.Load(start + (3 * pair)), TLanes.LoadSecond(start + (3 * pair)));
        }

        for (var i = 0; i < product.Count; i++)
        {
            var step = product.Step(i);
            var factor = TLanes.Repeat(product.X + step);
            float* row = b + (step * product.N);
            c0 = TLanes.MultiplyAdd(factor, TLanes.Load(row), c0);
            d0 = TLanes.MultiplyAddSecond(factor, TLanes.LoadSecond(row), d0);
            c1 = TLanes.MultiplyAdd(factor, TLanes.Load(row + pair), c1);
            d1 = TLanes.MultiplyAddSecond(factor, TLanes.LoadSecond(row + pair), d1);
            c2 = TLanes.MultiplyAdd(factor, TLanes.Load(row + (2 * pair)), c2);
            d2 = TLanes.MultiplyAddSecond(factor, TLanes.LoadSecond(row + (2 * pair)), d2);
            c3 = TLanes.MultiplyAdd(factor, TLanes.Load(row + (3 * pair)), c3);
            d3 = TLanes.MultiplyAddSecond(factor, TLanes.LoadSecond(row + (3 * pair)), d3);
        }

        TLanes.Store(c0, y);
        TLanes.StoreSecond(d0, y);
        TLanes.Store(c1, y + pair);
        TLanes.StoreSecond(d1, y + pair);
        TLanes.Store(c2, y + (2 * pair));
        TLanes.StoreSecond(d2, y + (2 * pair));
        TLanes.Store(c3, y + (3 * pair));
        TLanes.StoreSecond(d3, y + (3 * pair));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TVector, TLanes>(Product product, float* b, float* start, float* y)
        where TVector : struct
        where TLanes : struct, ITileLanes<TVector>
    {
        var (c, d) = (default(TVector), default(TVector));
        if (start != null)
        {
            (c, d) = (TLanes.Load(start), TLanes.LoadSecond(start));
        }

        for (var i = 0; i < product.Count; i++)
        {
            var step = product.Step(i);
            var factor = TLanes.Repeat(product.X + step);
            float* row = b + (step * product.N);
            c = TLanes.MultiplyAdd(factor, TLanes.Load(row), c);
            d = TLanes.MultiplyAddSecond(factor, TLanes.LoadSecond(row), d);
        }

        TLanes.Store(c, y);
        TLanes.StoreSecond(d, y);
    }

    // Up to sixteen columns in two registers, of which the rest of the row may fill only a part.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow(Product product, float* b, float* start, float* y, int columns)
    {
        var first = Math.Min(columns, Lanes.Width);
        var second = columns - first;
        var (mask, secondMask) = (Lanes.Mask(first), Lanes.Mask(second));
        var (c, d) = (Vector256<float>.Zero, Vector256<float>.Zero);
        if (start != null)
        {
            (c, d) = (Load(start, mask, first), Load(start + Lanes.Width, secondMask, second));
        }

        for (var i = 0; i < product.Count; i++)
        {
            var step = product.Step(i);
            var factor = Vector256.Create(product.X[step]);
            float* row = b + (step * product.N);
            c = Vector256.FusedMultiplyAdd(factor, Load(row, mask, first), c);
            d = Vector256.FusedMultiplyAdd(factor, Load(row + Lanes.Width, secondMask, second), d);
        }

        Lanes.Store(c, ref *y, 0, first);
        if (second > 0)
        {
            Lanes.Store(d, ref *y, Lanes.Width, second);
        }

        // A mask without any number reads nothing.
        static Vector256<float> Load(float* source, Vector256<float> mask, int count) =>
            Avx.IsSupported ? Avx.MaskLoad(source, mask) : count == Lanes.Width ? Vector256.Load(source) : Lanes.LoadPartial(ref *source, count);
    }

    /// <summary>What is multiplied: all of x with all rows of B, or some numbers with the rows that belong to them.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="x">The row.</param>
    /// <param name="steps">Which numbers of the row; null for all.</param>
    /// <param name="n">The columns of B.</param>
    private readonly struct Product(int count, float* x, int* steps, int n)
    {
        public int Count { get; } = count;

        public float* X { get; } = x;

        public nint N { get; } = n;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public nint Step(int i) => steps == null ? i : steps[i];
    }
}
