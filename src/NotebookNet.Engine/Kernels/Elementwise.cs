using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Drives a tiny function over rows of floats, eight at a time. The few floats at the end go through the same eight-lane
/// code, so a value never depends on where in the row, or in which thread's part, it stands.
/// </summary>
internal static class Elementwise
{
    /// <summary>y = f(x).</summary>
    public static void Map<TFunction>(TFunction f, ReadOnlySpan<float> x, Span<float> y)
        where TFunction : struct, IUnaryFunction
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y[..x.Length]);
        for (var i = 0; i < x.Length; i += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, x.Length - i);
            Lanes.Store(f.Invoke(Lanes.Load(ref px, i, count)), ref py, i, count);
        }
    }

    /// <summary>dx = dy · f′(x), or dx += dy · f′(x).</summary>
    public static void MapBackward<TFunction>(
        TFunction f, ReadOnlySpan<float> x, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
        where TFunction : struct, IUnaryFunction
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y[..x.Length]);
        ref var pdy = ref MemoryMarshal.GetReference(dy[..x.Length]);
        ref var pdx = ref MemoryMarshal.GetReference(dx[..x.Length]);
        for (var i = 0; i < x.Length; i += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, x.Length - i);
            var d = f.Derivative(Lanes.Load(ref px, i, count), Lanes.Load(ref py, i, count)) * Lanes.Load(ref pdy, i, count);
            Lanes.Store(accumulate ? d + Lanes.Load(ref pdx, i, count) : d, ref pdx, i, count);
        }
    }

    /// <summary>y = f(a, b); an operand whose step is 0 is one number for the whole row.</summary>
    public static void Zip<TFunction>(TFunction f, ReadOnlySpan<float> a, int aStep, ReadOnlySpan<float> b, int bStep, Span<float> y)
        where TFunction : struct, IBinaryFunction
    {
        var length = y.Length;
        ref var pa = ref MemoryMarshal.GetReference(aStep == 0 ? a[..1] : a[..length]);
        ref var pb = ref MemoryMarshal.GetReference(bStep == 0 ? b[..1] : b[..length]);
        ref var py = ref MemoryMarshal.GetReference(y);
        for (var i = 0; i < length; i += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, length - i);
            Lanes.Store(f.Invoke(Load(ref pa, i, aStep, count), Load(ref pb, i, bStep, count)), ref py, i, count);
        }
    }

    /// <summary>d = dy · ∂f/∂a, or with <paramref name="second"/> d = dy · ∂f/∂b, over one row.</summary>
    public static void ZipBackward<TFunction>(
        TFunction f, bool second, ReadOnlySpan<float> a, int aStep, ReadOnlySpan<float> b, int bStep, ReadOnlySpan<float> dy, Span<float> d)
        where TFunction : struct, IBinaryFunction
    {
        var length = dy.Length;
        ref var pa = ref MemoryMarshal.GetReference(aStep == 0 ? a[..1] : a[..length]);
        ref var pb = ref MemoryMarshal.GetReference(bStep == 0 ? b[..1] : b[..length]);
        ref var pdy = ref MemoryMarshal.GetReference(dy);
        ref var pd = ref MemoryMarshal.GetReference(d[..length]);
        for (var i = 0; i < length; i += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, length - i);
            var va = Load(ref pa, i, aStep, count);
            var vb = Load(ref pb, i, bStep, count);
            var slope = second ? f.DerivativeB(va, vb) : f.DerivativeA(va, vb);
            Lanes.Store(slope * Lanes.Load(ref pdy, i, count), ref pd, i, count);
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

    /// <summary>y += x.</summary>
    public static void Add(ReadOnlySpan<float> x, Span<float> y) => AddScaled(1f, x, 1, y);

    /// <summary>y += factor · x; with a step of 0, x is one number for the whole row.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> x, int xStep, Span<float> y)
    {
        var length = y.Length;
        ref var px = ref MemoryMarshal.GetReference(xStep == 0 ? x[..1] : x[..length]);
        ref var py = ref MemoryMarshal.GetReference(y);
        var vf = Vector256.Create(factor);
        for (var i = 0; i < length; i += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, length - i);
            Lanes.Store(Vector256.FusedMultiplyAdd(vf, Load(ref px, i, xStep, count), Lanes.Load(ref py, i, count)), ref py, i, count);
        }
    }

    private static Vector256<float> Load(ref float row, int index, int step, int count) =>
        step == 0 ? Vector256.Create(row) : Lanes.Load(ref row, index, count);
}
