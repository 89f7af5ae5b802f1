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

    /// <summary>Whether all of them are finite.</summary>
    public static bool AllFinite(ReadOnlySpan<float> x) => AllWithin(x, float.MinValue, float.MaxValue);

    /// <inheritdoc/>
    public void Execute(int part)
    {
        if (!IsInside(part * Part, Math.Min((part + 1) * Part, _length)))
        {
            Volatile.Write(ref _isOutside, true);
        }
    }

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
