namespace NotebookNet.Insights;

/// <summary>Small pictures of one size beside each other, as one grid of numbers with lines between them.</summary>
internal static class Montage
{
    /// <summary>The most pictures shown.</summary>
    public const int Most = 64;

    // Numbers along the longer side of a picture.
    private const int LeastSide = 12;

    /// <summary>The columns of a montage that is about as wide as high.</summary>
    public static int Columns(int count) => (int)Math.Ceiling(Math.Sqrt(count));

    /// <summary>The grid.</summary>
    /// <param name="count">How many pictures.</param>
    /// <param name="columns">How many beside each other.</param>
    /// <param name="height">The rows of a picture.</param>
    /// <param name="width">The columns of a picture.</param>
    /// <param name="value">Picture, row, column → number.</param>
    /// <param name="line">The number of the lines between them, and of empty places.</param>
    /// <remarks>Small pictures are enlarged, so that the lines between them stay thin.</remarks>
    public static double[,] Of(int count, int columns, int height, int width, Func<int, int, int, double> value, double line)
    {
        var scale = (LeastSide + Math.Max(height, width) - 1) / Math.Max(height, width);
        (height, width) = (height * scale, width * scale);
        var rows = (count + columns - 1) / columns;
        var grid = new double[(rows * (height + 1)) - 1, (columns * (width + 1)) - 1];
        for (var r = 0; r < grid.GetLength(0); r++)
        {
            for (var c = 0; c < grid.GetLength(1); c++)
            {
                var (tile, y, x) = ((r / (height + 1) * columns) + (c / (width + 1)), r % (height + 1), c % (width + 1));
                grid[r, c] = tile < count && y < height && x < width ? value(tile, y / scale, x / scale) : line;
            }
        }

        return grid;
    }
}
