using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// Adds the rows of a matrix to one row, as for the gradient of a bias. Each column is added in the order of the rows, whichever thread
/// does it.
/// </summary>
internal sealed unsafe class RowTotal : IParallelWork
{
    // Columns that are added up in registers at the same time.
    private const int Together = 4 * Lanes.Width;

    private const int WorthSharing = 1 << 14;

    [ThreadStatic]
    private static RowTotal? _ofThread;

    private float* _x;
    private float* _total;
    private int _rows;
    private int _columns;

    /// <summary>total[j] += Σᵢ x[i, j].</summary>
    public static void AddTo(ReadOnlySpan<float> x, int rows, Span<float> total)
    {
        var work = _ofThread ??= new RowTotal();
        fixed (float* px = x[..(rows * total.Length)], pt = total)
        {
            work._x = px;
            work._total = pt;
            (work._rows, work._columns) = (rows, total.Length);
            Parts.Run(work, (total.Length + Together - 1) / Together, x.Length, WorthSharing);
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var column = part * Together;
        var last = Math.Min(column + Together, _columns);
        if (column + Together <= _columns)
        {
            Whole(column);
            return;
        }

        for (; column < last; column += Lanes.Width)
        {
            Few(column, Math.Min(Lanes.Width, last - column));
        }
    }

    private void Whole(int column)
    {
        float* total = _total + column;
        float* x = _x + column;
        var (t0, t1) = (Vector256.Load(total), Vector256.Load(total + Lanes.Width));
        var (t2, t3) = (Vector256.Load(total + (2 * Lanes.Width)), Vector256.Load(total + (3 * Lanes.Width)));
        nint step = _columns;
        for (var row = 0; row < _rows; row++, x += step)
        {
            t0 += Vector256.Load(x);
            t1 += Vector256.Load(x + Lanes.Width);
            t2 += Vector256.Load(x + (2 * Lanes.Width));
            t3 += Vector256.Load(x + (3 * Lanes.Width));
        }

        t0.Store(total);
        t1.Store(total + Lanes.Width);
        t2.Store(total + (2 * Lanes.Width));
        t3.Store(total + (3 * Lanes.Width));
    }

    private void Few(int column, int count)
    {
        var total = Lanes.Load(ref *_total, column, count);
        float* x = _x;
        for (var row = 0; row < _rows; row++, x += _columns)
        {
            total += Lanes.Load(ref *x, column, count);
        }

        Lanes.Store(total, ref *_total, column, count);
    }
}
