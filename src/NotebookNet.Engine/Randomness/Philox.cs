using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookNet;

/// <summary>
/// Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011): four random words from a
/// counter of four words and a key of two. The key is a seed, the counter is (block, stream).
/// </summary>
/// <param name="Key0">The lower half of the seed.</param>
/// <param name="Key1">The upper half of the seed.</param>
/// <param name="Stream">Which of the seed's independent streams.</param>
internal readonly record struct Philox(uint Key0, uint Key1, ulong Stream)
{
    /// <summary>The words of a block.</summary>
    public const int Block = 4;

    /// <summary>The words of a run: eight blocks, which are computed at once.</summary>
    public const int Run = 8 * Block;

    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint KeyStep0 = 0x9E3779B9;
    private const uint KeyStep1 = 0xBB67AE85;

    /// <summary>Whether <see cref="RunAt"/> can be asked for the run that begins with a block: only in the lowest 2³² of them.</summary>
    public static bool HasRunAt(ulong block) => Avx2.IsSupported && block <= uint.MaxValue - 7;

    /// <summary>The words of a block.</summary>
    public (uint R0, uint R1, uint R2, uint R3) BlockAt(ulong block) =>
        Words((uint)block, (uint)(block >> 32), (uint)Stream, (uint)(Stream >> 32), Key0, Key1);

    /// <summary>The words of eight blocks, one after the other as they stand in the stream.</summary>
    public (Vector256<uint> W0, Vector256<uint> W8, Vector256<uint> W16, Vector256<uint> W24) RunAt(ulong block)
    {
        var c0 = Vector256.Create((uint)block) + Vector256<uint>.Indices;
        var c1 = Vector256<uint>.Zero;
        var c2 = Vector256.Create((uint)Stream);
        var c3 = Vector256.Create((uint)(Stream >> 32));
        var (key0, key1) = (Key0, Key1);
        for (var round = 0; round < Rounds; round++)
        {
            var (high0, low0) = Multiply(c0, Multiplier0);
            var (high1, low1) = Multiply(c2, Multiplier1);
            c0 = high1 ^ c1 ^ Vector256.Create(key0);
            c1 = low1;
            c2 = high0 ^ c3 ^ Vector256.Create(key1);
            c3 = low0;
            key0 = unchecked(key0 + KeyStep0);
            key1 = unchecked(key1 + KeyStep1);
        }

        // Word w of the eight blocks stands in one register; in the stream the four words of a block are neighbours.
        var (low01, high01) = (Avx2.UnpackLow(c0, c1).AsUInt64(), Avx2.UnpackHigh(c0, c1).AsUInt64());
        var (low23, high23) = (Avx2.UnpackLow(c2, c3).AsUInt64(), Avx2.UnpackHigh(c2, c3).AsUInt64());
        var (b04, b15) = (Avx2.UnpackLow(low01, low23).AsUInt32(), Avx2.UnpackHigh(low01, low23).AsUInt32());
        var (b26, b37) = (Avx2.UnpackLow(high01, high23).AsUInt32(), Avx2.UnpackHigh(high01, high23).AsUInt32());
        return (
            Avx2.Permute2x128(b04, b15, 0x20), Avx2.Permute2x128(b26, b37, 0x20),
            Avx2.Permute2x128(b04, b15, 0x31), Avx2.Permute2x128(b26, b37, 0x31));
    }

    /// <summary>The generator itself.</summary>
    internal static (uint R0, uint R1, uint R2, uint R3) Words(uint c0, uint c1, uint c2, uint c3, uint key0, uint key1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var p0 = (ulong)Multiplier0 * c0;
            var p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ key0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ key1, (uint)p0);
            key0 = unchecked(key0 + KeyStep0);
            key1 = unchecked(key1 + KeyStep1);
        }

        return (c0, c1, c2, c3);
    }

    // The upper and the lower halves of the 64-bit products.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> High, Vector256<uint> Low) Multiply(Vector256<uint> x, uint multiplier)
    {
        var factor = Vector256.Create(multiplier);
        var even = Avx2.Multiply(x, factor);
        var odd = Avx2.Multiply((x.AsUInt64() >> 32).AsUInt32(), factor);
        var lower = Vector256.Create(0x00000000fffffffful);
        return (((even >> 32) | (odd & ~lower)).AsUInt32(), ((even & lower) | (odd << 32)).AsUInt32());
    }
}
