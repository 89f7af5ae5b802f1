using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>An update rule on its way along the weights of a variable: weights, gradient, and the slots the rule has.</summary>
internal readonly unsafe struct UpdateRow<TRule>(TRule rule, Treatment treatment, float* w, float* g, float* s1, float* s2, float* s3) : IStretch
    where TRule : struct, IUpdateRule
{
    // What an optimizer remembers of a weight whose gradient stays away fades by a factor each step, and within a thousand steps
    // reaches the denormal numbers, with which processors calculate many times slower. Below this size it becomes zero: 2⁻¹²⁰.
    private const float Faded = 7.52316385e-37f;

    /// <summary>Fewer numbers than elsewhere: roots and divisions take their time.</summary>
    public static int WorthSharing => 1 << 14;

    /// <inheritdoc/>
    public void Along(int first, int last)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Along<Sixteen>(this, first, last);
        }
        else
        {
            Along<Eight>(this, first, last);
        }
    }

    // By value: what is behind a reference is read anew after each store.
    private static void Along<TFloats>(UpdateRow<TRule> row, int first, int last)
        where TFloats : struct, IFloats<TFloats>
    {
        var i = first;
        for (; i <= last - TFloats.Width; i += TFloats.Width)
        {
            row.At<TFloats>(i, TFloats.Width);
        }

        if (i < last)
        {
            row.At<TFloats>(i, last - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void At<TFloats>(int i, int count)
        where TFloats : struct, IFloats<TFloats>
    {
        var first = TRule.MostSlots > 0 ? Load<TFloats>(s1, i, count) : default;
        var second = TRule.MostSlots > 1 ? Load<TFloats>(s2, i, count) : default;
        var third = TRule.MostSlots > 2 ? Load<TFloats>(s3, i, count) : default;
        var weight = Load<TFloats>(w, i, count);
        weight -= weight * treatment.Decay;
        var gradient = Cut(Load<TFloats>(g, i, count) * treatment.Scale, TFloats.Repeat(treatment.Limit), TFloats.Repeat(-treatment.Limit));
        Store(rule.Step(weight, gradient, ref first, ref second, ref third), w, i, count);
        if (TRule.MostSlots > 0)
        {
            Store(WithoutFaded(first), s1, i, count);
        }

        if (TRule.MostSlots > 1)
        {
            Store(WithoutFaded(second), s2, i, count);
        }

        if (TRule.MostSlots > 2)
        {
            Store(WithoutFaded(third), s3, i, count);
        }
    }

    // A slot this rule does not use is null.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloats Load<TFloats>(float* row, int i, int count)
        where TFloats : struct, IFloats<TFloats> =>
        row == null ? default : count == TFloats.Width ? TFloats.Load(row + i) : TFloats.LoadFew(row + i, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TFloats>(TFloats floats, float* row, int i, int count)
        where TFloats : struct, IFloats<TFloats>
    {
        if (row != null && count == TFloats.Width)
        {
            floats.Store(row + i);
        }
        else if (row != null)
        {
            floats.StoreFew(row + i, count);
        }
    }

    // A comparison with NaN is false: what is not a number stays so, here and below, and is noticed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloats WithoutFaded<TFloats>(TFloats x)
        where TFloats : struct, IFloats<TFloats> => TFloats.IfLess(TFloats.Abs(x), TFloats.Repeat(Faded), default, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TFloats Cut<TFloats>(TFloats gradient, TFloats most, TFloats least)
        where TFloats : struct, IFloats<TFloats>
    {
        gradient = TFloats.IfLess(most, gradient, most, gradient);
        return TFloats.IfLess(gradient, least, least, gradient);
    }
}
