using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>
/// Working memory of the kernels: one buffer per purpose and thread, which grows to the largest size that was ever asked for
/// and is used again by every kernel. So a replayed step allocates nothing, and many layers share what only one uses at a time.
/// </summary>
internal static unsafe class Scratch
{
    private const int Purposes = 7;

    // Vectors that lie across two lines of the cache take twice as long to load.
    private const int LineBytes = 64;

    /// <summary>How many numbers a line of the cache has.</summary>
    public const int Line = LineBytes / sizeof(float);

    [ThreadStatic]
    private static float[]?[]? _buffers;

    /// <summary>What a buffer is for; two that are needed at the same time have different purposes.</summary>
    public enum Purpose
    {
        /// <summary>A product that is not yet where it belongs.</summary>
        Product,

        /// <summary>The kernel of a convolution, packed.</summary>
        Kernel,

        /// <summary>Sums of parts that are added at the end.</summary>
        Partials,

        /// <summary>The right side of a matrix product, packed.</summary>
        Panels,

        /// <summary>A block of the left side of a large matrix product.</summary>
        LeftSide,

        /// <summary>A picture with zeros around it.</summary>
        Picture,

        /// <summary>The steps of a product that count.</summary>
        StepLists,
    }

    /// <summary>A buffer of this thread with room for at least <paramref name="length"/> numbers, with anything in it.</summary>
    public static float* Take(Purpose purpose, long length)
    {
        var buffers = _buffers ??= new float[Purposes][];
        ref var buffer = ref buffers[(int)purpose];
        if (buffer is null || buffer.Length < length + Line)
        {
            // Pinned: the address stays true while the array is held here.
            buffer = GC.AllocateUninitializedArray<float>(checked((int)(length + Line)), pinned: true);
        }

        return Align((float*)Unsafe.AsPointer(ref buffer[0]));
    }

    /// <summary>The first line of the cache that begins within memory with room for <see cref="Line"/> numbers more.</summary>
    public static float* Align(float* memory) => (float*)(((nint)memory + LineBytes - 1) & -LineBytes);
}
