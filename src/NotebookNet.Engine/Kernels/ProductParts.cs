namespace NotebookNet.Kernels;

/// <summary>
/// How a matrix product is cut for the threads: first into columns, which pack different parts of B, then into rows, and into no more
/// parts than the threads need. However it is cut, the digits are the same.
/// </summary>
internal readonly struct ProductParts
{
    // Below this many multiply-adds per part, waking another thread costs more than it saves.
    private const int WorkPerPart = 1 << 16;
    private const int PartsPerThread = 4;

    // A part is not narrower than this, unless the whole product is: each of its rows of A is read for all of its columns.
    private const int ColumnsPerPart = 64;

    // A part has at least this many rows for the columns of B it packs, when they are many.
    private const int RowsPerPart = 128;

    // From this many multiply-adds on, a product is cut as little as possible: all columns of a part share the reading of A, and all its
    // rows the packing of B.
    private const long LargeWork = 1 << 24;
    private const int LargeColumns = 1024;
    private const int LeastLargeColumns = 256;
    private const int LargePartsPerThread = 2;

    private readonly int _m;
    private readonly int _n;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _columnParts;

    /// <summary>The parts of a product (m × k) · (k × n).</summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">The inner length.</param>
    /// <param name="threads">How many threads there are.</param>
    public ProductParts(int m, int n, int k, int threads)
    {
        (_m, _n) = (m, n);
        var work = (long)m * n * k;
        var isLarge = work >= LargeWork;
        var parts = Most(work, threads, isLarge ? LargePartsPerThread : PartsPerThread);
        var columnParts = isLarge ? Math.Max(CeilingOf(n, LargeColumns), Math.Min(threads, CeilingOf(n, LeastLargeColumns))) : parts;
        var leastColumns = n < 2 * ColumnsPerPart ? ColumnsPerPart / 2 : ColumnsPerPart;
        _columns = Cut(n, Math.Clamp(columnParts, 1, CeilingOf(n, leastColumns)), ColumnsPerPart / 2);
        _columnParts = CeilingOf(n, _columns);
        var leastRows = n < ColumnsPerPart ? RowsPerPart / 4 : RowsPerPart;
        _rows = Cut(m, Math.Clamp(parts / _columnParts, 1, CeilingOf(m, leastRows)), MicroKernel.Rows);
        Count = CeilingOf(m, _rows) * _columnParts;
    }

    /// <summary>How many parts.</summary>
    public int Count { get; }

    /// <summary>A part: its first row and their number, its first column and their number.</summary>
    public (int Row, int Rows, int Column, int Columns) this[int part]
    {
        get
        {
            var (rowPart, columnPart) = Math.DivRem(part, _columnParts);
            var (row, column) = (rowPart * _rows, columnPart * _columns);
            return (row, Math.Min(_rows, _m - row), column, Math.Min(_columns, _n - column));
        }
    }

    /// <summary>Into how many parts so many multiply-adds are worth cutting.</summary>
    /// <param name="work">The multiply-adds.</param>
    /// <param name="threads">How many threads there are.</param>
    /// <param name="perThread">The most parts for each of them: some, so that none waits long for the last one.</param>
    public static int Most(long work, int threads, int perThread = PartsPerThread) =>
        threads == 1 ? 1 : (int)Math.Clamp(work / WorkPerPart, 1, (long)threads * perThread);

    private static int CeilingOf(int length, int part) => (length + part - 1) / part;

    private static int Cut(int length, int parts, int multiple) => CeilingOf(CeilingOf(length, parts), multiple) * multiple;
}
