using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// The gates of a GRU for one sample at one step, all in one pass over the units. Rows of gates hold the blocks z, r, h.
/// The slope of φ is taken from its value alone (tanh, sigmoid, ReLU and identity allow that), so no sums are kept.
/// </summary>
internal static class GruKernel
{
    /// <summary>
    /// z = σ(…), r = σ(…), g = φ(x-part + r · q), where q = h₋₁ · R + b is the recurrent part of the candidate;
    /// h = z · h₋₁ + (1 − z) · g. The gates replace the sums.
    /// </summary>
    public static void Forward<TActivation>(
        TActivation activation, Span<float> gates, ReadOnlySpan<float> recurrentPart, ReadOnlySpan<float> stateBefore, Span<float> state)
        where TActivation : struct, IUnaryFunction
    {
        var units = state.Length;
        ref var s = ref MemoryMarshal.GetReference(gates[..(3 * units)]);
        ref var q = ref MemoryMarshal.GetReference(recurrentPart[..units]);
        ref var before = ref MemoryMarshal.GetReference(stateBefore[..units]);
        ref var h = ref MemoryMarshal.GetReference(state);
        for (var j = 0; j < units; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, units - j);
            var z = VectorMath.Sigmoid(Lanes.Load(ref s, j, count));
            var r = VectorMath.Sigmoid(Lanes.Load(ref s, units + j, count));
            var g = activation.Invoke(Vector256.FusedMultiplyAdd(r, Lanes.Load(ref q, j, count), Lanes.Load(ref s, (2 * units) + j, count)));
            Lanes.Store(z, ref s, j, count);
            Lanes.Store(r, ref s, units + j, count);
            Lanes.Store(g, ref s, (2 * units) + j, count);
            Lanes.Store(Vector256.FusedMultiplyAdd(z, Lanes.Load(ref before, j, count), (Vector256<float>.One - z) * g), ref h, j, count);
        }
    }

    /// <summary>
    /// From ∂/∂h to the gradients of the sums as the input sees them (<paramref name="inputGradients"/>) and as the state
    /// before sees them (<paramref name="recurrentGradients"/>; the candidate's is scaled by r). On return
    /// <paramref name="stateGradient"/> is the part that reaches the state before directly, ready for the recurrent product.
    /// </summary>
    public static void Backward<TActivation>(
        TActivation activation, ReadOnlySpan<float> gates, ReadOnlySpan<float> recurrentPart, ReadOnlySpan<float> stateBefore,
        Span<float> stateGradient, Span<float> inputGradients, Span<float> recurrentGradients)
        where TActivation : struct, IUnaryFunction
    {
        var units = stateGradient.Length;
        ref var s = ref MemoryMarshal.GetReference(gates[..(3 * units)]);
        ref var q = ref MemoryMarshal.GetReference(recurrentPart[..units]);
        ref var before = ref MemoryMarshal.GetReference(stateBefore[..units]);
        ref var dh = ref MemoryMarshal.GetReference(stateGradient);
        ref var dx = ref MemoryMarshal.GetReference(inputGradients[..(3 * units)]);
        ref var dr = ref MemoryMarshal.GetReference(recurrentGradients[..(3 * units)]);
        var one = Vector256<float>.One;
        for (var j = 0; j < units; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, units - j);
            var z = Lanes.Load(ref s, j, count);
            var r = Lanes.Load(ref s, units + j, count);
            var g = Lanes.Load(ref s, (2 * units) + j, count);
            var arriving = Lanes.Load(ref dh, j, count);
            var candidate = arriving * (one - z) * activation.Derivative(g, g);
            var update = arriving * (Lanes.Load(ref before, j, count) - g) * (z * (one - z));
            var reset = candidate * Lanes.Load(ref q, j, count) * (r * (one - r));
            Lanes.Store(update, ref dx, j, count);
            Lanes.Store(reset, ref dx, units + j, count);
            Lanes.Store(candidate, ref dx, (2 * units) + j, count);
            Lanes.Store(update, ref dr, j, count);
            Lanes.Store(reset, ref dr, units + j, count);
            Lanes.Store(candidate * r, ref dr, (2 * units) + j, count);
            Lanes.Store(arriving * z, ref dh, j, count);
        }
    }
}
