using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>Softmax over rows, its backward pass, and ln Σ eˣ, all without overflow. Cut by rows.</summary>
internal sealed unsafe class SoftmaxKernel : IParallelWork
{
    private const int NumbersPerPart = 1 << 8;
    private const int WorthSharing = 1 << 10;

    [ThreadStatic]
    private static SoftmaxKernel? _ofThread;

    private float* _x;
    private float* _y;
    private float* _dy;
    private float* _dx;
    private float* _logSumExp;
    private int _rows;
    private int _columns;
    private int _rowsPerPart;
    private bool _accumulate;

    /// <summary>y = softmax(x) for each row; <paramref name="logSumExp"/> receives ln Σⱼ e^xⱼ of each row.</summary>
    public static void Forward(int rows, int columns, ReadOnlySpan<float> x, Span<float> y, Span<float> logSumExp)
    {
        fixed (float* px = x[..(rows * columns)], py = y[..(rows * columns)], pl = logSumExp[..rows])
        {
            var kernel = _ofThread ??= new SoftmaxKernel();
            kernel._x = px;
            kernel._y = py;
            kernel._dy = null;
            kernel._logSumExp = pl;
            kernel.Share(rows, columns);
        }
    }

    /// <summary>dx = y ⊙ (dy − Σ dy ⊙ y) for each row, or dx += …</summary>
    public static void Backward(int rows, int columns, ReadOnlySpan<float> y, ReadOnlySpan<float> dy, Span<float> dx, bool accumulate)
    {
        fixed (float* py = y[..(rows * columns)], pdy = dy[..(rows * columns)], pdx = dx[..(rows * columns)])
        {
            var kernel = _ofThread ??= new SoftmaxKernel();
            kernel._y = py;
            kernel._dy = pdy;
            kernel._dx = pdx;
            kernel._accumulate = accumulate;
            kernel.Share(rows, columns);
        }
    }

    /// <summary>y = softmax(x) of one row that is not empty; x and y may be the same. Gives ln Σⱼ e^xⱼ.</summary>
    public static float Row(ReadOnlySpan<float> x, Span<float> y)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y[..x.Length]);
        var largest = Reduction.Max(x);
        var shift = Vector256.Create(largest);
        for (var j = 0; j < x.Length; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, x.Length - j);
            Lanes.Store(VectorMath.Exp(Lanes.Load(ref px, j, count) - shift), ref py, j, count);
        }

        var sum = Reduction.Sum(y[..x.Length]);
        var divisor = Vector256.Create(sum);
        for (var j = 0; j < x.Length; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, x.Length - j);
            Lanes.Store(Lanes.Load(ref py, j, count) / divisor, ref py, j, count);
        }

        return largest + VectorMath.LogScalar(sum);
    }

    /// <summary>dx = factor · y ⊙ (dy − Σ dy ⊙ y) of one row, or dx += …</summary>
    public static void RowBack(ReadOnlySpan<float> y, ReadOnlySpan<float> dy, float factor, Span<float> dx, bool accumulate)
    {
        ref var py = ref MemoryMarshal.GetReference(y);
        ref var pdy = ref MemoryMarshal.GetReference(dy[..y.Length]);
        ref var pdx = ref MemoryMarshal.GetReference(dx[..y.Length]);
        var inner = Vector256<float>.Zero;
        for (var j = 0; j < y.Length; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, y.Length - j);
            inner = Vector256.FusedMultiplyAdd(Lanes.Load(ref py, j, count), Lanes.Load(ref pdy, j, count), inner);
        }

        inner = Vector256.Create(Reduction.SumOfLanes(inner));
        var scale = Vector256.Create(factor);
        for (var j = 0; j < y.Length; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, y.Length - j);
            var d = scale * Lanes.Load(ref py, j, count) * (Lanes.Load(ref pdy, j, count) - inner);
            Lanes.Store(accumulate ? Lanes.Load(ref pdx, j, count) + d : d, ref pdx, j, count);
        }
    }

    /// <summary>dx += factor · y for one row: the greater part of what a cross-entropy of the softmax gives back.</summary>
    public static void AddRow(ReadOnlySpan<float> y, float factor, Span<float> dx)
    {
        ref var py = ref MemoryMarshal.GetReference(y);
        ref var pdx = ref MemoryMarshal.GetReference(dx[..y.Length]);
        var scale = Vector256.Create(factor);
        for (var j = 0; j < y.Length; j += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, y.Length - j);
            Lanes.Store(Lanes.Load(ref pdx, j, count) + (scale * Lanes.Load(ref py, j, count)), ref pdx, j, count);
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var last = Math.Min((part + 1) * _rowsPerPart, _rows);
        for (var row = part * _rowsPerPart; row < last; row++)
        {
            var start = (nint)row * _columns;
            if (_dy == null)
            {
                _logSumExp[row] = Row(new(_x + start, _columns), new(_y + start, _columns));
            }
            else
            {
                RowBack(new(_y + start, _columns), new(_dy + start, _columns), 1, new(_dx + start, _columns), _accumulate);
            }
        }
    }

    private void Share(int rows, int columns)
    {
        (_rows, _columns) = (rows, columns);
        var parts = Math.Max(1, Math.Min(rows, rows * columns / NumbersPerPart));
        _rowsPerPart = Math.Max(1, (rows + parts - 1) / parts);
        Parts.Run(this, (rows + _rowsPerPart - 1) / _rowsPerPart, (long)rows * columns, WorthSharing);
    }
}
