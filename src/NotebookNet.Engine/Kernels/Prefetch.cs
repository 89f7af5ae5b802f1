using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NotebookNet.Kernels;

/// <summary>
/// Asks the memory for a row that will be read soon. Rows of a shuffled batch lie anywhere; the processor guesses what comes next
/// inside of a row, but not where the next row begins. Without such an instruction, nothing happens.
/// </summary>
internal static class Prefetch
{
    /// <summary>How many rows ahead: memory takes about as long to answer as it takes to copy some rows of a thousand bytes.</summary>
    public const int Ahead = 3;

    private const int LineBytes = 64;

    // More than this many bytes of a row ahead would push out what is being read.
    private const int MostBytes = 4096;

    /// <summary>Four lines: as many numbers as four of the widest registers have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void FourLines(float* numbers)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(numbers);
            Sse.Prefetch0(numbers + (LineBytes / sizeof(float)));
            Sse.Prefetch0(numbers + (2 * LineBytes / sizeof(float)));
            Sse.Prefetch0(numbers + (3 * LineBytes / sizeof(float)));
        }
    }

    /// <summary>The first bytes of the row, line by line.</summary>
    public static unsafe void Row<T>(ReadOnlySpan<T> row)
        where T : unmanaged
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        ref var first = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(row));
        var bytes = Math.Min(row.Length * (long)sizeof(T), MostBytes);
        for (var i = 0; i < bytes; i += LineBytes)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref first, i)));
        }
    }
}
