using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Draws the factors of a dropout, 0 or a constant. Number i depends on the stream and i alone, so the row is cut into parts, and the
/// generator runs for eight blocks of four numbers at once.
/// </summary>
internal sealed unsafe class DropoutKernel : IParallelWork
{
    private const int Part = 1 << 12;
    private const int WorthSharing = 4 * Part;

    [ThreadStatic]
    private static DropoutKernel? _ofThread;

    private Philox _source;
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
        for (; i <= last - Philox.Run && Philox.HasRunAt((uint)i / Philox.Block); i += Philox.Run)
        {
            var (w0, w8, w16, w24) = _source.RunAt((uint)i / Philox.Block);
            float* target = _factors + i;
            Factor(w0).Store(target);
            Factor(w8).Store(target + 8);
            Factor(w16).Store(target + 16);
            Factor(w24).Store(target + 24);
        }

        for (; i < last; i += Philox.Block)
        {
            var (r0, r1, r2, r3) = _source.BlockAt((uint)i / Philox.Block);
            ReadOnlySpan<uint> words = [r0, r1, r2, r3];
            for (var j = 0; j < Math.Min(Philox.Block, last - i); j++)
            {
                _factors[i + j] = words[j] >> 8 < _dropBelow ? 0 : _scale;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Factor(Vector256<uint> words) => Vector256.ConditionalSelect(
        Vector256.LessThan(words >> 8, Vector256.Create(_dropBelow)).AsSingle(), Vector256<float>.Zero, Vector256.Create(_scale));
}
