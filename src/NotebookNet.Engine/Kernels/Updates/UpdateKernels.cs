using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>Runs an update rule over whole rows of weights.</summary>
internal static class UpdateKernels
{
    /// <summary>One step for all weights of a variable.</summary>
    public static void Apply<TRule>(TRule rule, Treatment treatment, Span<float> weights, ReadOnlySpan<float> gradient, Slots slots)
        where TRule : struct, IUpdateRule
    {
        var length = weights.Length;
        ref var w = ref MemoryMarshal.GetReference(weights);
        ref var g = ref MemoryMarshal.GetReference(gradient[..length]);
        var (has1, has2, has3) = (!slots.First.IsEmpty, !slots.Second.IsEmpty, !slots.Third.IsEmpty);
        ref var s1 = ref MemoryMarshal.GetReference(has1 ? slots.First[..length] : default);
        ref var s2 = ref MemoryMarshal.GetReference(has2 ? slots.Second[..length] : default);
        ref var s3 = ref MemoryMarshal.GetReference(has3 ? slots.Third[..length] : default);
        var (scale, limit, decay) = (
            Vector256.Create(treatment.Scale), Vector256.Create(treatment.Limit), Vector256.Create(treatment.Decay));
        for (var i = 0; i < length; i += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, length - i);
            SlotLanes lanes = default;
            lanes.First = has1 ? Lanes.Load(ref s1, i, count) : default;
            lanes.Second = has2 ? Lanes.Load(ref s2, i, count) : default;
            lanes.Third = has3 ? Lanes.Load(ref s3, i, count) : default;
            var weight = Lanes.Load(ref w, i, count);
            weight -= weight * decay;
            Lanes.Store(rule.Step(weight, Cut(Lanes.Load(ref g, i, count) * scale, limit), ref lanes), ref w, i, count);
            if (has1)
            {
                Lanes.Store(lanes.First, ref s1, i, count);
            }

            if (has2)
            {
                Lanes.Store(lanes.Second, ref s2, i, count);
            }

            if (has3)
            {
                Lanes.Store(lanes.Third, ref s3, i, count);
            }
        }
    }

    /// <summary>Σ g² in double precision, where the squares of any gradients have room; always in the same order.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> gradient)
    {
        ref var g = ref MemoryMarshal.GetReference(gradient);
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < gradient.Length; i += Lanes.Width)
        {
            var (a, b) = Vector256.Widen(Lanes.Load(ref g, i, Math.Min(Lanes.Width, gradient.Length - i)));
            low += a * a;
            high += b * b;
        }

        var four = low + high;
        return (four.GetElement(0) + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    // A comparison with NaN is false: a gradient that is not a number stays one, and is noticed.
    private static Vector256<float> Cut(Vector256<float> gradient, Vector256<float> limit)
    {
        gradient = Vector256.ConditionalSelect(Vector256.GreaterThan(gradient, limit), limit, gradient);
        return Vector256.ConditionalSelect(Vector256.LessThan(gradient, -limit), -limit, gradient);
    }
}
