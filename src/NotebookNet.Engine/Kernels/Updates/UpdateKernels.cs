using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>Runs an update rule over whole rows of weights; long ones are shared by the threads.</summary>
internal static unsafe class UpdateKernels
{
    /// <summary>One step for all weights of a variable.</summary>
    public static void Apply<TRule>(TRule rule, Treatment treatment, Span<float> weights, ReadOnlySpan<float> gradient, Slots slots)
        where TRule : struct, IUpdateRule
    {
        var length = weights.Length;
        fixed (float* w = weights, g = gradient[..length], s1 = Slot(slots.First, length), s2 = Slot(slots.Second, length), s3 = Slot(slots.Third, length))
        {
            Stretches<UpdateRow<TRule>>.Run(new UpdateRow<TRule>(rule, treatment, w, g, s1, s2, s3), length);
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

    // A slot that a rule does not use is empty, and its pointer null.
    private static Span<float> Slot(Span<float> slot, int length) => slot.IsEmpty ? slot : slot[..length];
}
