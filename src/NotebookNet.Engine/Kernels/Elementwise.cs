using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Drives a tiny function over rows of floats, eight at a time; long rows are shared with other threads. The few floats at the end
/// go through the same eight-lane code, so a value never depends on where in the row, or in which thread's part, it stands.
/// </summary>
internal static unsafe class Elementwise
{
    /// <summary>y = f(x).</summary>
    public static void Map<TFunction>(TFunction f, ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, IUnaryFunction
    {
        fixed (float* px = x, py = y[..x.Length])
        {
            RowWork<MapRow<TFunction>>.Run(new MapRow<TFunction>(f, px, py), x.Length);
        }
    }

    /// <summary>dx = dy · f′(x), or dx += dy · f′(x).</summary>
    public static void MapBackward<TFunction>(
        TFunction f, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
        where TFunction : struct, IUnaryFunction
    {
        fixed (float* px = x, py = y[..x.Length], pdy = dy[..x.Length], pdx = dx[..x.Length])
        {
            RowWork<MapBackwardRow<TFunction>>.Run(new MapBackwardRow<TFunction>(f, px, py, pdy, pdx, accumulate), x.Length);
        }
    }

    /// <summary>y = f(a, b); an operand whose step is 0 is one number for the whole row.</summary>
    public static void Zip<TFunction>(TFunction f, ReadOnlySpan<float> a, int aStep, ReadOnlySpan<float> b, int bStep, Span<float> y)
        where TFunction : struct, IBinaryFunction
    {
        fixed (float* pa = Operand(a, aStep, y.Length), pb = Operand(b, bStep, y.Length), py = y)
        {
            RowWork<ZipRow<TFunction>>.Run(new ZipRow<TFunction>(f, new(pa, aStep), new(pb, bStep), py), y.Length);
        }
    }

    /// <summary>d = dy · ∂f/∂a, or with <paramref name="second"/> d = dy · ∂f/∂b, over one row; or d += …</summary>
    public static void ZipBackward<TFunction>(
        TFunction f, bool second, ReadOnlySpan<float> a, int aStep, ReadOnlySpan<float> b, int bStep, ReadOnlySpan<float> dy, Span<float> d,
        bool accumulate = false)
        where TFunction : struct, IBinaryFunction
    {
        fixed (float* pa = Operand(a, aStep, dy.Length), pb = Operand(b, bStep, dy.Length), pdy = dy, pd = d[..dy.Length])
        {
            RowWork<ZipBackwardRow<TFunction>>.Run(
                new ZipBackwardRow<TFunction>(f, second, new(pa, aStep), new(pb, bStep), pdy, pd, accumulate), dy.Length);
        }
    }

    /// <summary>d = (a − b) · dy, or d += …; with a step of 0, dy is one number for the whole row.</summary>
    public static void ScaledDifference(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> dy, int dyStep, Span<float> d, bool accumulate)
    {
        fixed (float* pa = a[..d.Length], pb = b[..d.Length], pdy = Operand(dy, dyStep, d.Length), pd = d)
        {
            RowWork<ScaledDifferenceRow>.Run(new ScaledDifferenceRow(pa, pb, new(pdy, dyStep), pd, accumulate), d.Length);
        }
    }

    /// <summary>f(… f(f(first, x₀), x₁) …) of a function for which neither order nor grouping matters, such as the larger of two.</summary>
    public static float Fold<TFunction>(TFunction f, float first, ReadOnlySpan<float> x)
        where TFunction : struct, IBinaryFunction
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        var lanes = Vector256.Create(first);
        var i = 0;
        for (; i <= x.Length - Lanes.Width; i += Lanes.Width)
        {
            lanes = f.Invoke(lanes, Vector256.LoadUnsafe(ref px, (nuint)i));
        }

        var result = first;
        for (var lane = 0; lane < Lanes.Width; lane++)
        {
            result = f.Scalar(result, lanes.GetElement(lane));
        }

        for (; i < x.Length; i++)
        {
            result = f.Scalar(result, x[i]);
        }

        return result;
    }

    /// <summary>y = x.</summary>
    public static void Copy(ReadOnlySpan<float> x, Span<float> y) => Map(default(IdentityFunction), x, y);

    /// <summary>y = value everywhere. New memory is given out page by page when it is first written: the threads wait for that together.</summary>
    public static void Fill(float value, Span<float> y)
    {
        fixed (float* py = y)
        {
            RowWork<FillRow>.Run(new FillRow(value, py), y.Length);
        }
    }

    /// <summary>y += x.</summary>
    public static void Add(ReadOnlySpan<float> x, Span<float> y) => AddScaled(1f, x, 1, y);

    /// <summary>y += factor · x; with a step of 0, x is one number for the whole row.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> x, int xStep, Span<float> y)
    {
        fixed (float* px = Operand(x, xStep, y.Length), py = y)
        {
            RowWork<AddScaledRow>.Run(new AddScaledRow(factor, new(px, xStep), py), y.Length);
        }
    }

    private static ReadOnlySpan<float> Operand(ReadOnlySpan<float> row, int step, int length) => row[..(step == 0 && length > 0 ? 1 : length)];
}

/// <summary>A row that is read, or one number that stands for a whole row.</summary>
internal readonly unsafe struct Operand(float* start, int step)
{
    /// <summary>The eight numbers from an index on, or the <paramref name="count"/> that are left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(int index, int count) => step == 0 ? Vector256.Create(*start) : Lanes.Load(ref *start, index, count);
}

/// <summary>y = f(x).</summary>
internal readonly unsafe struct MapRow<TFunction>(TFunction f, float* x, float* y) : IRowWork
    where TFunction : struct, IUnaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(int i, int count) => Lanes.Store(f.Invoke(Lanes.Load(ref *x, i, count)), ref *y, i, count);
}

