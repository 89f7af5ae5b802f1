using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>w ← w − rate · g.</summary>
internal readonly struct PlainUpdate(float rate) : IUpdateRule
{
    public static int MostSlots => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats> =>
        weight - (gradient * rate);
}

/// <summary>v ← momentum · v − rate · g;  w ← w + v, or with Nesterov w ← w + momentum · v − rate · g.</summary>
internal readonly struct MomentumUpdate(float rate, float momentum, bool nesterov) : IUpdateRule
{
    public static int MostSlots => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>
    {
        var step = gradient * rate;
        first = (first * momentum) - step;
        return nesterov ? weight + ((first * momentum) - step) : weight + first;
    }
}

/// <summary>v ← momentum · v + g;  w ← w − rate · v, or with Nesterov w ← w − rate · (g + momentum · v).</summary>
internal readonly struct HeavyBallUpdate(float rate, float momentum, bool nesterov) : IUpdateRule
{
    public static int MostSlots => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>
    {
        first = (first * momentum) + gradient;
        return weight - ((nesterov ? gradient + (first * momentum) : first) * rate);
    }
}

/// <summary>w ← w − rate · sign(β₁ m + (1 − β₁) g), and only then m ← β₂ m + (1 − β₂) g.</summary>
internal readonly struct LionUpdate(float rate, float beta1, float oneMinusBeta1, float beta2, float oneMinusBeta2) : IUpdateRule
{
    public static int MostSlots => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TFloats Step<TFloats>(TFloats weight, TFloats gradient, ref TFloats first, ref TFloats second, ref TFloats third)
        where TFloats : struct, IFloats<TFloats>
    {
        var mixed = (first * beta1) + (gradient * oneMinusBeta1);

        // −1 or 1; 0 and NaN stay what they are.
        var sign = TFloats.IfLess(mixed, default, TFloats.Repeat(-1), TFloats.Repeat(1));
        var direction = TFloats.IfLess(default, TFloats.Abs(mixed), sign, mixed);
        first = (first * beta2) + (gradient * oneMinusBeta2);
        return weight - (direction * rate);
    }
}
