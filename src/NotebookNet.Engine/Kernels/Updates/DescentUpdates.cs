using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>w ← w − rate · g.</summary>
internal readonly struct PlainUpdate(float rate) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots) =>
        weight - (gradient * rate);
}

/// <summary>v ← momentum · v − rate · g;  w ← w + v, or with Nesterov w ← w + momentum · v − rate · g.</summary>
internal readonly struct MomentumUpdate(float rate, float momentum, bool nesterov) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots)
    {
        var step = gradient * rate;
        slots.First = (slots.First * momentum) - step;
        return nesterov ? weight + ((slots.First * momentum) - step) : weight + slots.First;
    }
}

/// <summary>v ← momentum · v + g;  w ← w − rate · v, or with Nesterov w ← w − rate · (g + momentum · v).</summary>
internal readonly struct HeavyBallUpdate(float rate, float momentum, bool nesterov) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots)
    {
        slots.First = (slots.First * momentum) + gradient;
        return weight - ((nesterov ? gradient + (slots.First * momentum) : slots.First) * rate);
    }
}

/// <summary>w ← w − rate · sign(β₁ m + (1 − β₁) g), and only then m ← β₂ m + (1 − β₂) g.</summary>
internal readonly struct LionUpdate(float rate, float beta1, float oneMinusBeta1, float beta2, float oneMinusBeta2) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots)
    {
        var direction = SpecialFunctions.Sign((slots.First * beta1) + (gradient * oneMinusBeta1));
        slots.First = (slots.First * beta2) + (gradient * oneMinusBeta2);
        return weight - (direction * rate);
    }
}
