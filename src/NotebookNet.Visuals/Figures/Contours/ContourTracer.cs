namespace NotebookNet.Visuals;

/// <summary>A point of the picture, in pixels.</summary>
internal readonly record struct PixelPoint(double X, double Y);

/// <summary>
/// Marching squares: finds where a grid of numbers crosses a level. Each cell of four neighbours gives up to two segments,
/// with the higher side always on the same hand, so that segments join to lines without any search.
/// </summary>
internal sealed class ContourTracer
{
    private readonly double[,] _values;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int _border;

    /// <summary>Prepares tracing.</summary>
    /// <param name="values">The numbers, [row, column].</param>
    /// <param name="x">The pixel of each column.</param>
    /// <param name="y">The pixel of each row.</param>
    /// <param name="closed">Whether lines close along the border, around the area of all that is not below the level.</param>
    public ContourTracer(double[,] values, double[] x, double[] y, bool closed) => (_values, _x, _y, _border) = (values, x, y, closed ? 1 : 0);

    private int Columns => _x.Length + 2 * _border;

    private int Rows => _y.Length + 2 * _border;

    /// <summary>The lines of a level; a closed one ends where it begins.</summary>
    public List<PixelPoint[]> Trace(double level)
    {
        // Where the segment goes that begins at each side of a cell; -1 where none does.
        var next = new int[2 * Rows * Columns];
        Array.Fill(next, -1);
        for (var r = 0; r + 1 < Rows; r++)
        {
            for (var c = 0; c + 1 < Columns; c++)
            {
                AddCell(next, r, c, level);
            }
        }

        return Join(next, level);
    }

    // The four corners turn around the cell: 0 at (r, c), 1 at (r, c+1), 2 at (r+1, c+1), 3 at (r+1, c); side k leads from corner k to k+1.
    private void AddCell(int[] next, int r, int c, double level)
    {
        var (a, b, d, e) = (At(r, c), At(r, c + 1), At(r + 1, c + 1), At(r + 1, c));
        if (double.IsNaN(a) || double.IsNaN(b) || double.IsNaN(d) || double.IsNaN(e))
        {
            return;
        }

        var inside = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (d >= level ? 4 : 0) | (e >= level ? 8 : 0);
        if (inside is 0 or 15)
        {
            return;
        }

        // In a saddle the middle decides which opposite corners are joined.
        var joined = inside is 5 or 10 && (a / 4 + b / 4 + d / 4 + e / 4) >= level;
        for (var k = 0; k < 4; k++)
        {
            var (here, after) = ((inside >> k) & 1, (inside >> ((k + 1) % 4)) & 1);
            if (here == 1 && after == 0)
            {
                // A line leaves through the side where the walk around the cell goes down, and comes from where it goes up.
                next[Side(r, c, k)] = Side(r, c, Partner(inside, k, joined));
            }
        }
    }

    private static int Partner(int inside, int side, bool joined)
    {
        for (var step = 1; step < 4; step++)
        {
            var k = joined ? (side + step) % 4 : (side + 4 - step) % 4;
            if (((inside >> k) & 1) == 0 && ((inside >> ((k + 1) % 4)) & 1) == 1)
            {
                return k;
            }
        }

        return side;
    }

    private int Side(int r, int c, int side) => side switch
    {
        0 => 2 * (r * Columns + c),
        1 => 2 * (r * Columns + c + 1) + 1,
        2 => 2 * ((r + 1) * Columns + c),
        _ => 2 * (r * Columns + c) + 1,
    };

    private List<PixelPoint[]> Join(int[] next, double level)
    {
        var lines = new List<PixelPoint[]>();
        var entered = new bool[next.Length];
        foreach (var end in next)
        {
            if (end >= 0)
            {
                entered[end] = true;
            }
        }

        // Lines that begin at a border first; what is left are rings.
        foreach (var ring in (bool[])[false, true])
        {
            for (var start = 0; start < next.Length; start++)
            {
                if (next[start] >= 0 && (ring || !entered[start]))
                {
                    lines.Add(Follow(next, start, level));
                }
            }
        }

        return lines;
    }

    private PixelPoint[] Follow(int[] next, int start, double level)
    {
        var line = new List<PixelPoint> { PointOf(start, level) };
        for (var side = start; next[side] >= 0;)
        {
            (side, next[side]) = (next[side], -1);
            line.Add(PointOf(side, level));
        }

        return [.. line];
    }

    private PixelPoint PointOf(int side, double level)
    {
        var (node, upright) = (side / 2, side % 2 == 1);
        var (r, c) = (node / Columns, node % Columns);
        var (r2, c2) = upright ? (r + 1, c) : (r, c + 1);
        var (a, b) = (At(r, c), At(r2, c2));
        var share = double.IsNegativeInfinity(a) ? 1 : double.IsNegativeInfinity(b) ? 0 : (level / 2 - a / 2) / (b / 2 - a / 2);
        return new(Mix(Column(c), Column(c2), share), Mix(Row(r), Row(r2), share));
    }

    private static double Mix(double a, double b, double share) => a + (b - a) * share;

    private double Column(int c) => _x[Math.Clamp(c - _border, 0, _x.Length - 1)];

    private double Row(int r) => _y[Math.Clamp(r - _border, 0, _y.Length - 1)];

    // Around a closed area everything is infinitely low, and so is a hole in the data; an open line just ends there.
    private double At(int r, int c)
    {
        var (row, column) = (r - _border, c - _border);
        if (row < 0 || column < 0 || row >= _y.Length || column >= _x.Length)
        {
            return double.NegativeInfinity;
        }

        var value = _values[row, column];
        return AxisScale.IsDrawable(value, false) ? value : _border == 1 ? double.NegativeInfinity : double.NaN;
    }
}
