using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>Bytes, such as the pixels of pictures, as numbers.</summary>
internal static class ByteScale
{
    private const float Reciprocal = 1f / 255;
    private const float RestOfReciprocal = (float)((1.0 / 255) - Reciprocal);

    /// <summary>y = x / 255, rounded as the division rounds it.</summary>
    public static void ToUnit(ReadOnlySpan<byte> x, Span<float> y)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y[..x.Length]);
        var i = 0;
        for (; i <= x.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.WidenLower(Vector128.LoadUnsafe(ref px, (nuint)i).ToVector256()));
            Quotient(low).StoreUnsafe(ref py, (nuint)i);
            Quotient(high).StoreUnsafe(ref py, (nuint)(i + Lanes.Width));
        }

        for (; i < x.Length; i++)
        {
            y[i] = x[i] / 255f;
        }
    }

    // The reciprocal in two parts: for each of the 256 numbers the digits are those of the division, which takes several times as long.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Quotient(Vector256<uint> bytes)
    {
        var x = Vector256.ConvertToSingle(bytes.AsInt32());
        return Vector256.FusedMultiplyAdd(x, Vector256.Create(Reciprocal), x * RestOfReciprocal);
    }
}
