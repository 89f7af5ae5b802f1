using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Σ |a − b| or Σ (a − b)² in double precision. Long rows are cut into parts of fixed length, which the threads share; the sums of
/// the parts are added in their order, so the digits are the same for any number of threads.
/// </summary>
internal sealed unsafe class ErrorSum : IParallelWork
{
    private const int Part = 1 << 13;

    private const int WorthSharing = 2 * Part;

    [ThreadStatic]
    private static ErrorSum? _ofThread;

    private double[] _sums = [];
    private float* _a;
    private float* _b;
    private int _length;
    private bool _squared;

    /// <summary>The sum over two rows of equal length.</summary>
    public static double Of(ReadOnlySpan<float> a, ReadOnlySpan<float> b, bool squared)
    {
        var work = _ofThread ??= new ErrorSum();
        fixed (float* pa = a, pb = b[..a.Length])
        {
            work._a = pa;
            work._b = pb;
            (work._length, work._squared) = (a.Length, squared);
            return work.Sum();
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var (first, last) = (part * Part, Math.Min((part + 1) * Part, _length));
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = first; i < last; i += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, last - i);
            var (a0, a1) = Vector256.Widen(Lanes.Load(ref *_a, i, count));
            var (b0, b1) = Vector256.Widen(Lanes.Load(ref *_b, i, count));
            var (d0, d1) = (a0 - b0, a1 - b1);
            low += _squared ? d0 * d0 : Vector256.Abs(d0);
            high += _squared ? d1 * d1 : Vector256.Abs(d1);
        }

        var four = low + high;
        _sums[part] = (four.GetElement(0) + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    private double Sum()
    {
        var parts = (_length + Part - 1) / Part;
        if (_sums.Length < parts)
        {
            _sums = new double[parts];
        }

        Parts.Run(this, parts, _length, WorthSharing);
        var sum = 0.0;
        for (var part = 0; part < parts; part++)
        {
            sum += _sums[part];
        }

        return sum;
    }
}
