using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookNet.Kernels;

/// <summary>Loading and storing eight floats at a time, and the few that are left at the end of a row.</summary>
internal static class Lanes
{
    public const int Width = 8;

    // MaskTable[8 - n .. 16 - n] has the first n lanes set.
    private static readonly int[] MaskTable = [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>All bits set in the first <paramref name="count"/> lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask(int count) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(MaskTable), (nuint)(Width - count)).AsSingle();

    /// <summary>The first <paramref name="count"/> (1…7) floats, zeros behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Vector256<float> LoadPartial(ref float source, int count)
    {
        if (Avx.IsSupported)
        {
            fixed (float* pointer = &source)
            {
                return Avx.MaskLoad(pointer, Mask(count));
            }
        }

        var vector = Vector256<float>.Zero;
        for (var i = 0; i < count; i++)
        {
            vector = vector.WithElement(i, Unsafe.Add(ref source, i));
        }

        return vector;
    }

    /// <summary>Stores the first <paramref name="count"/> (1…7) floats and nothing behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Vector256<float> vector, ref float target, int count)
    {
        // Four, two and one: a store under a mask takes some processors twenty times as long.
        var rest = vector.GetLower();
        if ((count & 4) != 0)
        {
            rest.StoreUnsafe(ref target);
            rest = vector.GetUpper();
            target = ref Unsafe.Add(ref target, 4);
        }

        if ((count & 2) != 0)
        {
            Unsafe.WriteUnaligned(ref Unsafe.As<float, byte>(ref target), rest.AsInt64().ToScalar());
            rest = Vector128.Create(rest.GetElement(2));
            target = ref Unsafe.Add(ref target, 2);
        }

        if ((count & 1) != 0)
        {
            target = rest.ToScalar();
        }
    }

    /// <summary>Eight floats of a row from <paramref name="index"/> on, or the <paramref name="count"/> that are left of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float row, int index, int count) =>
        count == Width ? Vector256.LoadUnsafe(ref row, (nuint)index) : LoadPartial(ref Unsafe.Add(ref row, index), count);

    /// <summary>Stores eight floats into a row at <paramref name="index"/>, or the <paramref name="count"/> that still fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> vector, ref float row, int index, int count)
    {
        if (count == Width)
        {
            vector.StoreUnsafe(ref row, (nuint)index);
        }
        else
        {
            StorePartial(vector, ref Unsafe.Add(ref row, index), count);
        }
    }
}
