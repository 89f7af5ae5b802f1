using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// y = (x − mean) · factor + shift over a matrix, with a mean, factor and shift per column, and its way back
/// dx = factor · (dy − a − (x − mean) · b). Cut by rows.
/// </summary>
internal sealed unsafe class NormalizeKernel(int rows, int columns) : IParallelWork
{
    private const int RowsPerPart = 512;

    private const long WorthSharing = 1 << 16;

    private float* _x;
    private float* _dy;
    private float* _result;
    private float* _mean;
    private float* _factor;
    private float* _a;
    private float* _b;
    private bool _accumulate;

    /// <summary>y = (x − mean) · factor + shift.</summary>
    public void Forward(ReadOnlySpan<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> factor, ReadOnlySpan<float> shift, Span<float> y)
    {
        fixed (float* px = x, pm = mean, pf = factor, ps = shift, py = y)
        {
            _x = px;
            _mean = pm;
            _factor = pf;
            _a = ps;
            _dy = null;
            _result = py;
            Share();
        }
    }

    /// <summary>dx = factor · (dy − a − (x − mean) · b), or added to what is there.</summary>
    public void Backward(
        ReadOnlySpan<float> x, ReadOnlySpan<float> dy, (float[] Mean, float[] Factor, float[] A, float[] B) columnValues, Span<float> dx, bool accumulate)
    {
        fixed (float* px = x, pdy = dy, pdx = dx, pm = columnValues.Mean, pf = columnValues.Factor, pa = columnValues.A, pb = columnValues.B)
        {
            _x = px;
            _mean = pm;
            _factor = pf;
            _a = pa;
            _b = pb;
            _dy = pdy;
            _result = pdx;
            _accumulate = accumulate;
            Share();
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var last = Math.Min((part + 1) * RowsPerPart, rows);
        for (var row = part * RowsPerPart; row < last; row++)
        {
            var start = (nint)row * columns;
            for (var column = 0; column < columns; column += Lanes.Width)
            {
                var count = Math.Min(Lanes.Width, columns - column);
                Lanes.Store(_dy == null ? ForwardLanes(start, column, count) : BackwardLanes(start, column, count), ref *(_result + start), column, count);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> ForwardLanes(nint start, int column, int count) => Vector256.FusedMultiplyAdd(
        Centred(start, column, count), Lanes.Load(ref *_factor, column, count), Lanes.Load(ref *_a, column, count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> BackwardLanes(nint start, int column, int count)
    {
        var dy = Lanes.Load(ref *(_dy + start), column, count) - Lanes.Load(ref *_a, column, count);
        var d = Lanes.Load(ref *_factor, column, count) * (dy - (Centred(start, column, count) * Lanes.Load(ref *_b, column, count)));
        return _accumulate ? d + Lanes.Load(ref *(_result + start), column, count) : d;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Centred(nint start, int column, int count) =>
        Lanes.Load(ref *(_x + start), column, count) - Lanes.Load(ref *_mean, column, count);

    private void Share() => Parts.Run(this, (rows + RowsPerPart - 1) / RowsPerPart, (long)rows * columns, WorthSharing);
}

/// <summary>(x − mean)², with a mean per column.</summary>
internal readonly unsafe struct SquaredDeviationTerm(float* x, float* mean, int columns) : IColumnTerm
{
    /// <inheritdoc/>
    public Vector256<float> Term(int row, int column, int count)
    {
        var d = Lanes.Load(ref *(x + ((nint)row * columns)), column, count) - Lanes.Load(ref *mean, column, count);
        return d * d;
    }
}

/// <summary>dy · (x − mean), with a mean per column.</summary>
internal readonly unsafe struct SlopeTerm(float* x, float* dy, float* mean, int columns) : IColumnTerm
{
    /// <inheritdoc/>
    public Vector256<float> Term(int row, int column, int count)
    {
        var start = (nint)row * columns;
        var d = Lanes.Load(ref *(x + start), column, count) - Lanes.Load(ref *mean, column, count);
        return d * Lanes.Load(ref *(dy + start), column, count);
    }
}

/// <summary>dy · (x − mean) · factor, with a mean and a factor per row.</summary>
internal readonly unsafe struct RowSlopeTerm(float* x, float* dy, float* mean, float* factor, int columns) : IColumnTerm
{
    /// <inheritdoc/>
    public Vector256<float> Term(int row, int column, int count)
    {
        var start = (nint)row * columns;
        var d = (Lanes.Load(ref *(x + start), column, count) - Vector256.Create(mean[row])) * Vector256.Create(factor[row]);
        return d * Lanes.Load(ref *(dy + start), column, count);
    }
}