/// <summary>dx = dy · f′(x), or dx += dy · f′(x).</summary>
internal readonly unsafe struct MapBackwardRow<TFunction>(TFunction f, float* x, float* y, float* dy, float* dx, bool accumulate) : IRowWork
    where TFunction : struct, IUnaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(int i, int count)
    {
        var d = f.Derivative(Lanes.Load(ref *x, i, count), Lanes.Load(ref *y, i, count)) * Lanes.Load(ref *dy, i, count);
        Lanes.Store(accumulate ? d + Lanes.Load(ref *dx, i, count) : d, ref *dx, i, count);
    }
}

/// <summary>y = value.</summary>
internal readonly unsafe struct FillRow(float value, float* y) : IRowWork
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(int i, int count) => Lanes.Store(Vector256.Create(value), ref *y, i, count);
}

/// <summary>y = f(a, b).</summary>
internal readonly unsafe struct ZipRow<TFunction>(TFunction f, Operand a, Operand b, float* y) : IRowWork
    where TFunction : struct, IBinaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(int i, int count) => Lanes.Store(f.Invoke(a.At(i, count), b.At(i, count)), ref *y, i, count);
}

/// <summary>d = dy · ∂f/∂a or dy · ∂f/∂b, or d += …</summary>
internal readonly unsafe struct ZipBackwardRow<TFunction>(TFunction f, bool second, Operand a, Operand b, float* dy, float* d, bool accumulate) : IRowWork
    where TFunction : struct, IBinaryFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(int i, int count)
    {
        var (va, vb) = (a.At(i, count), b.At(i, count));
        var slope = (second ? f.DerivativeB(va, vb) : f.DerivativeA(va, vb)) * Lanes.Load(ref *dy, i, count);
        Lanes.Store(accumulate ? slope + Lanes.Load(ref *d, i, count) : slope, ref *d, i, count);
    }
}

/// <summary>d = (a − b) · dy, or d += …</summary>
internal readonly unsafe struct ScaledDifferenceRow(float* a, float* b, Operand dy, float* d, bool accumulate) : IRowWork
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(int i, int count)
    {
        var product = (Lanes.Load(ref *a, i, count) - Lanes.Load(ref *b, i, count)) * dy.At(i, count);
        Lanes.Store(accumulate ? product + Lanes.Load(ref *d, i, count) : product, ref *d, i, count);
    }
}

/// <summary>y += factor · x.</summary>
internal readonly unsafe struct AddScaledRow(float factor, Operand x, float* y) : IRowWork
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(int i, int count) =>
        Lanes.Store(Vector256.FusedMultiplyAdd(Vector256.Create(factor), x.At(i, count), Lanes.Load(ref *y, i, count)), ref *y, i, count);
}
