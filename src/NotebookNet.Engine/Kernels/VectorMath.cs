using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Exponential, logarithm and friends on eight floats. Written here, from additions, multiplications and fused multiply-adds
/// in a fixed order, because the platform's functions differ in the last digit between operating systems and processors, and
/// training must give the same digits everywhere. Polynomials, where nothing else is said: the single-precision minimax sets published
/// in S. Moshier's Cephes library. Over all floats, Exp and Log stay within 1.1 units in the last place of the true value, Tanh within 1.5,
/// Log1P and Sigmoid within 2.5.
/// </summary>
internal static class VectorMath
{
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts, so that n · ln 2 is subtracted exactly.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    // Adding and subtracting 1.5 · 2²³ rounds to the nearest integer and leaves it in the low mantissa bits.
    private const float RoundMagic = 12582912f;

    /// <summary>eˣ; 0 far below −104, ∞ above 88.72.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Clamp(x, -104f, 89f);
        var rounded = Vector256.FusedMultiplyAdd(x, Vector256.Create(Log2E), Vector256.Create(RoundMagic));
        var power = rounded.AsInt32() - Vector256.Create(RoundMagic).AsInt32();
        var n = rounded - Vector256.Create(RoundMagic);
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2High), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2Low), r);

        var p = Vector256.Create(1.9875691500e-4f);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.3981999507e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(8.3334519073e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(4.1665795894e-2f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.6666665459e-1f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(5.0000001201e-1f));
        p = Vector256.FusedMultiplyAdd(p, r * r, r) + Vector256<float>.One;

        // 2ⁿ in two halves: one factor alone could not reach the denormal numbers or the last power before infinity.
        var half = Vector256.ShiftRightArithmetic(power, 1);
        return p * PowerOfTwo(half) * PowerOfTwo(power - half);
    }

    /// <summary>ln x; −∞ at 0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        var tiny = Vector256.LessThan(x, Vector256.Create(1.17549435e-38f));
        var scaled = Vector256.ConditionalSelect(tiny, x * Vector256.Create(8388608f), x);
        var result = LogOfNormal(scaled, Vector256.ConditionalSelect(tiny, Vector256.Create(23f), Vector256<float>.Zero));

        var infinity = Vector256.Create(float.PositiveInfinity);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, infinity), infinity, result);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), -infinity, result);

        // A comparison with NaN is false: "not (x ≥ 0)" covers negative numbers and NaN together.
        return Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256<float>.Zero), result, Vector256.Create(float.NaN));
    }

    /// <summary>ln(1 + x) for x ≥ 0, exact for tiny x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1P(Vector256<float> x)
    {
        // ln(w) · x / (w − 1) cancels the rounding of w = 1 + x (W. Kahan).
        var w = Vector256<float>.One + x;
        var correction = x / (w - Vector256<float>.One);
        var useLog = Vector256.GreaterThan(w, Vector256<float>.One) & Vector256.LessThan(w, Vector256.Create(1e9f));
        var log = Log(w);
        return Vector256.ConditionalSelect(
            useLog,
            log * correction,
            Vector256.ConditionalSelect(Vector256.LessThanOrEqual(w, Vector256<float>.One), x, log));
    }

    /// <summary>ln(1 + x) for 0 ≤ x ≤ 1, within 1.3 units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log1POfUnit(Vector256<float> x)
    {
        // x + x² · p(x); tests/goldens/fit_log1p.py found the polynomial. Neither a division nor a logarithm's range reduction is needed here.
        var p = Vector256.Create(2.0729179959744215e-3f);
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(-1.3631332665681839e-2f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(4.1981048882007599e-2f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(-8.3073697984218597e-2f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(1.2467096000909805e-1f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(-1.6129323840141296e-1f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(1.9897928833961487e-1f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(-2.4988578259944916e-1f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(3.3332690596580505e-1f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(-4.9999988079071045e-1f));
        return Vector256.FusedMultiplyAdd(x * x, p, x);
    }

    /// <summary>tanh x, without overflow at any x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var magnitude = Vector256.Abs(x);
        var large = Vector256<float>.One - (Vector256.Create(2f) / (Exp(magnitude + magnitude) + Vector256<float>.One));

        var z = x * x;
        var p = Vector256.Create(-5.70498872745e-3f);
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.06390887954e-2f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-5.37397155531e-2f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(1.33314422036e-1f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-3.33332819422e-1f));
        var small = Vector256.FusedMultiplyAdd(p * z, magnitude, magnitude);

        // The sign comes last, so that −0 keeps it too.
        return Vector256.CopySign(Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0.625f)), small, large), x);
    }

    /// <summary>1 / (1 + e⁻ˣ), without overflow at any x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        // For negative x it is eˣ / (1 + eˣ): e⁻ˣ would overflow where the result is small but not 0.
        var e = Exp(-Vector256.Abs(x));
        var above = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), e, Vector256<float>.One);
        return above / (Vector256<float>.One + e);
    }

    /// <summary>One number through an eight-lane function, so that it gets the very same digits.</summary>
    public static float ExpScalar(float x) => Exp(Vector256.Create(x)).ToScalar();

    /// <inheritdoc cref="ExpScalar"/>
    public static float LogScalar(float x) => Log(Vector256.Create(x)).ToScalar();

    // ln x − less · ln 2, for x that is neither 0 nor tiny nor infinite nor negative.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> LogOfNormal(Vector256<float> x, Vector256<float> less)
    {
        var bits = x.AsInt32();

        // x = m · 2ᵉ with m in [√½, √2).
        var shifted = bits - Vector256.Create(0x3f3504f3);
        var e = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(shifted, 23));
        e -= less;
        var m = ((shifted & Vector256.Create(0x007fffff)) + Vector256.Create(0x3f3504f3)).AsSingle();

        var z = m - Vector256<float>.One;
        var p = Vector256.Create(7.0376836292e-2f);
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-1.1514610310e-1f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(1.1676998740e-1f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-1.2420140846e-1f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(1.4249322787e-1f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-1.6668057665e-1f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(2.0000714765e-1f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(-2.4999993993e-1f));
        p = Vector256.FusedMultiplyAdd(p, z, Vector256.Create(3.3333331174e-1f));

        var zz = z * z;
        var y = p * z * zz;
        y = Vector256.FusedMultiplyAdd(e, Vector256.Create(Ln2Low), y);
        y = Vector256.FusedMultiplyAdd(zz, Vector256.Create(-0.5f), y);
        return Vector256.FusedMultiplyAdd(e, Vector256.Create(Ln2High), z + y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<int> exponent) =>
        Vector256.ShiftLeft(exponent + Vector256.Create(127), 23).AsSingle();

    // Comparisons are false for NaN, so NaN passes through unchanged.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Clamp(Vector256<float> x, float low, float high)
    {
        x = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(high)), Vector256.Create(high), x);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(low)), Vector256.Create(low), x);
    }
}
