using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>An optimizer's step over eight weights and their slots at a time.</summary>
internal interface IUpdateRule
{
    /// <summary>The new weights, given the gradient; the two slots (zeros when the rule has none) are changed in place.</summary>
    Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> slot1, ref Vector256<float> slot2);
}

/// <summary>w ← w − rate · g.</summary>
internal readonly struct PlainUpdate(float rate) : IUpdateRule
{
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> slot1, ref Vector256<float> slot2) =>
        weight - (Vector256.Create(rate) * gradient);
}

/// <summary>v ← momentum · v − rate · g;  w ← w + v, or with Nesterov w ← w + momentum · v − rate · g.</summary>
internal readonly struct MomentumUpdate(float rate, float momentum, bool nesterov) : IUpdateRule
{
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> slot1, ref Vector256<float> slot2)
    {
        var step = Vector256.Create(rate) * gradient;
        var m = Vector256.Create(momentum);
        slot1 = (m * slot1) - step;
        return nesterov ? weight + ((m * slot1) - step) : weight + slot1;
    }
}

/// <summary>
/// m ← m + (1 − β₁)(g − m);  v ← v + (1 − β₂)(g² − v);  w ← w − α · m / (√v + ε), where α already holds the bias correction.
/// </summary>
internal readonly struct AdamUpdate(float alpha, float oneMinusBeta1, float oneMinusBeta2, float epsilon) : IUpdateRule
{
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> slot1, ref Vector256<float> slot2)
    {
        slot1 += Vector256.Create(oneMinusBeta1) * (gradient - slot1);
        slot2 += Vector256.Create(oneMinusBeta2) * ((gradient * gradient) - slot2);
        return weight - (Vector256.Create(alpha) * slot1 / (Vector256.Sqrt(slot2) + Vector256.Create(epsilon)));
    }
}

/// <summary>Runs an update rule over whole rows of weights.</summary>
internal static class UpdateKernels
{
    /// <summary>One step for all weights of a variable; a slot the rule does not use may be empty.</summary>
    public static void Apply<TRule>(TRule rule, Span<float> weights, ReadOnlySpan<float> gradient, Span<float> slot1, Span<float> slot2)
        where TRule : struct, IUpdateRule
    {
        var length = weights.Length;
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref var g = ref MemoryMarshal.GetReference(gradient[..length]);
        ref var s1 = ref MemoryMarshal.GetReference(slot1.IsEmpty ? slot1 : slot1[..length]);
        ref var s2 = ref MemoryMarshal.GetReference(slot2.IsEmpty ? slot2 : slot2[..length]);
        for (var i = 0; i < length; i += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, length - i);
            var a = slot1.IsEmpty ? default : Lanes.Load(ref s1, i, count);
            var b = slot2.IsEmpty ? default : Lanes.Load(ref s2, i, count);
            Lanes.Store(rule.Step(Lanes.Load(ref w, i, count), Lanes.Load(ref g, i, count), ref a, ref b), ref w, i, count);
            if (!slot1.IsEmpty)
            {
                Lanes.Store(a, ref s1, i, count);
            }

            if (!slot2.IsEmpty)
            {
                Lanes.Store(b, ref s2, i, count);
            }
        }
    }
}
