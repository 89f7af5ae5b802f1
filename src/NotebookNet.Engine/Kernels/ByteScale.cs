using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>Bytes, such as the pixels of pictures, as numbers.</summary>
internal static class ByteScale
{
    /// <summary>y = x / 255, rounded as the division rounds it.</summary>
    public static void ToUnit(ReadOnlySpan<byte> x, Span<float> y)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y[..x.Length]);
        var i = 0;
        for (; i <= x.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.WidenLower(Vector128.LoadUnsafe(ref px, (nuint)i).ToVector256()));
            (Vector256.ConvertToSingle(low.AsInt32()) / 255f).StoreUnsafe(ref py, (nuint)i);
            (Vector256.ConvertToSingle(high.AsInt32()) / 255f).StoreUnsafe(ref py, (nuint)(i + Lanes.Width));
        }

        for (; i < x.Length; i++)
        {
            y[i] = x[i] / 255f;
        }
    }
}
