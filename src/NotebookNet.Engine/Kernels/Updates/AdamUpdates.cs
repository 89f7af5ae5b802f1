using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>
/// m ← m + (1 − β₁)(g − m);  v ← v + (1 − β₂)(g² − v);  w ← w − α · m / (√v + ε), where α already holds the bias correction.
/// With amsgrad the largest v so far stands in the place of v.
/// </summary>
internal readonly struct AdamUpdate(float alpha, float oneMinusBeta1, float oneMinusBeta2, float epsilon, bool amsgrad = false) : IUpdateRule
{
    public static int MostSlots => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>
    {
        first += (gradient - first) * oneMinusBeta1;
        second += ((gradient * gradient) - second) * oneMinusBeta2;
        var square = second;
        if (amsgrad)
        {
            // "Not smaller" instead of "greater": NaN gets through.
            square = TFloats.IfLess(square, third, third, square);
            third = square;
        }

        return weight - (first * alpha / (TFloats.Sqrt(square) + TFloats.Repeat(epsilon)));
    }
}

/// <summary>
/// Adam's m and v;  w ← w − rate · (momentumFactor · m + gradientFactor · g) / (√(v · squareFactor) + ε), the factors holding
/// Nesterov's momentum schedule and the bias corrections.
/// </summary>
internal readonly struct NadamUpdate(
    float rate, float oneMinusBeta1, float oneMinusBeta2, float epsilon, float momentumFactor, float gradientFactor, float squareFactor) : IUpdateRule
{
    public static int MostSlots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>
    {
        first += (gradient - first) * oneMinusBeta1;
        second += ((gradient * gradient) - second) * oneMinusBeta2;
        var direction = (first * momentumFactor) + (gradient * gradientFactor);
        return weight - (direction * rate / (TFloats.Sqrt(second * squareFactor) + TFloats.Repeat(epsilon)));
    }
}

/// <summary>
/// m ← m + (1 − β₁)(g − m);  u ← max(β₂ u, |g|);  w ← w − α · m / (u + ε), where α already holds the bias correction.
/// </summary>
internal readonly struct AdamaxUpdate(float alpha, float oneMinusBeta1, float beta2, float epsilon) : IUpdateRule
{
    public static int MostSlots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>
    {
        first += (gradient - first) * oneMinusBeta1;
        var (decayed, size) = (second * beta2, TFloats.Abs(gradient));
        second = TFloats.IfLess(size, decayed, decayed, size);
        return weight - (first * alpha / (second + TFloats.Repeat(epsilon)));
    }
}
