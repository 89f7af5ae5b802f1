namespace NotebookNet.Kernels;

/// <summary>
/// C = op(A) · op(B), optionally added to what C holds or to one row, for row-major float matrices; op is nothing or the transpose.
/// Each element of C is C₀ + Σₖ in the order of k by fused multiply-adds, where there are few columns and many steps in several chains
/// (<see cref="SumChains"/>), so the scalar twin <see cref="ScalarTwin.MatrixMultiply"/> gives the same bits; where zeros are passed by,
/// a sum that is zero may have the other sign.
/// </summary>
internal sealed unsafe class MatrixMultiply : IParallelWork
{
    /// <summary>The numbers of a page of memory: rows whole pages apart push each other out of the first-level cache.</summary>
    public const int Page = 4096 / sizeof(float);

    // Below this many multiply-adds the plain loop is done before a tile is set up.
    private const int TinyWork = 128;

    // From this many columns on a copy of A, block by block, costs less than it saves, if A is a transpose, or if its rows lie whole
    // pages apart: then they all fall into the same few places of the first-level cache.
    private const int ColumnsWorthCopying = 192;

    // Up to this many rows B is used as it lies: packing costs as much as using it.
    private const int FewRows = 8;

    // The same for a flat B, whose panels fit into the first-level cache as they lie, unless its rows are whole pages apart.
    private const int FewRowsForFlat = 128;
    private const int FlatDepth = 48;

    // A part packs no more numbers of B at a time than this, or than one block of k; a deeper product is done in several passes over C,
    // which continue the same chains of multiply-adds.
    private const int MostPacked = 1 << 17;
    // Nor more columns, unless A is copied.
    private const int PackedColumns = 128;

    [ThreadStatic]
    private static MatrixMultiply? _ofThread;

    private float* _a;
    private float* _b;
    private float* _c;
    private float* _start;
    private int* _rows;
    private int* _steps;
    private nint _aRow;
    private nint _aStep;
    private nint _bStep;
    private nint _bColumn;
    private int _startRow;
    private int _m;
    private int _n;
    private int _k;
    private ProductParts _parts;

