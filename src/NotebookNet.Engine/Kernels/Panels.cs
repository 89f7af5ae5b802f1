using System.Runtime.CompilerServices;

namespace NotebookNet.Kernels;

/// <summary>
/// The right side B (k × n) of a product, laid out as the innermost loops want it: panels of <see cref="MicroKernel.Columns"/>
/// columns one behind the other, in each one k after the other. A last panel of few columns has only
/// <see cref="MicroKernel.NarrowColumns"/>; where a panel has more columns than B they are zeros.
/// </summary>
internal static unsafe class Panels
{
    // A panel's block (KBlock × 32 floats) and a block of A (RowBlock × KBlock) stay in the second-level cache, from which they flow in
    // order; shallower blocks would fit into the first level, but then C is fetched and stored more often, which costs more.
    public const int KBlock = 1024;
    private const int RowBlock = 64;

    private const int PackedRows = 16;

    // A matrix of more numbers is in no second-level cache.
    private const int MostCached = 1 << 19;

    private static readonly float[] ZeroRow = GC.AllocateArray<float>(4 * MicroKernel.MostColumns, pinned: true);

    /// <summary>As many zeros as a tile is wide: where chains of multiply-adds start that start with nothing.</summary>
    public static float* Zeros => (float*)Unsafe.AsPointer(ref ZeroRow[0]);

    /// <summary>How many numbers B takes when it is packed.</summary>
    public static long Length(int k, int n) => (n + MicroKernel.NarrowColumns - 1) / MicroKernel.NarrowColumns * MicroKernel.NarrowColumns * (long)k;

    /// <summary>Lays out B, whose element (p, j) is <paramref name="source"/>[p · step + j · column]; one of the two distances is 1.</summary>
    public static void Pack(int k, int n, float* source, nint step, nint column, float* target)
    {
        // Some rows of all panels before the next ones: a row of a wide matrix is read from end to end, as memory likes it.
        var rows = column == 1 ? PackedRows : k;
        var fetched = k * (long)step > MostCached ? rows : 0;
        for (var row = 0; row < k; row += rows)
        {
            var count = Math.Min(rows, k - row);
            float* panels = target;

            // The next ones, which the processor does not guess when they lie far from each other.
            for (var ahead = row + rows; ahead < Math.Min(row + rows + fetched, k); ahead++)
            {
                Prefetch.Row(new ReadOnlySpan<float>(source + (ahead * step), n));
            }

            for (var first = 0; first < n; first += MicroKernel.Columns)
            {
                var panel = WidthOf(n - first);
                float* from = source + (first * column) + (row * step);
                float* to = panels + ((nint)row * panel);

                // A panel wider than what is left of B may have anything in its last columns: also what stands behind, up to B's end.
                var width = Math.Min(panel, n - first);
                var whole = column != 1 ? 0 : Math.Clamp((int)(k - ((panel - width + step - 1) / step)) - row, 0, count);
                MatrixRows.CopyColumns(from, step, to, panel, whole, panel);
                PackPanel(count - whole, width, panel, from + (whole * step), step, column, to + (whole * panel));
                panels += (nint)panel * k;
            }
        }
    }

    /// <summary>C (rows × n) = start + A · B, the chains of multiply-adds beginning with <paramref name="start"/>.</summary>
    /// <param name="size">Rows and columns of C, and the inner length.</param>
    /// <param name="a">A, whose element (r, p) is a[rows[r] + steps[p]].</param>
    /// <param name="rows">Where the rows of A start.</param>
    /// <param name="steps">Where a row's numbers stand.</param>
    /// <param name="b">B, packed; or as it is, when <paramref name="bRow"/> is not 0 and n is a multiple of 16.</param>
    /// <param name="bRow">Distance between the rows of a B that is not packed.</param>
    /// <param name="start">C, or one row for all rows, or null for zeros.</param>
    /// <param name="startRow">Distance between the rows of the start; 0 for one row.</param>
    /// <param name="c">C.</param>
    /// <param name="cRow">Distance between the rows of C.</param>
    public static void Multiply(
        (int Rows, int N, int K) size, float* a, int* rows, int* steps, float* b, nint bRow, float* start, nint startRow, float* c, nint cRow)
    {
        if (size.K == 0)
        {
            CopyStart(size.Rows, size.N, start, startRow, c, cRow);
        }

        for (var p = 0; p < size.K; p += KBlock)
        {
            var depth = Math.Min(KBlock, size.K - p);
            for (var row = 0; row < size.Rows; row += RowBlock)
            {
                var count = Math.Min(RowBlock, size.Rows - row);
                float* target = c + (row * cRow);
                float* from = start == null ? null : start + (row * startRow);
                for (int column = 0, panel; column < size.N; column += panel)
                {
                    panel = WidthOf(size.N - column);
                    float* bColumn = bRow != 0 ? b + column + (p * bRow) : b + ((nint)column * size.K) + ((nint)p * panel);
                    var bStep = bRow != 0 ? bRow : panel;
                    var width = Math.Min(panel, size.N - column);
                    float* fromColumn = from == null ? null : from + column;
                    Block((count, depth, width, panel), a, rows + row, steps + p, bColumn, bStep, fromColumn, startRow, target + column, cRow);
                }
            }

            start = c;
            startRow = cRow;
        }
    }

