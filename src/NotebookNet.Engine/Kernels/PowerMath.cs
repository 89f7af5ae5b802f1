using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Powers of eight floats, computed in double precision from additions, multiplications and divisions alone: the result is the
/// correctly rounded one in nearly all cases, and the same on every machine.
/// </summary>
internal static class PowerMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Log2E = 1.44269504088896340736;

    // ln m = 2t (1 + t²/3 + t⁴/5 + …) with |t| < 0.172: eleven terms reach 1e-17.
    private const int LogTerms = 11;

    // Thirteen terms of eʳ with |r| < 0.347 reach 1e-17.
    private const int ExpTerms = 13;

    /// <summary>xᵖ, as IEEE 754 defines it: a negative x has a power where p is a whole number, and x⁰ is 1.</summary>
    public static Vector256<float> Pow(Vector256<float> x, float exponent)
    {
        var (low, high) = Vector256.Widen(x);
        return float.IsInteger(exponent)
            ? Vector256.Narrow(WholePower(low, exponent), WholePower(high, exponent))
            : Vector256.Narrow(RealPower(low, exponent), RealPower(high, exponent));
    }

    private static Vector256<double> WholePower(Vector256<double> x, float exponent)
    {
        // Every float of this size and above is even, and its power 0, 1 or infinite: any large even number stands for it.
        var n = (int)Math.Min(Math.Abs(exponent), 1 << 30);
        var result = Vector256<double>.One;
        for (var square = x; n > 0; n >>= 1, square *= square)
        {
            if ((n & 1) == 1)
            {
                result *= square;
            }
        }

        return exponent < 0 ? Vector256<double>.One / result : result;
    }

    private static Vector256<double> RealPower(Vector256<double> x, float exponent)
    {
        var zero = Vector256<double>.Zero;
        var infinity = Vector256.Create(double.PositiveInfinity);
        var size = Vector256.Abs(x);
        var result = Exp(Log(size) * Vector256.Create((double)exponent));
        result = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, zero), result, Vector256.Create(double.NaN));
        result = Vector256.ConditionalSelect(Vector256.Equals(size, zero), exponent > 0 ? zero : infinity, result);
        return Vector256.ConditionalSelect(Vector256.Equals(size, infinity), exponent > 0 ? infinity : zero, result);
    }

    // For positive, finite, normal x, which every positive finite float is after widening.
    private static Vector256<double> Log(Vector256<double> x)
    {
        var bits = x.AsInt64();
        var exponent = Vector256.ConvertToDouble(Vector256.ShiftRightLogical(bits, 52) - Vector256.Create(1023L));
        var m = ((bits & Vector256.Create(0x000fffffffffffffL)) | Vector256.Create(0x3ff0000000000000L)).AsDouble();
        var isLarge = Vector256.GreaterThan(m, Vector256.Create(1.41421356237309504880));
        m = Vector256.ConditionalSelect(isLarge, m * 0.5, m);
        exponent += Vector256.ConditionalSelect(isLarge, Vector256<double>.One, Vector256<double>.Zero);

        var t = (m - Vector256<double>.One) / (m + Vector256<double>.One);
        var square = t * t;
        var sum = Vector256<double>.Zero;
        for (var i = LogTerms - 1; i >= 0; i--)
        {
            sum = (sum * square) + Vector256.Create(1.0 / ((2 * i) + 1));
        }

        return (exponent * Ln2High) + ((exponent * Ln2Low) + (t * sum * 2.0));
    }

    // No float lies beyond e±104, so the argument may be cut at ±300: far from the ends of double precision.
    private static Vector256<double> Exp(Vector256<double> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-300.0)), Vector256.Create(300.0));
        var n = Vector256.Floor((x * Log2E) + Vector256.Create(0.5));
        var r = (x - (n * Ln2High)) - (n * Ln2Low);
        var sum = Vector256<double>.One;
        for (var i = ExpTerms; i >= 1; i--)
        {
            sum = (sum * r * (1.0 / i)) + Vector256<double>.One;
        }

        var power = Vector256.ShiftLeft(Vector256.ConvertToInt64(n) + Vector256.Create(1023L), 52).AsDouble();
        return sum * power;
    }
}
