using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// The gates of an LSTM for one sample at one step, all in one pass over the units. Rows of gates hold the blocks i, f, c, o.
/// The slope of φ is taken from its value alone (tanh, sigmoid, ReLU and identity allow that), so no sums are kept.
/// </summary>
internal static class LstmKernel
{
    /// <summary>
    /// i = σ(zᵢ), f = σ(z_f), g = φ(z_c), o = σ(zₒ);  c = f · c₋₁ + i · g;  h = o · φ(c). The gates replace the sums z.
    /// </summary>
    public static void Forward<TActivation>(
        TActivation activation, Span<float> gates, ReadOnlySpan<float> cellBefore, Span<float> cell, Span<float> activated, Span<float> state)
        where TActivation : struct, IUnaryFunction
    {
        var units = state.Length;
        ref var z = ref MemoryMarshal.GetReference(gates[..(4 * units)]);
        ref var before = ref MemoryMarshal.GetReference(cellBefore[..units]);
        ref var c = ref MemoryMarshal.GetReference(cell[..units]);
        ref var a = ref MemoryMarshal.GetReference(activated[..units]);
        ref var h = ref MemoryMarshal.GetReference(state);
        for (var j = 0; j < units; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, units - j);
            var i = VectorMath.Sigmoid(Lanes.Load(ref z, j, count));
            var f = VectorMath.Sigmoid(Lanes.Load(ref z, units + j, count));
            var g = activation.Invoke(Lanes.Load(ref z, (2 * units) + j, count));
            var o = VectorMath.Sigmoid(Lanes.Load(ref z, (3 * units) + j, count));
            var newCell = Vector256.FusedMultiplyAdd(f, Lanes.Load(ref before, j, count), i * g);
            var newActivated = activation.Invoke(newCell);
            Lanes.Store(i, ref z, j, count);
            Lanes.Store(f, ref z, units + j, count);
            Lanes.Store(g, ref z, (2 * units) + j, count);
            Lanes.Store(o, ref z, (3 * units) + j, count);
            Lanes.Store(newCell, ref c, j, count);
            Lanes.Store(newActivated, ref a, j, count);
            Lanes.Store(o * newActivated, ref h, j, count);
        }
    }

    /// <summary>
    /// From ∂/∂h and ∂/∂c (what comes from the step behind) to ∂/∂z of all gates. On return <paramref name="cellGradient"/> is
    /// what goes to the cell of the step before, and <paramref name="stateGradient"/> is cleared for the recurrent product.
    /// </summary>
    public static void Backward<TActivation>(
        TActivation activation, ReadOnlySpan<float> gates, ReadOnlySpan<float> cellBefore, ReadOnlySpan<float> activated,
        Span<float> stateGradient, Span<float> cellGradient, Span<float> gateGradients)
        where TActivation : struct, IUnaryFunction
    {
        var units = stateGradient.Length;
        ref var z = ref MemoryMarshal.GetReference(gates[..(4 * units)]);
        ref var before = ref MemoryMarshal.GetReference(cellBefore[..units]);
        ref var a = ref MemoryMarshal.GetReference(activated[..units]);
        ref var dh = ref MemoryMarshal.GetReference(stateGradient);
        ref var dc = ref MemoryMarshal.GetReference(cellGradient[..units]);
        ref var dz = ref MemoryMarshal.GetReference(gateGradients[..(4 * units)]);
        var one = Vector256<float>.One;
        for (var j = 0; j < units; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, units - j);
            var i = Lanes.Load(ref z, j, count);
            var f = Lanes.Load(ref z, units + j, count);
            var g = Lanes.Load(ref z, (2 * units) + j, count);
            var o = Lanes.Load(ref z, (3 * units) + j, count);
            var y = Lanes.Load(ref a, j, count);
            var arriving = Lanes.Load(ref dh, j, count);
            var toCell = Vector256.FusedMultiplyAdd(arriving * o, activation.Derivative(y, y), Lanes.Load(ref dc, j, count));
            Lanes.Store(toCell * g * (i * (one - i)), ref dz, j, count);
            Lanes.Store(toCell * Lanes.Load(ref before, j, count) * (f * (one - f)), ref dz, units + j, count);
            Lanes.Store(toCell * i * activation.Derivative(g, g), ref dz, (2 * units) + j, count);
            Lanes.Store(arriving * y * (o * (one - o)), ref dz, (3 * units) + j, count);
            Lanes.Store(toCell * f, ref dc, j, count);
            Lanes.Store(Vector256<float>.Zero, ref dh, j, count);
        }
    }
}