    /// <summary>C (m × n) = op(A) (m × k) · op(B) (k × n).</summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">The inner length.</param>
    /// <param name="a">A: m × k, or k × m when transposed.</param>
    /// <param name="transposeA">Whether A is given as its transpose.</param>
    /// <param name="b">B: k × n, or n × k when transposed.</param>
    /// <param name="transposeB">Whether B is given as its transpose.</param>
    /// <param name="c">C.</param>
    /// <param name="accumulate">Whether the product is added to C.</param>
    /// <param name="row">A row of n numbers each row of C starts with, when it is not accumulated; zeros when empty.</param>
    /// <param name="isFiniteB">Whether all numbers of B are known to be finite, so that what meets a zero need not be read.</param>
    public static void Run(
        int m, int n, int k, ReadOnlySpan<float> a, bool transposeA, ReadOnlySpan<float> b, bool transposeB, Span<float> c, bool accumulate,
        ReadOnlySpan<float> row = default, bool isFiniteB = false)
    {
        c = c[..(m * n)];
        row = row.IsEmpty ? row : row[..n];
        if (!transposeB && !accumulate && SparseMultiply.TryRun(m, n, k, a, transposeA, b, c, row))
        {
            return;
        }

        fixed (float* pa = a[..(m * k)], pb = b[..(k * n)], pc = c, pr = row)
        {
            if (m == 0 || n == 0 || k == 0)
            {
                if (!accumulate && pr != null)
                {
                    MatrixRows.Fill(pr, pc, m, n);
                }
                else if (!accumulate)
                {
                    c.Clear();
                }

                return;
            }

            float* start = accumulate ? pc : pr;
            var startRow = accumulate ? n : 0;
            var (aRow, aStep) = transposeA ? (1, m) : (k, 1);
            var (bStep, bColumn) = transposeB ? (1, k) : (n, 1);
            if ((long)m * n * k <= TinyWork)
            {
                Tiny((m, n, k), pa, aRow, aStep, pb, bStep, bColumn, start, startRow, pc);
                return;
            }

            if (m <= SumChains.FewRows && SumChains.Count(n, k) > 1 && (m == 1 || !transposeA) && !transposeB)
            {
                for (var i = 0; i < m; i++)
                {
                    SumChains.MultiplyRow(k, n, pa + (i * k), pb, start == null ? null : start + (i * startRow), pc + (i * n));
                }

                return;
            }

            if (m == 1 && !transposeB)
            {
                RowMultiply.Run(k, n, pa, pb, start, pc, isFiniteB);
                return;
            }

            var product = _ofThread ??= new MatrixMultiply();
            product._a = pa;
            product._b = pb;
            product._c = pc;
            product._start = start;
            (product._m, product._n, product._k) = (m, n, k);
            (product._aRow, product._aStep, product._bStep, product._bColumn, product._startRow) = (aRow, aStep, bStep, bColumn, startRow);
            product._rows = Progression.Rows(aRow, m);
            product._steps = Progression.Steps(aStep, k);
            product._parts = new ProductParts(m, n, k, Workers.Count);
            product.Share();
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var (row, rows, column, columns) = _parts[part];
        float* c = At(row, column);
        float* start = StartAt(row, column);
        var chains = SumChains.Count(_n, _k);
        if (chains == 1)
        {
            Multiply((row, rows), (column, columns), (0, _k), start, _startRow, c);
            return;
        }

        // So few columns are in one part: its rows lie one behind the other.
        var length = rows * _n;
        float* sums = Scratch.Take(Scratch.Purpose.Partials, (long)chains * length);
        for (var chain = 0; chain < chains; chain++)
        {
            var first = SumChains.First(chain, _k);
            var steps = (first, SumChains.First(chain + 1, _k) - first);
            Multiply((row, rows), (column, columns), steps, chain == 0 ? start : null, chain == 0 ? _startRow : 0, sums + (chain * length));
        }

        SumChains.Add(sums, length, c, length);
    }

    private static void Tiny(
        (int M, int N, int K) size, float* a, nint aRow, nint aStep, float* b, nint bStep, nint bColumn, float* start, nint startRow, float* c)
    {
        for (var i = 0; i < size.M; i++)
        {
            for (var j = 0; j < size.N; j++)
            {
                var sum = start == null ? 0 : start[(i * startRow) + j];
                float* x = a + (i * aRow);
                float* y = b + (j * bColumn);
                for (var p = 0; p < size.K; p++, x += aStep, y += bStep)
                {
                    sum = MathF.FusedMultiplyAdd(*x, *y, sum);
                }

                *c++ = sum;
            }
        }
    }

    private void Share()
    {
        if (_parts.Count == 1)
        {
            Execute(0);
        }
        else
        {
            WorkerTeam.Run(this, _parts.Count);
        }
    }

    // Some steps of a part. C, like the rows of start, may be elsewhere; its rows are as far apart as always.
    private void Multiply(
        (int First, int Count) rows, (int First, int Count) columns, (int First, int Count) steps, float* start, nint startRow, float* c)
    {
        var usesAsItLies = rows.Count <= FewRows || (rows.Count <= FewRowsForFlat && steps.Count <= FlatDepth && _n % Page != 0);
        if (usesAsItLies && _bColumn == 1 && columns.Count >= MicroKernel.NarrowColumns)
        {
            var whole = columns.Count / MicroKernel.NarrowColumns * MicroKernel.NarrowColumns;
            Panels.Multiply(
                (rows.Count, whole, steps.Count), _a + (rows.First * _aRow), _rows, _steps + steps.First,
                _b + columns.First + (steps.First * _bStep), _bStep, start, startRow, c, _n);
            columns = (columns.First + whole, columns.Count - whole);
            start = start == null ? null : start + whole;
            c += whole;
        }

        // What is packed of B stays in the second-level cache until all rows have met it. But A is not copied anew for each of them.
        var copies = columns.Count >= ColumnsWorthCopying && (_aStep != 1 || _aRow % Page == 0);
        var width = copies ? columns.Count : PackedColumns;
        for (; columns.Count > 0; columns = (columns.First + width, columns.Count - width), c += width)
        {
            Packed(copies, rows, (columns.First, Math.Min(width, columns.Count)), steps, start, startRow, c);
            start = start == null ? null : start + width;
        }
    }

    private void Packed(
        bool copies, (int First, int Count) rows, (int First, int Count) columns, (int First, int Count) steps, float* start, nint startRow, float* c)
    {
        var depth = copies ? LeftBlock.Columns : Math.Max(Panels.KBlock, MostPacked / columns.Count / Panels.KBlock * Panels.KBlock);
        float* packed = Scratch.Take(Scratch.Purpose.Panels, Panels.Length(Math.Min(depth, steps.Count), columns.Count));
        var end = steps.First + steps.Count;
        for (var done = steps.First; done < end; done += depth)
        {
            var k = Math.Min(depth, end - done);
            Panels.Pack(k, columns.Count, _b + (columns.First * _bColumn) + (done * _bStep), _bStep, _bColumn, packed);
            if (copies)
            {
                ByBlocks((rows.Count, columns.Count, k), _a + (rows.First * _aRow) + (done * _aStep), packed, start, startRow, c);
            }
            else
            {
                Panels.Multiply((rows.Count, columns.Count, k), _a + (rows.First * _aRow), _rows, _steps + done, packed, 0, start, startRow, c, _n);
            }

            start = c;
            startRow = _n;
        }
    }

    private void ByBlocks((int Rows, int Columns, int K) size, float* a, float* packed, float* start, nint startRow, float* c)
    {
        for (var row = 0; row < size.Rows; row += LeftBlock.Rows)
        {
            var rows = Math.Min(LeftBlock.Rows, size.Rows - row);
            var left = LeftBlock.Copy(a + (row * _aRow), _aRow, _aStep, rows, size.K);
            Panels.Multiply(
                (rows, size.Columns, size.K), (float*)left.Numbers, (int*)left.Rows, (int*)left.Steps, packed, 0,
                start == null ? null : start + (row * startRow), startRow, c + ((nint)row * _n), _n);
        }
    }

    private float* At(int row, int column) => _c + ((nint)row * _n) + column;

    private float* StartAt(int row, int column) => _start == null ? null : _start + ((nint)row * _startRow) + column;
}
