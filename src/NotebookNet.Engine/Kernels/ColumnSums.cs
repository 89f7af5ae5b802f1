using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>What is added up for one place of a matrix, eight columns at a time.</summary>
internal unsafe interface IColumnTerm
{
    /// <summary>The terms in a row from a column on; lanes from <paramref name="count"/> on are not looked at.</summary>
    Vector256<float> Term(int row, int column, int count);
}

/// <summary>
/// Sums over the rows of a matrix, one per column. Rows are summed in runs of fixed length, and the runs in double precision
/// in order: exact enough for many thousand rows, and the same bits for any number of threads.
/// </summary>
internal sealed unsafe class ColumnSums<TTerm>(int rows, int columns) : IParallelWork
    where TTerm : struct, IColumnTerm
{
    private const int RowsPerRun = 256;

    private const int WorthSharing = 1 << 16;

    private readonly int _runs = (rows + RowsPerRun - 1) / RowsPerRun;
    private float* _partials;
    private TTerm _term;

    /// <summary>result[j] = Σᵢ term(i, j).</summary>
    public void Run(TTerm term, Span<double> result)
    {
        _partials = Scratch.Take(Scratch.Purpose.Partials, (long)_runs * columns);
        _term = term;
        Parts.Run(this, _runs, (long)rows * columns, WorthSharing);
        result[..columns].Clear();
        for (var run = 0; run < _runs; run++)
        {
            for (var j = 0; j < columns; j++)
            {
                result[j] += _partials[((nint)run * columns) + j];
            }
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var term = _term;
        var first = part * RowsPerRun;
        var last = Math.Min(first + RowsPerRun, rows);
        ref var sums = ref *(_partials + ((nint)part * columns));
        for (var column = 0; column < columns; column += Lanes.Width)
        {
            var count = Math.Min(Lanes.Width, columns - column);
            var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
            var row = first;
            for (; row < last - 1; row += 2)
            {
                even += term.Term(row, column, count);
                odd += term.Term(row + 1, column, count);
            }

            if (row < last)
            {
                even += term.Term(row, column, count);
            }

            Lanes.Store(even + odd, ref sums, column, count);
        }
    }
}

/// <summary>The numbers of a matrix themselves.</summary>
internal readonly unsafe struct NumberTerm(float* x, int columns) : IColumnTerm
{
    /// <inheritdoc/>
    public Vector256<float> Term(int row, int column, int count) => Lanes.Load(ref *(x + ((nint)row * columns)), column, count);
}
