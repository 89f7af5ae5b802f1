using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// m ← m + (1 − β₁)(g − m);  v ← v + (1 − β₂)(g² − v);  w ← w − α · m / (√v + ε), where α already holds the bias correction.
/// With amsgrad the largest v so far stands in the place of v.
/// </summary>
internal readonly struct AdamUpdate(float alpha, float oneMinusBeta1, float oneMinusBeta2, float epsilon, bool amsgrad = false) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots)
    {
        slots.First += (gradient - slots.First) * oneMinusBeta1;
        slots.Second += ((gradient * gradient) - slots.Second) * oneMinusBeta2;
        var square = slots.Second;
        if (amsgrad)
        {
            // "Not smaller" instead of "greater": NaN gets through.
            square = Vector256.ConditionalSelect(Vector256.LessThan(square, slots.Third), slots.Third, square);
            slots.Third = square;
        }

        return weight - (slots.First * alpha / (Vector256.Sqrt(square) + Vector256.Create(epsilon)));
    }
}

/// <summary>
/// Adam's m and v;  w ← w − rate · (momentumFactor · m + gradientFactor · g) / (√(v · squareFactor) + ε), the factors holding
/// Nesterov's momentum schedule and the bias corrections.
/// </summary>
internal readonly struct NadamUpdate(
    float rate, float oneMinusBeta1, float oneMinusBeta2, float epsilon, float momentumFactor, float gradientFactor, float squareFactor) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots)
    {
        slots.First += (gradient - slots.First) * oneMinusBeta1;
        slots.Second += ((gradient * gradient) - slots.Second) * oneMinusBeta2;
        var direction = (slots.First * momentumFactor) + (gradient * gradientFactor);
        return weight - (direction * rate / (Vector256.Sqrt(slots.Second * squareFactor) + Vector256.Create(epsilon)));
    }
}

/// <summary>
/// m ← m + (1 − β₁)(g − m);  u ← max(β₂ u, |g|);  w ← w − α · m / (u + ε), where α already holds the bias correction.
/// </summary>
internal readonly struct AdamaxUpdate(float alpha, float oneMinusBeta1, float beta2, float epsilon) : IUpdateRule
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Step(Vector256<float> weight, Vector256<float> gradient, ref SlotLanes slots)
    {
        slots.First += (gradient - slots.First) * oneMinusBeta1;
        var (decayed, size) = (slots.Second * beta2, Vector256.Abs(gradient));
        slots.Second = Vector256.ConditionalSelect(Vector256.LessThan(size, decayed), decayed, size);
        return weight - (slots.First * alpha / (slots.Second + Vector256.Create(epsilon)));
    }
}
