using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>a ← a + g²;  w ← w − rate · g / √(a + ε).</summary>
internal readonly struct AdaGradUpdate(float rate, float epsilon) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots)
    {
        slots.First += gradient * gradient;
        return weight - (gradient * rate / Vector256.Sqrt(slots.First + Vector256.Create(epsilon)));
    }
}

/// <summary>
/// v ← ρ v + (1 − ρ) g²;  d = rate · g / √(v + ε);  w ← w − d, or with momentum b ← momentum · b + d and w ← w − b. Centred, the
/// square of the running mean a of g is taken off v. Slots: v, then b if there is momentum, then a.
/// </summary>
internal readonly struct RMSpropUpdate(float rate, float rho, float oneMinusRho, float momentum, float epsilon, bool centered) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots)
    {
        slots.First = (slots.First * rho) + (gradient * gradient * oneMinusRho);
        var variance = slots.First;
        if (centered)
        {
            ref var mean = ref momentum > 0 ? ref slots.Third : ref slots.Second;
            mean = (mean * rho) + (gradient * oneMinusRho);

            // Rounding may take more than there is, which a root would answer with NaN.
            variance = SpecialFunctions.Positive(variance - (mean * mean));
        }

        var step = gradient * rate / Vector256.Sqrt(variance + Vector256.Create(epsilon));
        if (momentum > 0)
        {
            slots.Second = (slots.Second * momentum) + step;
            step = slots.Second;
        }

        return weight - step;
    }
}

/// <summary>a ← ρ a + (1 − ρ) g²;  d = √(b + ε) / √(a + ε) · g;  b ← ρ b + (1 − ρ) d²;  w ← w − rate · d.</summary>
internal readonly struct AdadeltaUpdate(float rate, float rho, float oneMinusRho, float epsilon) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots)
    {
        var e = Vector256.Create(epsilon);
        slots.First = (slots.First * rho) + (gradient * gradient * oneMinusRho);
        var step = Vector256.Sqrt(slots.Second + e) * gradient / Vector256.Sqrt(slots.First + e);
        slots.Second = (slots.Second * rho) + (step * step * oneMinusRho);
        return weight - (step * rate);
    }
}
