using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <content>One dimension of each map, which says at which points the polynomials are known: 0, ±√½, ±√2, ∞.</content>
internal static unsafe partial class WinogradMaps
{
    private const float Root = 1.41421356f;
    private const float HalfRoot = Root / 2;

    // One dimension of Bᵀ x: the rows are x₀ − 2½ x₂ + x₄, (x₄ − 2 x₂) ± √½ (x₃ − 2 x₁), (x₄ − ½ x₂) ± √2 (x₃ − ½ x₁), x₁ − 2½ x₃ + x₅.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SpreadPixels<TFloats>(
        TFloats x0, TFloats x1, TFloats x2, TFloats x3, TFloats x4, TFloats x5, float* target, nint step)
        where TFloats : struct, IFloats<TFloats>
    {
        TFloats.Store(x0 + TFloats.MultiplyAdd(TFloats.Repeat(-2.5f), x2, x4), target);
        var even = TFloats.MultiplyAdd(TFloats.Repeat(-2), x2, x4);
        var odd = TFloats.Repeat(HalfRoot) * TFloats.MultiplyAdd(TFloats.Repeat(-2), x1, x3);
        TFloats.Store(even + odd, target + step);
        TFloats.Store(even - odd, target + (2 * step));
        even = TFloats.MultiplyAdd(TFloats.Repeat(-0.5f), x2, x4);
        odd = TFloats.Repeat(Root) * TFloats.MultiplyAdd(TFloats.Repeat(-0.5f), x1, x3);
        TFloats.Store(even + odd, target + (3 * step));
        TFloats.Store(even - odd, target + (4 * step));
        TFloats.Store(x1 + TFloats.MultiplyAdd(TFloats.Repeat(-2.5f), x3, x5), target + (5 * step));
    }

    // One dimension of G w: the rows are w₀, −⅔ w₀ − ⅓ w₂ ∓ ⅔ √½ w₁, ⅙ w₀ + ⅓ w₂ ± ⅙ √2 w₁, w₂.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SpreadTaps<TFloats>(TFloats w0, TFloats w1, TFloats w2, float* target, nint step)
        where TFloats : struct, IFloats<TFloats>
    {
        TFloats.Store(w0, target);
        var even = TFloats.MultiplyAdd(TFloats.Repeat(-2f / 3), w0, w2 * (-1f / 3));
        var odd = w1 * (-2f / 3 * HalfRoot);
        TFloats.Store(even + odd, target + step);
        TFloats.Store(even - odd, target + (2 * step));
        even = TFloats.MultiplyAdd(TFloats.Repeat(1f / 6), w0, w2 * (1f / 3));
        odd = w1 * (Root / 6);
        TFloats.Store(even + odd, target + (3 * step));
        TFloats.Store(even - odd, target + (4 * step));
        TFloats.Store(w2, target + (5 * step));
    }

    // One dimension of Aᵀ m: the rows are the sums of m₀ … m₅ times 1, p, p² and p³ of their points, the last with m₅.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather<TFloats>(float* sums, nint step, TFloats start, float* target, nint targetStep)
        where TFloats : struct, IFloats<TFloats>
    {
        var first = TFloats.Load(sums + step);
        var second = TFloats.Load(sums + (2 * step));
        var even1 = first + second;
        var odd1 = first - second;
        first = TFloats.Load(sums + (3 * step));
        second = TFloats.Load(sums + (4 * step));
        var even2 = first + second;
        var odd2 = first - second;
        TFloats.Store(TFloats.Load(sums) + even1 + even2 + start, target);
        TFloats.Store(TFloats.MultiplyAdd(TFloats.Repeat(HalfRoot), odd1, TFloats.Repeat(Root) * odd2) + start, target + targetStep);
        TFloats.Store(TFloats.MultiplyAdd(TFloats.Repeat(0.5f), even1, even2 + even2) + start, target + (2 * targetStep));
        var last = TFloats.MultiplyAdd(TFloats.Repeat(2 * Root), odd2, TFloats.Load(sums + (5 * step)));
        TFloats.Store(TFloats.MultiplyAdd(TFloats.Repeat(HalfRoot / 2), odd1, last) + start, target + (3 * targetStep));
    }
}
