using System.Runtime.CompilerServices;
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
    public static unsafe void Forward<TActivation>(
        TActivation activation, Span<float> gates, ReadOnlySpan<float> cellBefore, Span<float> cell, Span<float> activated, Span<float> state)
        where TActivation : struct, IWideFunction
    {
        var units = state.Length;
        fixed (float* z = gates[..(4 * units)], before = cellBefore[..units], c = cell[..units], a = activated[..units], h = state)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Forward<TActivation, Sixteen>(activation, units, z, before, c, a, h);
            }
            else
            {
                Forward<TActivation, Eight>(activation, units, z, before, c, a, h);
            }
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

    private static unsafe void Forward<TActivation, TFloats>(
        TActivation activation, int units, float* z, float* before, float* c, float* a, float* h)
        where TActivation : struct, IWideFunction
        where TFloats : struct, IFloats<TFloats>
    {
        var whole = units / TFloats.Width * TFloats.Width;
        Whole<TActivation, TFloats>(activation, whole, z, units, before, c, a, h);
        if (whole < units)
        {
            Rest<TActivation, TFloats>(activation, units - whole, z + whole, units, before + whole, c + whole, a + whole, h + whole);
        }
    }

    // As many units as fill registers. The gates' blocks are a distance apart.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Whole<TActivation, TFloats>(
        TActivation activation, int units, float* z, nint block, float* before, float* c, float* a, float* h)
        where TActivation : struct, IWideFunction
        where TFloats : struct, IFloats<TFloats>
    {
        for (float* end = z + units; z < end; z += TFloats.Width, before += TFloats.Width, c += TFloats.Width, a += TFloats.Width, h += TFloats.Width)
        {
            var i = WideMath.Sigmoid(TFloats.Load(z));
            var f = WideMath.Sigmoid(TFloats.Load(z + block));
            var g = activation.Wide(TFloats.Load(z + (2 * block)));
            var o = WideMath.Sigmoid(TFloats.Load(z + (3 * block)));
            var newCell = TFloats.MultiplyAdd(f, TFloats.Load(before), i * g);
            var newActivated = activation.Wide(newCell);
            TFloats.Store(i, z);
            TFloats.Store(f, z + block);
            TFloats.Store(g, z + (2 * block));
            TFloats.Store(o, z + (3 * block));
            TFloats.Store(newCell, c);
            TFloats.Store(newActivated, a);
            TFloats.Store(o * newActivated, h);
        }
    }

    // Fewer units than a register has: there and back by way of memory that has room for all.
    private static unsafe void Rest<TActivation, TFloats>(
        TActivation activation, int units, float* z, nint block, float* before, float* c, float* a, float* h)
        where TActivation : struct, IWideFunction
        where TFloats : struct, IFloats<TFloats>
    {
        float* gates = stackalloc float[8 * MicroKernel.NarrowColumns];
        var width = TFloats.Width;
        float* others = gates + (4 * width);
        MatrixRows.CopyColumns(z, block, gates, width, 4, units);
        MatrixRows.CopyColumns(before, 0, others, 0, 1, units);
        Whole<TActivation, TFloats>(activation, width, gates, width, others, others + width, others + (2 * width), others + (3 * width));
        MatrixRows.CopyColumns(gates, width, z, block, 4, units);
        MatrixRows.CopyColumns(others + width, 0, c, 0, 1, units);
        MatrixRows.CopyColumns(others + (2 * width), 0, a, 0, 1, units);
        MatrixRows.CopyColumns(others + (3 * width), 0, h, 0, 1, units);
    }
}
