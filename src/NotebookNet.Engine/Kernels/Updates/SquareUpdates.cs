using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>a ← a + g²;  w ← w − rate · g / √(a + ε).</summary>
internal readonly struct AdaGradUpdate(float rate, float epsilon) : IUpdateRule
{
    public static int MostSlots => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>
    {
        first += gradient * gradient;
        return weight - (gradient * rate / TFloats.Sqrt(first + TFloats.Repeat(epsilon)));
    }
}

/// <summary>
/// v ← ρ v + (1 − ρ) g²;  d = rate · g / √(v + ε);  w ← w − d, or with momentum b ← momentum · b + d and w ← w − b. Centred, the
/// square of the running mean a of g is taken off v. Slots: v, then b if there is momentum, then a.
/// </summary>
internal readonly struct RMSpropUpdate(float rate, float rho, float oneMinusRho, float momentum, float epsilon, bool centered) : IUpdateRule
{
    public static int MostSlots => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>
    {
        first = (first * rho) + (gradient * gradient * oneMinusRho);
        var variance = first;
        if (centered)
        {
            var mean = ((momentum > 0 ? third : second) * rho) + (gradient * oneMinusRho);
            (second, third) = momentum > 0 ? (second, mean) : (mean, third);

            // Rounding may take more than there is, which a root would answer with NaN.
            variance -= mean * mean;
            variance = TFloats.IfLess(variance, default, default, variance);
        }

        var step = gradient * rate / TFloats.Sqrt(variance + TFloats.Repeat(epsilon));
        if (momentum > 0)
        {
            second = (second * momentum) + step;
            step = second;
        }

        return weight - step;
    }
}

/// <summary>a ← ρ a + (1 − ρ) g²;  d = √(b + ε) / √(a + ε) · g;  b ← ρ b + (1 − ρ) d²;  w ← w − rate · d.</summary>
internal readonly struct AdadeltaUpdate(float rate, float rho, float oneMinusRho, float epsilon) : IUpdateRule
{
    public static int MostSlots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>
    {
        var e = TFloats.Repeat(epsilon);
        first = (first * rho) + (gradient * gradient * oneMinusRho);
        var step = TFloats.Sqrt(second + e) * gradient / TFloats.Sqrt(first + e);
        second = (second * rho) + (step * step * oneMinusRho);
        return weight - (step * rate);
    }
}
