using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>An update rule on its way along the weights of a variable: weights, gradient, and the slots the rule has.</summary>
internal readonly unsafe struct UpdateRow<TRule>(TRule rule, Treatment treatment, float* w, float* g, float* s1, float* s2, float* s3)
    where TRule : struct, IUpdateRule
{
    // What an optimizer remembers of a weight whose gradient stays away fades by a factor each step, and within a thousand steps
    // reaches the denormal numbers, with which processors calculate many times slower. Below this size it becomes zero: 2⁻¹²⁰.
    private const float Faded = 7.52316385e-37f;

    /// <summary>One step for the weights from <paramref name="first"/> to before <paramref name="last"/>.</summary>
    public void Along(int first, int last)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Along<Sixteen>(first, last);
        }
        else
        {
            Along<Eight>(first, last);
        }
    }

    // Made anew for each number of slots: a question within the loop would keep the numbers out of registers.
    private void Along<TFloats>(int first, int last)
        where TFloats : struct, IFloats<TFloats>
    {
        if (TRule.MostSlots > 2 && s3 != null)
        {
            Along<TFloats, ThreeSlots>(rule, treatment, w, g, s1, s2, s3, first, last);
        }
        else if (TRule.MostSlots > 1 && s2 != null)
        {
            Along<TFloats, TwoSlots>(rule, treatment, w, g, s1, s2, s3, first, last);
        }
        else if (TRule.MostSlots > 0 && s1 != null)
        {
            Along<TFloats, OneSlot>(rule, treatment, w, g, s1, s2, s3, first, last);
        }
        else
        {
            Along<TFloats, NoSlots>(rule, treatment, w, g, s1, s2, s3, first, last);
        }
    }

    // All by value: what is behind a reference is read anew after each store.
    private static void Along<TFloats, TSlots>(
        TRule rule, Treatment treatment, float* w, float* g, float* s1, float* s2, float* s3, int first, int last)
        where TFloats : struct, IFloats<TFloats>
        where TSlots : struct, ISlotCount
    {
        nint i = first;
        for (; i <= last - TFloats.Width; i += TFloats.Width)
        {
            At<TFloats, TSlots>(rule, treatment, w + i, g + i, s1 + i, s2 + i, s3 + i, TFloats.Width);
        }

        if (i < last)
        {
            At<TFloats, TSlots>(rule, treatment, w + i, g + i, s1 + i, s2 + i, s3 + i, (int)(last - i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void At<TFloats, TSlots>(TRule rule, Treatment treatment, float* w, float* g, float* s1, float* s2, float* s3, int count)
        where TFloats : struct, IFloats<TFloats>
        where TSlots : struct, ISlotCount
    {
        var first = TSlots.Count > 0 ? Floats.Read<TFloats>(s1, count) : default;
        var second = TSlots.Count > 1 ? Floats.Read<TFloats>(s2, count) : default;
        var third = TSlots.Count > 2 ? Floats.Read<TFloats>(s3, count) : default;
        var weight = Floats.Read<TFloats>(w, count);
        weight -= weight * treatment.Decay;
        var gradient = Cut(Floats.Read<TFloats>(g, count) * treatment.Scale, TFloats.Repeat(treatment.Limit), TFloats.Repeat(-treatment.Limit));
        Floats.Write(rule.Step(weight, gradient, ref first, ref second, ref third), w, count);
        if (TSlots.Count > 0)
        {
            Floats.Write(WithoutFaded(first), s1, count);
        }

        if (TSlots.Count > 1)
        {
            Floats.Write(WithoutFaded(second), s2, count);
        }

        if (TSlots.Count > 2)
        {
            Floats.Write(WithoutFaded(third), s3, count);
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
