using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>How long a gradient is.</summary>
internal static class GradientNorm
{
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
}
