using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws grids of colours: heat maps and regions of classes.</summary>
internal static class GridPainter
{
    /// <summary>The opacity of areas on which points or lines lie.</summary>
    public const double RegionOpacity = 0.28;

    /// <summary>The opacity of bars.</summary>
    public const double BarOpacity = 0.75;

    /// <summary>The opacity of bars that lie over each other.</summary>
    public const double OverlapOpacity = 0.5;

    private const int TitledCells = 300;

    /// <summary>The smallest and largest drawable value of a heat map, and whether its colours diverge from zero.</summary>
    public static (double Low, double High, bool Diverging) RangeOf(HeatMapTrace map)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in map.Values)
        {
            if (AxisScale.IsDrawable(value, false))
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
        }

        (low, high) = low > high ? (0, 1) : (low, high);
        (low, high) = (map.Low ?? low, map.High ?? high);
        if (low < 0 && high > 0)
        {
            var most = Math.Max(-low, high);
            return (-most, most, true);
        }

        return high > low ? (low, high, false) : (low, low + Math.Max(1, Math.Abs(low)), false);
    }

    /// <summary>Draws a heat map: few cells one by one with their numbers on hover, many as runs of one colour.</summary>
    public static void HeatMap(SvgWriter svg, HeatMapTrace map, AxisScale x, AxisScale y, FigureBudget budget, FigureNotes notes)
    {
        var (low, high, diverging) = RangeOf(map);
        var (rows, columns) = (map.Values.GetLength(0), map.Values.GetLength(1));
        if (rows * (long)columns == 0)
        {
            return;
        }

        var block = 1;
        while ((long)Parts(rows, block) * Parts(columns, block) > budget.CellsPerGrid)
        {
            block++;
        }

        var levels = new int[Parts(rows, block), Parts(columns, block)];
        var missing = 0;
        for (var r = 0; r < levels.GetLength(0); r++)
        {
            for (var c = 0; c < levels.GetLength(1); c++)
            {
                var mean = BlockMean(map.Values, r * block, c * block, block);
                levels[r, c] = AxisScale.IsDrawable(mean, false) ? ColourScale.Level((mean / 2 - low / 2) / (high / 2 - low / 2)) : -1;
                missing += levels[r, c] < 0 ? 1 : 0;
            }
        }

        notes.Grid(map.Name, rows, columns, block, missing);
        var (edgesX, edgesY) = (BlockEdges(map.X, block), BlockEdges(map.Y, block));
        if (map.Opacity < 1)
        {
            svg.Start("g").Attr("opacity", map.Opacity, 2);
        }

        if (budget.Hover && block == 1 && rows * columns <= TitledCells)
        {
            TitledHeatMap(svg, map, levels, diverging, edgesX, edgesY, x, y);
        }
        else
        {
            Runs(svg, levels, ColourScale.Levels, edgesX, edgesY, x, y,
                level => svg.Attr("fill", ColourScale.Colour(level, diverging)).Attr("shape-rendering", "crispEdges"));
        }

        if (map.Opacity < 1)
        {
            svg.End();
        }
    }

    /// <summary>Draws the area of each class as one path of merged runs.</summary>
    public static void Regions(SvgWriter svg, RegionTrace regions, AxisScale x, AxisScale y, FigureBudget budget, FigureNotes notes)
    {
        const int mostRows = 200;
        var (rows, columns) = (regions.Classes.GetLength(0), regions.Classes.GetLength(1));
        if (rows * (long)columns == 0)
        {
            return;
        }

        var block = Math.Max(1, (Math.Max(rows, columns) + mostRows - 1) / mostRows);
        while (true)
        {
            var cells = new int[Parts(rows, block), Parts(columns, block)];
            for (var r = 0; r < cells.GetLength(0); r++)
            {
                for (var c = 0; c < cells.GetLength(1); c++)
                {
                    cells[r, c] = regions.Classes[Math.Min(rows - 1, r * block + block / 2), Math.Min(columns - 1, c * block + block / 2)];
                }
            }

            var area = new SvgWriter();
            Runs(area, cells, regions.ClassNames.Count, BlockEdges(regions.X, block), BlockEdges(regions.Y, block), x, y,
                level => area.Attr("fill", Palette.Colour(level)).Attr("fill-opacity", RegionOpacity, 2),
                level => area.Hover(Label.Full(regions.ClassNames[level], 60)));
            if (area.Length <= 16 * budget.CellsPerGrid || block > Math.Max(rows, columns))
            {
                svg.Raw(area.ToString());
                notes.Grid(regions.Name, rows, columns, block, 0);
                return;
            }

            block++;
        }
    }

    private static void TitledHeatMap(SvgWriter svg, HeatMapTrace map, int[,] levels, bool diverging, double[] edgesX, double[] edgesY, AxisScale x, AxisScale y)
    {
        svg.Start("g").Attr("shape-rendering", "crispEdges");
        for (var r = 0; r < levels.GetLength(0); r++)
        {
            for (var c = 0; c < levels.GetLength(1); c++)
            {
                if (levels[r, c] < 0)
                {
                    continue;
                }

                var (left, right) = Ordered(x.Map(edgesX[c]), x.Map(edgesX[c + 1]));
                var (top, bottom) = Ordered(y.Map(edgesY[r]), y.Map(edgesY[r + 1]));
                svg.Start("path").Attr("d", Rectangle(left, top, right, bottom)).Attr("fill", ColourScale.Colour(levels[r, c], diverging))
                    .Hover($"{Numbers.Short(map.X[c])}, {Numbers.Short(map.Y[r])}: {Numbers.Value(map.Values[r, c])}").End();
            }
        }

        svg.End();
    }

    private static void Runs(SvgWriter svg, int[,] cells, int levels, double[] edgesX, double[] edgesY, AxisScale x, AxisScale y,
        Action<int> ink, Action<int>? hover = null)
    {
        var paths = new StringBuilder?[levels];
        foreach (var (level, top, bottom, left, right) in MergedRuns(cells))
        {
            if (level >= 0 && level < levels)
            {
                var (x1, x2) = Ordered(x.Map(edgesX[left]), x.Map(edgesX[right]));
                var (y1, y2) = Ordered(y.Map(edgesY[top]), y.Map(edgesY[bottom]));
                (paths[level] ??= new()).Append(Rectangle(x1, y1, x2, y2));
            }
        }

        for (var level = 0; level < levels; level++)
        {
            if (paths[level] is { } path)
            {
                svg.Start("path").Attr("d", path.ToString());
                ink(level);
                hover?.Invoke(level);
                svg.End();
            }
        }
    }

    // Runs along a row; a run that repeats exactly in the next row grows downwards instead of being written again.
    private static IEnumerable<(int Level, int Top, int Bottom, int Left, int Right)> MergedRuns(int[,] cells)
    {
        var (rows, columns) = (cells.GetLength(0), cells.GetLength(1));
        var open = new Dictionary<(int Left, int Right, int Level), int>();
        for (var r = 0; r <= rows; r++)
        {
            var still = new Dictionary<(int Left, int Right, int Level), int>();
            for (var c = 0; r < rows && c < columns;)
            {
                var start = c;
                while (c < columns && cells[r, c] == cells[r, start])
                {
                    c++;
                }

                var run = (start, c, cells[r, start]);
                still[run] = open.TryGetValue(run, out var top) ? top : r;
            }

            foreach (var (run, top) in open)
            {
                if (!still.TryGetValue(run, out var continued) || continued != top)
                {
                    yield return (run.Level, top, r, run.Left, run.Right);
                }
            }

            open = still;
        }
    }

    private static string Rectangle(double left, double top, double right, double bottom)
    {
        var (x1, y1, x2, y2) = (Math.Round(left, 1), Math.Round(top, 1), Math.Round(right, 1), Math.Round(bottom, 1));
        return $"M{SvgWriter.Num(x1)} {SvgWriter.Num(y1)}H{SvgWriter.Num(x2)}V{SvgWriter.Num(y2)}H{SvgWriter.Num(x1)}z";
    }

    private static (double Low, double High) Ordered(double a, double b) => a <= b ? (a, b) : (b, a);

    private static int Parts(int count, int block) => (count + block - 1) / block;

    private static double[] BlockEdges(double[] centres, int block)
    {
        var edges = FigureRange.Edges(centres);
        return [.. Enumerable.Range(0, Parts(centres.Length, block) + 1).Select(i => edges[Math.Min(i * block, centres.Length)])];
    }

    private static double BlockMean(double[,] values, int row, int column, int block)
    {
        var (sum, count) = (0.0, 0);
        for (var r = row; r < Math.Min(row + block, values.GetLength(0)); r++)
        {
            for (var c = column; c < Math.Min(column + block, values.GetLength(1)); c++)
            {
                if (AxisScale.IsDrawable(values[r, c], false))
                {
                    count++;
                    sum += (values[r, c] - sum) / count;
                }
            }
        }

        return count == 0 ? double.NaN : sum;
    }
}
