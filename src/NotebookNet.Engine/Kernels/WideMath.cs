using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>The exponential and its relatives for registers of any width: see <see cref="VectorMath"/>. The digits are the same for all widths.</summary>
internal static class WideMath
{
    /// <summary>The first part of ln 2, with so few digits that n · ln 2 is subtracted exactly.</summary>
    public const float Ln2High = 0.693359375f;

    /// <summary>What is left of ln 2.</summary>
    public const float Ln2Low = -2.12194440e-4f;

    private const float Log2E = 1.44269504f;

    /// <summary>eˣ; 0 far below −104, ∞ above 88.72.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloats Exp<TFloats>(TFloats x)
        where TFloats : struct, IFloats<TFloats>
    {
        // Comparisons are false for NaN, so NaN passes through unchanged.
        x = TFloats.IfLess(TFloats.Repeat(89), x, TFloats.Repeat(89), x);
        x = TFloats.IfLess(x, TFloats.Repeat(-104), TFloats.Repeat(-104), x);
        var rounded = TFloats.MultiplyAdd(x, TFloats.Repeat(Log2E), TFloats.Repeat(IFloats<TFloats>.RoundMagic));
        var n = rounded - TFloats.Repeat(IFloats<TFloats>.RoundMagic);
        var r = TFloats.MultiplyAdd(n, TFloats.Repeat(-Ln2High), x);
        r = TFloats.MultiplyAdd(n, TFloats.Repeat(-Ln2Low), r);

        var p = TFloats.Repeat(1.9875691500e-4f);
        p = TFloats.MultiplyAdd(p, r, TFloats.Repeat(1.3981999507e-3f));
        p = TFloats.MultiplyAdd(p, r, TFloats.Repeat(8.3334519073e-3f));
        p = TFloats.MultiplyAdd(p, r, TFloats.Repeat(4.1665795894e-2f));
        p = TFloats.MultiplyAdd(p, r, TFloats.Repeat(1.6666665459e-1f));
        p = TFloats.MultiplyAdd(p, r, TFloats.Repeat(5.0000001201e-1f));
        p = TFloats.MultiplyAdd(p, r * r, r) + TFloats.Repeat(1);
        return TFloats.TimesTwoTo(p, rounded);
    }

    /// <summary>tanh x, without overflow at any x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloats Tanh<TFloats>(TFloats x)
        where TFloats : struct, IFloats<TFloats>
    {
        var one = TFloats.Repeat(1);
        var magnitude = TFloats.Abs(x);
        var large = one - (TFloats.Repeat(2) / (Exp(magnitude + magnitude) + one));

        var z = x * x;
        var p = TFloats.Repeat(-5.70498872745e-3f);
        p = TFloats.MultiplyAdd(p, z, TFloats.Repeat(2.06390887954e-2f));
        p = TFloats.MultiplyAdd(p, z, TFloats.Repeat(-5.37397155531e-2f));
        p = TFloats.MultiplyAdd(p, z, TFloats.Repeat(1.33314422036e-1f));
        p = TFloats.MultiplyAdd(p, z, TFloats.Repeat(-3.33332819422e-1f));
        var small = TFloats.MultiplyAdd(p * z, magnitude, magnitude);

        // The sign comes last, so that −0 keeps it too.
        return TFloats.CopySign(TFloats.IfLess(magnitude, TFloats.Repeat(0.625f), small, large), x);
    }

    /// <summary>1 / (1 + e⁻ˣ), without overflow at any x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TFloats Sigmoid<TFloats>(TFloats x)
        where TFloats : struct, IFloats<TFloats>
    {
        // For negative x it is eˣ / (1 + eˣ): e⁻ˣ would overflow where the result is small but not 0.
        var one = TFloats.Repeat(1);
        var e = Exp(TFloats.Repeat(0) - TFloats.Abs(x));
        return TFloats.IfLess(x, default, e, one) / (one + e);
    }
}
