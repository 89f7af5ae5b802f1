using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>
/// C = op(A) · op(B), optionally added to what C holds, for row-major float matrices; op is nothing or the transpose.
/// Each element of C is C₀ + Σₖ in the order of k by fused multiply-adds, so the scalar twin
/// <see cref="ScalarTwin.MatrixMultiply"/> gives the same bits.
/// </summary>
internal sealed unsafe class MatrixMultiply : IParallelWork
{
    // A panel of B (KBlock × 16 floats) stays in the first-level cache, a block of A (RowBlock × KBlock) in the second.
    private const int KBlock = 256;
    private const int RowBlock = 16 * MicroKernel.Rows;

    // Below this many multiply-adds the plain loop is done before a tile is set up.
    private const int TinyWork = 512;

    // Below this many multiply-adds per part, waking another thread costs more than it saves.
    private const int WorkPerPart = 1 << 18;

    // At most this many numbers of B are packed at a time (64 MB): a very deep product is done in several passes over C,
    // which continue the same chains of multiply-adds.
    private const int MostPacked = 1 << 24;

    [ThreadStatic]
    private static MatrixMultiply? _ofThread;

    private float[] _panels = [];
    private float* _a;
    private float* _b;
    private float* _c;
    private float* _packed;
    private nint _aRow;
    private nint _aStep;
    private nint _bStep;
    private nint _bColumn;
    private int _m;
    private int _n;
    private int _k;
    private int _rowsPerPart;
    private int _panelsPerPart;
    private bool _packing;

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
    public static void Run(
        int m, int n, int k, ReadOnlySpan<float> a, bool transposeA, ReadOnlySpan<float> b, bool transposeB, Span<float> c, bool accumulate)
    {
        c = c[..(m * n)];
        if (!accumulate)
        {
            c.Clear();
        }

        if (m == 0 || n == 0 || k == 0)
        {
            return;
        }

        fixed (float* pa = a[..(m * k)], pb = b[..(k * n)], pc = c)
        {
            var (aRow, aStep) = transposeA ? (1, m) : (k, 1);
            var (bStep, bColumn) = transposeB ? (1, k) : (n, 1);
            if ((long)m * n * k <= TinyWork)
            {
                Tiny(m, n, k, pa, aRow, aStep, pb, bStep, bColumn, pc);
                return;
            }

            var product = _ofThread ??= new MatrixMultiply();
            product._a = pa;
            product._b = pb;
            product._c = pc;
            (product._m, product._n) = (m, n);
            (product._aRow, product._aStep, product._bStep, product._bColumn) = (aRow, aStep, bStep, bColumn);
            var depth = Math.Max(KBlock, MostPacked / product.PackedWidth);
            for (var done = 0; done < k; done += product._k, product._a += product._k * product._aStep, product._b += product._k * product._bStep)
            {
                product._k = Math.Min(depth, k - done);
                product.Run();
            }
        }
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        if (_packing)
        {
            var first = part * _panelsPerPart;
            PackPanels(first, Math.Min(first + _panelsPerPart, PanelCount));
        }
        else
        {
            var first = part * _rowsPerPart;
            Multiply(first, Math.Min(first + _rowsPerPart, _m));
        }
    }

    private int PanelCount => (_n + MicroKernel.Columns - 1) / MicroKernel.Columns;

    private int PackedWidth => PanelCount * MicroKernel.Columns;

    private static void Tiny(int m, int n, int k, float* a, nint aRow, nint aStep, float* b, nint bStep, nint bColumn, float* c)
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = *c;
                float* x = a + (i * aRow);
                float* y = b + (j * bColumn);
                for (var p = 0; p < k; p++, x += aStep, y += bStep)
                {
                    sum = MathF.FusedMultiplyAdd(*x, *y, sum);
                }

