using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Functions that activations and losses need beyond <see cref="VectorMath"/>, under the same rule: basic arithmetic and explicit
/// fused multiply-adds in a fixed order, so that the digits are the same on every machine.
/// </summary>
internal static class SpecialFunctions
{
    /// <summary>1 / √(2π).</summary>
    public const float InverseRootOfTwoPi = 0.398942280f;

    /// <summary>max(x, 0); NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Positive(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256<float>.Zero, x);

    /// <summary>−1, 0 or 1; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sign(Vector256<float> x) =>
        Vector256.ConditionalSelect(
            Vector256.GreaterThan(Vector256.Abs(x), Vector256<float>.Zero), Vector256.CopySign(Vector256<float>.One, x), x);

    /// <summary>eˣ − 1, exact for tiny x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x)
    {
        // Near 0 the polynomial of VectorMath.Exp without its last step, the addition of 1 that would drop digits.
        var p = Vector256.Create(1.9875691500e-4f);
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(1.3981999507e-3f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(8.3334519073e-3f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(4.1665795894e-2f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(1.6666665459e-1f));
        p = Vector256.FusedMultiplyAdd(p, x, Vector256.Create(5.0000001201e-1f));
        var small = Vector256.FusedMultiplyAdd(p, x * x, x);
        var isSmall = Vector256.LessThan(Vector256.Abs(x), Vector256.Create(0.34f));
        return Vector256.ConditionalSelect(isSmall, small, VectorMath.Exp(x) - Vector256<float>.One);
    }

    /// <summary>Φ(x), the share of a standard normal distribution below x, and its density φ(x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Cumulative, Vector256<float> Density) Normal(Vector256<float> x)
    {
        // Beyond 20 both are 0 in single precision; NaN passes the comparison and stays.
        var limit = Vector256.Create(20f);
        var z = Vector256.Abs(x);
        z = Vector256.ConditionalSelect(Vector256.GreaterThan(z, limit), limit, z);

        // e^(−z²/2), with what rounding takes from z² put back to first order: the tail keeps its digits.
        var square = z * z;
        var lost = Vector256.FusedMultiplyAdd(z, z, -square);
        var bell = VectorMath.Exp(square * -0.5f);
        bell = Vector256.FusedMultiplyAdd(bell * -0.5f, lost, bell);

        // The tail 1 − Φ(z) is bell · R(z); (1 + z) · R(z) as a polynomial in (z − 4)/(z + 4), a Chebyshev fit on [0, 15]
        // with relative error 2e−9.
        var t = (z - Vector256.Create(4f)) / (z + Vector256.Create(4f));
        var p = Vector256.Create(-7.32434855e-05f);
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(-6.43625172e-05f));
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(0.000691336812f));
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(-0.000301605556f));
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(-0.0050028949f));
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(0.0179398526f));
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(-0.0321976133f));
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(0.0285999961f));
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(0.0139996205f));
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(-0.0967034698f));
        p = Vector256.FusedMultiplyAdd(p, t, Vector256.Create(0.4720532f));
        var tail = bell * (p / (Vector256<float>.One + z));

        var below = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), tail, Vector256<float>.One - tail);
        return (below, bell * InverseRootOfTwoPi);
    }
}
