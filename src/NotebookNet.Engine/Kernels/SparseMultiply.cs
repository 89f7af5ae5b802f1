using System.Runtime.Intrinsics;

namespace NotebookNet.Kernels;

/// <summary>
/// C = row + A · B for an A with many zeros that lie together, as those of a batch of digits or of one-hot rows: each four rows pass by
/// the steps at which all of them are zero. Each number is the same chain of fused multiply-adds as in <see cref="MatrixMultiply"/>,
/// less the terms 0 · b, which change nothing but the sign of a zero as long as B is finite.
/// </summary>
internal sealed unsafe class SparseMultiply : IParallelWork
{
    // Narrower products are done before the zeros are found.
    private const int LeastColumns = 64;
    private const int LeastSteps = 16;
    private const long LeastWork = 1 << 16;

    // Two tiles, in different halves of the rows, tell whether it is worth while: up to this share of steps.
    private const int Probes = 2;
    private const double MostSteps = 0.6;

    // So many steps of the first tile are looked at alone where there are many more.
    private const int FirstSteps = 32;

    // A tile with more than this share needs no other opinion: most products are of this kind, and small ones are soon done.
    private const double Dense = 0.9;

    // Rows of one part have more zeros than those of another: with small parts no thread waits long for the last one.
    private const int PartsPerThread = 8;

    // The lists of so many tiles are made before they are used, fewer when they are long.
    private const int MostTiles = 16;
    private const int MostListed = 1 << 14;

    [ThreadStatic]
    private static SparseMultiply? _ofThread;

    private int _m;
    private int _n;
    private int _k;
    private nint _aRow;
    private nint _aStep;
    private int _parts;
    private float* _a;
    private float* _b;
    private float* _start;
    private float* _c;
    private bool _isNotFinite;

    /// <summary>C (m × n) = row + op(A) (m × k) · B (k × n), if that is faster than looking at all numbers.</summary>
    /// <param name="m">Rows of C.</param>
    /// <param name="n">Columns of C.</param>
    /// <param name="k">The inner length.</param>
    /// <param name="a">A: m × k, or k × m when transposed.</param>
    /// <param name="transposeA">Whether A is given as its transpose.</param>
    /// <param name="b">B.</param>
    /// <param name="c">C.</param>
    /// <param name="row">A row of n numbers each row of C starts with; zeros when empty.</param>
    /// <returns>False if A has too few zeros, or B is not finite: then C still has to be computed.</returns>
    public static bool TryRun(
        int m, int n, int k, ReadOnlySpan<float> a, bool transposeA, ReadOnlySpan<float> b, Span<float> c, ReadOnlySpan<float> row)
    {
        if (m < StepLists.Rows || n < LeastColumns || k < LeastSteps || (long)m * n * k < LeastWork)
        {
            return false;
        }

        // Rows of B that lie whole pages apart fall into the same few places of the cache: they have to be packed.
        if (n % MatrixMultiply.Page == 0)
        {
            return false;
        }

        fixed (float* pa = a[..(m * k)], pb = b[..(k * n)], pc = c[..(m * n)], pr = row.IsEmpty ? row : row[..n])
        {
            var product = _ofThread ??= new SparseMultiply();
            (product._m, product._n, product._k) = (m, n, k);
            (product._aRow, product._aStep) = transposeA ? (1, m) : (k, 1);
            product._a = pa;
            return product.IsSparse() && product.Run(pb, pc, pr);
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        // Each part looks at a part of B. It is hardly ever not finite: so it need not be known before.
        var (first, last) = ((long)_k * _n * part / _parts, (long)_k * _n * (part + 1) / _parts);
        if (!RangeCheck.AreFinite(_b + first, (int)(last - first)))
        {
            Volatile.Write(ref _isNotFinite, true);
        }

        var (tile, end) = (Tile(part), Tile(part + 1));
        var most = Math.Clamp(MostListed / StepLists.Length(_k), 1, MostTiles);
        for (; tile < end; tile += most)
        {
            Block(tile * StepLists.Rows, Math.Min(most, end - tile));
        }

        // The last rows, when they do not fill a tile, make one with some rows before them, which get the same numbers once more.
        if (part == _parts - 1 && _m % StepLists.Rows != 0)
        {
            Block(_m - StepLists.Rows, 1);
        }
    }

    private bool Run(float* b, float* c, float* start)
    {
        _b = b;
        _c = c;
        _start = start;
        _isNotFinite = false;
        _parts = Math.Min(ProductParts.Most((long)_m * _n * _k, Workers.Count, PartsPerThread), _m / StepLists.Rows);
        WorkerTeam.Run(this, _parts);
        return !_isNotFinite;
    }

    // One thread begins at each end. Parts are smaller where they meet, so that none waits long for the last one.
    private int Tile(int part)
    {
        var (tiles, place) = (_m / StepLists.Rows, ((2.0 * part) / _parts) - 1);
        return (int)Math.Round(tiles * (1 + (place * Math.Sqrt(Math.Abs(place)))) / 2);
    }

    private void Block(int row, int tiles)
    {
        var length = StepLists.Length(_k);
        int* lists = (int*)Scratch.Take(Scratch.Purpose.StepLists, (long)tiles * length);
        int* counts = stackalloc int[MostTiles];
        float* a = _a + (row * _aRow);
        StepLists.Find(tiles, _k, a, _aRow, _aStep, lists, counts);
        for (int column = 0, columns; column < _n; column += columns)
        {
            // The last columns are done like the last rows.
            var isWide = Vector512.IsHardwareAccelerated && _n - column >= SparseTiles.WideColumns;
            columns = isWide ? SparseTiles.WideColumns : SparseTiles.Columns;
            column = Math.Min(column, _n - columns);
            float* start = _start == null ? null : _start + column;
            float* c = _c + ((nint)row * _n) + column;
            for (var tile = 0; tile < tiles; tile++, c += StepLists.Rows * (nint)_n)
            {
                float* rows = a + (tile * StepLists.Rows * _aRow);
                int* list = lists + (tile * length);
                if (isWide)
                {
                    SparseTiles.Wide(counts[tile], list, rows, _aRow, _aStep, _b + column, _n, start, c, _n);
                }
                else
                {
                    SparseTiles.Narrow(counts[tile], list, rows, _aRow, _aStep, _b + column, _n, start, c, _n);
                }
            }
        }
    }

    private bool IsSparse()
    {
        int* list = (int*)Scratch.Take(Scratch.Purpose.StepLists, StepLists.Length(_k));
        var found = 0L;
        if (_k >= 2 * FirstSteps && Found(0, FirstSteps, list) > Dense * FirstSteps)
        {
            return false;
        }

        for (var probe = 0; probe < Probes; probe++)
        {
            found += Found(probe, _k, list);
            if (found > Dense * (probe + 1) * _k)
            {
                return false;
            }
        }

        return found <= MostSteps * Probes * _k;
    }

    // At how many of the first steps the rows of a probe are not all zero.
    private int Found(int probe, int steps, int* list)
    {
        int count;
        var tile = (long)(_m / StepLists.Rows) * ((2 * probe) + 1) / (2 * Probes);
        StepLists.Find(1, steps, _a + ((nint)tile * StepLists.Rows * _aRow), _aRow, _aStep, list, &count);
        return count;
    }
}
