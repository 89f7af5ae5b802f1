namespace NotebookNet.Preprocessing;

/// <summary>The numbers of a tensor as rows of features: all axes but the last make the rows.</summary>
internal sealed class FeatureTable
{
    private readonly float[] _data;

    private FeatureTable(float[] data, int rows, int columns) => (_data, Rows, Columns) = (data, rows, columns);

    public int Rows { get; }

    public int Columns { get; }

    public ref float this[int row, int column] => ref _data[(row * Columns) + column];

    public static FeatureTable Of(Tensor tensor)
    {
        var columns = tensor.Shape[^1];
        return new FeatureTable(tensor.Data, columns == 0 ? 0 : tensor.Length / columns, columns);
    }

    public Span<float> Row(int row) => _data.AsSpan(row * Columns, Columns);

    /// <summary>The numbers of a column in ascending order, without those that are missing.</summary>
    public double[] Sorted(int column)
    {
        var values = new List<double>(Rows);
        for (var row = 0; row < Rows; row++)
        {
            if (!float.IsNaN(this[row, column]))
            {
                values.Add(this[row, column]);
            }
        }

        values.Sort();
        return [.. values];
    }

    /// <summary>The mean of a column.</summary>
    public double Mean(int column)
    {
        var sum = 0.0;
        for (var row = 0; row < Rows; row++)
        {
            sum += this[row, column];
        }

        return sum / Rows;
    }

    /// <summary>
    /// The number that a share of the sorted numbers lies below, linear between two of them: NumPy's usual <c>percentile</c>.
    /// </summary>
    public static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        return below + 1 < sorted.Length
            ? sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below]))
            : sorted[^1];
    }
}
