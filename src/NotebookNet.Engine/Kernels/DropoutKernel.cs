using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NotebookNet.Kernels;

/// <summary>
/// Draws the factors of a dropout, 0 or a constant. Number i depends on the stream and i alone, so the row is cut into parts, and the
/// generator runs for eight blocks of four numbers at once.
/// </summary>
internal sealed unsafe class DropoutKernel : IParallelWork
{
    private const int Part = 1 << 12;
    private const int WorthSharing = 4 * Part;

    // Eight blocks of four words.
    private const int Run = 32;

    [ThreadStatic]
    private static DropoutKernel? _ofThread;

    private (uint Key0, uint Key1, ulong Stream) _source;
    private uint _dropBelow;
    private float _scale;
    private float* _factors;
    private int _length;

    /// <summary>factors[i] = 0 where the upper 24 bits of the stream's number i lie below a bound, else the scale.</summary>
    public static void Draw(RandomStream stream, uint dropBelow, float scale, Span<float> factors)
    {
        var kernel = _ofThread ??= new DropoutKernel();
        fixed (float* start = factors)
        {
            (kernel._source, kernel._dropBelow, kernel._scale) = (stream.Source, dropBelow, scale);
            kernel._factors = start;
            kernel._length = factors.Length;
            Parts.Run(kernel, (factors.Length + Part - 1) / Part, factors.Length, WorthSharing);
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var i = part * Part;
        var last = Math.Min(i + Part, _length);
        for (; Avx2.IsSupported && i <= last - Run; i += Run)
        {
            DrawRun((uint)i / 4, _factors + i);
        }

        for (; i < last; i += 4)
        {
            var (r0, r1, r2, r3) = RandomStream.Philox(
                (uint)i / 4, 0, (uint)_source.Stream, (uint)(_source.Stream >> 32), _source.Key0, _source.Key1);
            ReadOnlySpan<uint> words = [r0, r1, r2, r3];
            for (var j = 0; j < Math.Min(4, last - i); j++)
            {
                _factors[i + j] = words[j] >> 8 < _dropBelow ? 0 : _scale;
            }
        }
    }

    private void DrawRun(uint block, float* target)
    {
        var c0 = Vector256.Create(block) + Vector256<uint>.Indices;
        var c1 = Vector256<uint>.Zero;
        var c2 = Vector256.Create((uint)_source.Stream);
        var c3 = Vector256.Create((uint)(_source.Stream >> 32));
        var (key0, key1) = (_source.Key0, _source.Key1);
        for (var round = 0; round < RandomStream.Rounds; round++)
        {
            var (high0, low0) = Multiply(c0, RandomStream.Multiplier0);
            var (high1, low1) = Multiply(c2, RandomStream.Multiplier1);
            c0 = high1 ^ c1 ^ Vector256.Create(key0);
            c1 = low1;
            c2 = high0 ^ c3 ^ Vector256.Create(key1);
            c3 = low0;
            key0 = unchecked(key0 + RandomStream.KeyStep0);
            key1 = unchecked(key1 + RandomStream.KeyStep1);
        }

        // Word w of the eight blocks stands in one register; in the row the four words of a block are neighbours.
        var (f0, f1, f2, f3) = (Factor(c0), Factor(c1), Factor(c2), Factor(c3));
        var (low01, high01) = (Avx.UnpackLow(f0, f1), Avx.UnpackHigh(f0, f1));
        var (low23, high23) = (Avx.UnpackLow(f2, f3), Avx.UnpackHigh(f2, f3));
        var (b04, b15) = (Avx.Shuffle(low01, low23, 0x44), Avx.Shuffle(low01, low23, 0xee));
        var (b26, b37) = (Avx.Shuffle(high01, high23, 0x44), Avx.Shuffle(high01, high23, 0xee));
        Avx.Permute2x128(b04, b15, 0x20).Store(target);
        Avx.Permute2x128(b26, b37, 0x20).Store(target + 8);
        Avx.Permute2x128(b04, b15, 0x31).Store(target + 16);
        Avx.Permute2x128(b26, b37, 0x31).Store(target + 24);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Factor(Vector256<uint> words) => Vector256.ConditionalSelect(
        Vector256.LessThan(words >> 8, Vector256.Create(_dropBelow)).AsSingle(), Vector256<float>.Zero, Vector256.Create(_scale));
}
