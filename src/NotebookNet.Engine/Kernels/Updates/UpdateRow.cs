using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>An update rule on its way along the weights of a variable: weights, gradient, and the slots the rule has.</summary>
internal readonly unsafe struct UpdateRow<TRule>(TRule rule, Treatment treatment, float* w, float* g, float* s1, float* s2, float* s3) : IRowWork
    where TRule : struct, IUpdateRule
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At(int i, int count)
    {
        SlotLanes lanes = default;
        lanes.First = s1 == null ? default : Lanes.Load(ref *s1, i, count);
        lanes.Second = s2 == null ? default : Lanes.Load(ref *s2, i, count);
        lanes.Third = s3 == null ? default : Lanes.Load(ref *s3, i, count);
        var weight = Lanes.Load(ref *w, i, count);
        weight -= weight * treatment.Decay;
        var gradient = Cut(Lanes.Load(ref *g, i, count) * treatment.Scale, Vector256.Create(treatment.Limit));
        Lanes.Store(rule.Step(weight, gradient, ref lanes), ref *w, i, count);
        Store(lanes.First, s1, i, count);
        Store(lanes.Second, s2, i, count);
        Store(lanes.Third, s3, i, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> lanes, float* slot, int i, int count)
    {
        if (slot != null)
        {
            Lanes.Store(lanes, ref *slot, i, count);
        }
    }

    // A comparison with NaN is false: a gradient that is not a number stays one, and is noticed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Cut(Vector256<float> gradient, Vector256<float> limit)
    {
        gradient = Vector256.ConditionalSelect(Vector256.GreaterThan(gradient, limit), limit, gradient);
        return Vector256.ConditionalSelect(Vector256.LessThan(gradient, -limit), -limit, gradient);
    }
}
