using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>Whether all numbers of a row lie within bounds. Whole data sets are asked before a training, so the threads share the reading.</summary>
internal sealed unsafe class RangeCheck : IParallelWork
{
    private const int Part = 1 << 16;

    [ThreadStatic]
    private static RangeCheck? _ofThread;

    private float* _x;
    private int _length;
    private float _low;
    private float _high;
    private bool _isOutside;

    /// <summary>Whether low ≤ x ≤ high for all of them, which is false for NaN.</summary>
    public static bool AllWithin(ReadOnlySpan<float> x, float low, float high)
    {
        var check = _ofThread ??= new RangeCheck();
        fixed (float* start = x)
        {
            check._x = start;
            (check._length, check._low, check._high, check._isOutside) = (x.Length, low, high, false);
            WorkerTeam.Run(check, (x.Length + Part - 1) / Part);
            return !check._isOutside;
        }
    }

    /// <summary>The same for a tensor, which remembers it: a tensor does not change, and data sets are trained on again and again.</summary>
    public static bool AllWithin(Tensor tensor, float low, float high)
    {
        if (tensor.KnownBounds is { } known && known.Low >= low && known.High <= high)
        {
            return true;
        }

        if (!AllWithin(tensor.Data, low, high))
        {
            return false;
        }

        tensor.KnownBounds = tensor is Variable ? null : new Bounds(low, high);
        return true;
    }

    /// <summary>Whether all numbers of a tensor are finite, which it remembers.</summary>
    public static bool AllFinite(Tensor tensor) => AllWithin(tensor, float.MinValue, float.MaxValue);

    /// <summary>Whether all of them are finite.</summary>
    public static bool AllFinite(ReadOnlySpan<float> x) => AllWithin(x, float.MinValue, float.MaxValue);

    /// <summary>Whether all of them are finite, found out by this thread alone.</summary>
    public static bool AreFinite(float* x, int length)
    {
        // 0 · x is NaN for what is not finite, and with it the sum.
        var (zero, i) = (Vector256<float>.Zero, 0);
        var (sum0, sum1, sum2, sum3) = (zero, zero, zero, zero);
        for (; i <= length - (4 * Lanes.Width); i += 4 * Lanes.Width)
        {
            sum0 = Vector256.FusedMultiplyAdd(Vector256.Load(x + i), zero, sum0);
            sum1 = Vector256.FusedMultiplyAdd(Vector256.Load(x + i + Lanes.Width), zero, sum1);
            sum2 = Vector256.FusedMultiplyAdd(Vector256.Load(x + i + (2 * Lanes.Width)), zero, sum2);
            sum3 = Vector256.FusedMultiplyAdd(Vector256.Load(x + i + (3 * Lanes.Width)), zero, sum3);
        }

        var rest = 0f;
        for (; i < length; i++)
        {
            rest += 0 * x[i];
        }

        return rest == 0 && Vector256.EqualsAll(sum0 + sum1 + sum2 + sum3, zero);
    }

    /// <summary>Whether |x| ≤ bound for all of them, found out by this thread alone.</summary>
    public static bool AreSmall(ReadOnlySpan<float> x, float bound)
    {
        // Without their signs floats are in the order of the whole numbers they look like, the largest of all infinity and NaN.
        var size = Vector256.Create(int.MaxValue);
        var (largest, second) = (Vector256<int>.Zero, Vector256<int>.Zero);
        ref var first = ref MemoryMarshal.GetReference(x);
        var i = 0;
        for (; i <= x.Length - (2 * Lanes.Width); i += 2 * Lanes.Width)
        {
            largest = Vector256.Max(largest, Vector256.LoadUnsafe(ref first, (nuint)i).AsInt32() & size);
            second = Vector256.Max(second, Vector256.LoadUnsafe(ref first, (nuint)(i + Lanes.Width)).AsInt32() & size);
        }

        for (; i < x.Length; i++)
        {
            if (!(MathF.Abs(x[i]) <= bound))
            {
                return false;
            }
        }

        return Vector256.LessThanOrEqualAll(Vector256.Max(largest, second), Vector256.Create(BitConverter.SingleToInt32Bits(bound)));
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        if (!IsInside(part * Part, Math.Min((part + 1) * Part, _length)))
        {
            Volatile.Write(ref _isOutside, true);
        }
    }

    /// <summary>Between what all numbers of a tensor were found to lie.</summary>
    public sealed record Bounds(float Low, float High);

    private bool IsInside(int first, int last)
    {
        var (low, high) = (Vector256.Create(_low), Vector256.Create(_high));
        var inside = Vector256<float>.AllBitsSet;
        var i = first;
        for (; i <= last - Lanes.Width; i += Lanes.Width)
        {
            var x = Vector256.Load(_x + i);
            inside &= Vector256.GreaterThanOrEqual(x, low) & Vector256.LessThanOrEqual(x, high);
        }

        for (; i < last; i++)
        {
            if (!(_x[i] >= _low && _x[i] <= _high))
            {
                return false;
            }
        }

        return inside.AsInt32() == Vector256<int>.AllBitsSet;
    }
}