                *c++ = sum;
            }
        }
    }

    private void Run()
    {
        var needed = checked(PackedWidth * _k);
        if (_panels.Length < needed)
        {
            _panels = GC.AllocateUninitializedArray<float>(needed, pinned: true);
        }

        _packed = (float*)Unsafe.AsPointer(ref _panels[0]);

        // Parts are cut by the work, not by the number of threads.
        var work = (long)_m * _n * _k;
        var parts = (int)Math.Clamp(work / WorkPerPart, 1, 64);
        _rowsPerPart = RoundUp((_m + parts - 1) / parts, MicroKernel.Rows);
        _panelsPerPart = (PanelCount + parts - 1) / parts;

        _packing = true;
        Share((PanelCount + _panelsPerPart - 1) / _panelsPerPart);
        _packing = false;
        Share((_m + _rowsPerPart - 1) / _rowsPerPart);
    }

    private void Share(int parts)
    {
        if (parts == 1)
        {
            Execute(0);
        }
        else
        {
            WorkerTeam.Run(this, parts);
        }
    }

    // Panel j holds columns 16j … 16j + 15 of op(B), one k after the other, with zeros where B has no such column.
    private void PackPanels(int first, int last)
    {
        for (var panel = first; panel < last; panel++)
        {
            var column = panel * MicroKernel.Columns;
            var width = Math.Min(MicroKernel.Columns, _n - column);
            float* target = _packed + ((nint)column * _k);
            float* source = _b + (column * _bColumn);
            if (_bColumn == 1 && width == MicroKernel.Columns)
            {
                for (var p = 0; p < _k; p++, source += _bStep, target += MicroKernel.Columns)
                {
                    Unsafe.CopyBlockUnaligned(target, source, MicroKernel.Columns * sizeof(float));
                }
            }
            else
            {
                for (var p = 0; p < _k; p++, source += _bStep, target += MicroKernel.Columns)
                {
                    for (var j = 0; j < width; j++)
                    {
                        target[j] = source[j * _bColumn];
                    }

                    new Span<float>(target + width, MicroKernel.Columns - width).Clear();
                }
            }
        }
    }

    private void Multiply(int firstRow, int lastRow)
    {
        float* tile = stackalloc float[MicroKernel.Rows * MicroKernel.Columns];
        for (var p = 0; p < _k; p += KBlock)
        {
            var depth = Math.Min(KBlock, _k - p);
            for (var block = firstRow; block < lastRow; block += RowBlock)
            {
                var blockEnd = Math.Min(block + RowBlock, lastRow);
                for (var column = 0; column < _n; column += MicroKernel.Columns)
                {
                    float* b = _packed + ((nint)column * _k) + ((nint)p * MicroKernel.Columns);
                    var width = Math.Min(MicroKernel.Columns, _n - column);
                    for (var row = block; row < blockEnd; row += MicroKernel.Rows)
                    {
                        var rows = Math.Min(MicroKernel.Rows, blockEnd - row);
                        float* a = _a + (row * _aRow) + (p * _aStep);
                        float* c = _c + ((nint)row * _n) + column;
                        if (width == MicroKernel.Columns)
                        {
                            MicroKernel.Run(rows, depth, a, _aRow, _aStep, b, MicroKernel.Columns, c, _n);
                        }
                        else
                        {
                            CopyTile(c, _n, tile, MicroKernel.Columns, rows, width);
                            MicroKernel.Run(rows, depth, a, _aRow, _aStep, b, MicroKernel.Columns, tile, MicroKernel.Columns);
                            CopyTile(tile, MicroKernel.Columns, c, _n, rows, width);
                        }
                    }
                }
            }
        }
    }

    private static void CopyTile(float* source, nint sourceRow, float* target, nint targetRow, int rows, int width)
    {
        for (var r = 0; r < rows; r++, source += sourceRow, target += targetRow)
        {
            for (var j = 0; j < width; j++)
            {
                target[j] = source[j];
            }
        }
    }

    private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
}