    // A sum of no products is what it starts with.
    private static void CopyStart(int rows, int n, float* start, nint startRow, float* c, nint cRow)
    {
        for (var row = 0; row < rows && start != c; row++, c += cRow, start += start == null ? 0 : startRow)
        {
            if (start == null)
            {
                new Span<float>(c, n).Clear();
            }
            else
            {
                new ReadOnlySpan<float>(start, n).CopyTo(new Span<float>(c, n));
            }
        }
    }

    /// <summary>How wide the next panel is when so many columns are left.</summary>
    public static int WidthOf(int columns) => columns > MicroKernel.NarrowColumns ? MicroKernel.Columns : MicroKernel.NarrowColumns;

    private static void Block(
        (int Rows, int K, int Width, int Panel) size, float* a, int* rows, int* steps, float* b, nint bStep, float* start, nint startRow, float* c, nint cRow)
    {
        var narrow = size.Panel == MicroKernel.NarrowColumns;
        if (start == null)
        {
            start = Zeros;
            startRow = 0;
        }
        else if (size.Width < size.Panel && startRow == 0)
        {
            float* padded = stackalloc float[MicroKernel.MostColumns];
            MatrixRows.CopyColumns(start, 0, padded, 0, 1, size.Width);
            start = padded;
        }

        if (size.Width == size.Panel)
        {
            MicroKernel.Run(narrow, size.Rows, size.K, a, rows, steps, b, bStep, start, startRow, c, cRow);
            return;
        }

        // The panel is wider than C. What a row has too many is written over by those behind it, if none of them is needed as a start.
        var behind = (size.Panel - 1) / size.Width;
        var direct = startRow == 0 && cRow == size.Width ? Math.Max(size.Rows - behind, 0) / MicroKernel.Rows * MicroKernel.Rows : 0;
        MicroKernel.Run(narrow, direct, size.K, a, rows, steps, b, bStep, start, startRow, c, cRow);

        // The others go some at a time by way of a tile of their own.
        float* tile = stackalloc float[MicroKernel.MostRows * MicroKernel.MostColumns];
        for (int row = direct, count; row < size.Rows; row += count)
        {
            count = Math.Min(MicroKernel.Rows, size.Rows - row);
            if (startRow != 0)
            {
                MatrixRows.CopyColumns(start + (row * startRow), startRow, tile, size.Panel, count, size.Width);
            }

            MicroKernel.Run(
                narrow, count, size.K, a, rows + row, steps, b, bStep,
                startRow != 0 ? tile : start, startRow != 0 ? size.Panel : 0, tile, size.Panel);
            MatrixRows.CopyColumns(tile, size.Panel, c + (row * cRow), cRow, count, size.Width);
        }
    }

    private static void PackPanel(int k, int width, int panel, float* source, nint step, nint column, float* target)
    {
        if (column != 1)
        {
            MatrixRows.Transpose(source, column, target, panel, width, k);
        }
        else
        {
            MatrixRows.CopyColumns(source, step, target, panel, k, width);
        }

        if (width < panel)
        {
            for (var p = 0; p < k; p++)
            {
                new Span<float>(target + ((nint)p * panel) + width, panel - width).Clear();
            }
        }
    }
}
