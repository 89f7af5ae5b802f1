using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Sums and maxima of a row. A sum runs in 32 fixed lanes that are then added in a fixed tree: element i always lands in lane
/// i mod 32, so the digits do not depend on the machine's vector width.
/// </summary>
internal static class Reduction
{
    /// <summary>How many lanes a sum has.</summary>
    public const int SumLanes = 4 * Lanes.Width;

    /// <summary>Σ x.</summary>
    public static float Sum(ReadOnlySpan<float> x)
    {
        ref var p = ref MemoryMarshal.GetReference(x);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
        var i = 0;
        for (; i <= x.Length - SumLanes; i += SumLanes)
        {
            var n = (nuint)i;
            s0 += Vector256.LoadUnsafe(ref p, n);
            s1 += Vector256.LoadUnsafe(ref p, n + 8);
            s2 += Vector256.LoadUnsafe(ref p, n + 16);
            s3 += Vector256.LoadUnsafe(ref p, n + 24);
        }

        for (var lane = 0; i < x.Length; i += Lanes.Width, lane++)
        {
            var count = Math.Min(Lanes.Width, x.Length - i);
            var part = Lanes.Load(ref p, i, count);
            switch (lane)
            {
                case 0: s0 += part; break;
                case 1: s1 += part; break;
                case 2: s2 += part; break;
                default: s3 += part; break;
            }
        }

        return SumOfLanes((s0 + s2) + (s1 + s3));
    }

    /// <summary>The largest element of a row that is not empty; NaN when one is NaN.</summary>
    public static float Max(ReadOnlySpan<float> x)
    {
        ref var p = ref MemoryMarshal.GetReference(x);
        var best = x[0];
        var i = 0;
        if (x.Length >= Lanes.Width)
        {
            var lanes = Vector256.LoadUnsafe(ref p);
            for (i = Lanes.Width; i <= x.Length - Lanes.Width; i += Lanes.Width)
            {
                // Also where the number is NaN, which compares with nothing; where the lane is NaN it stays so.
                var v = Vector256.LoadUnsafe(ref p, (nuint)i);
                lanes = Vector256.ConditionalSelect(Vector256.GreaterThan(v, lanes) | ~Vector256.Equals(v, v), v, lanes);
            }

            for (var lane = 0; lane < Lanes.Width; lane++)
            {
                best = LargerOrNaN(best, lanes.GetElement(lane));
            }
        }

        for (; i < x.Length; i++)
        {
            best = LargerOrNaN(best, x[i]);
        }

        return best;
    }

    /// <summary>The position of the first largest element of a row that is not empty; NaN is never the largest, but at the first place it stays.</summary>
    public static int ArgMax(ReadOnlySpan<float> x) =>
        // One comparison after the other would be guessed wrong at every new largest element.
        x.Length >= Lanes.Width ? WideArgMax(x) : NarrowArgMax(x);

    /// <summary>Whether <see cref="ArgMax"/> is this place, which is found out faster than the place itself.</summary>
    public static bool IsArgMax(ReadOnlySpan<float> x, int place)
    {
        if (x.Length < Lanes.Width || float.IsNaN(x[place]) || float.IsNaN(x[0]))
        {
            return ArgMax(x) == place;
        }

        ref var p = ref MemoryMarshal.GetReference(x);
        var (own, last, places) = (Vector256.Create(x[place]), x.Length - Lanes.Width, 0u);
        for (var i = last; i >= 0; i = i > 0 ? Math.Max(i - Lanes.Width, 0) : -1)
        {
            var v = Vector256.LoadUnsafe(ref p, (nuint)i);
            if (Vector256.GreaterThanAny(v, own))
            {
                return false;
            }

            // The first of several that are as large.
            var equal = Vector256.Equals(v, own).ExtractMostSignificantBits();
            places = equal != 0 ? (uint)(i + BitOperations.TrailingZeroCount(equal)) : places;
        }

        return places == (uint)place;
    }

    /// <summary>The sum of eight lanes, in a fixed tree.</summary>
    public static float SumOfLanes(Vector256<float> lanes)
    {
        var four = lanes.GetLower() + lanes.GetUpper();
        return (four.GetElement(0) + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    private static int NarrowArgMax(ReadOnlySpan<float> x)
    {
        var best = 0;
        for (var i = 1; i < x.Length; i++)
        {
            if (x[i] > x[best])
            {
                best = i;
            }
        }

        return best;
    }

    private static int WideArgMax(ReadOnlySpan<float> x)
    {
        if (float.IsNaN(x[0]))
        {
            return 0;
        }

        // The last eight overlap those before them.
        ref var p = ref MemoryMarshal.GetReference(x);
        var last = x.Length - Lanes.Width;
        var lanes = Vector256.Create(float.NegativeInfinity);
        for (var i = 0; i <= last; i = i < last ? Math.Min(i + Lanes.Width, last) : x.Length)
        {
            var v = Vector256.LoadUnsafe(ref p, (nuint)i);
            lanes = Vector256.ConditionalSelect(Vector256.GreaterThan(v, lanes), v, lanes);
        }

        var four = Larger(lanes.GetLower(), lanes.GetUpper());
        var two = Larger(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        var largest = Vector256.Create(Larger(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar());
        for (var i = 0; ; i = Math.Min(i + Lanes.Width, last))
        {
            var places = Vector256.Equals(Vector256.LoadUnsafe(ref p, (nuint)i), largest).ExtractMostSignificantBits();
            if (places != 0)
            {
                return i + BitOperations.TrailingZeroCount(places);
            }
        }
    }

    private static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(b, a), b, a);

    private static float LargerOrNaN(float best, float value) => value > best || float.IsNaN(value) ? value : best;
}
