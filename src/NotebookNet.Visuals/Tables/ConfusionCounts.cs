namespace NotebookNet.Visuals;

/// <summary>The counts of a confusion matrix with what can be read off them.</summary>
internal sealed class ConfusionCounts
{
    private readonly long[,] _counts;
    private readonly long[] _rowSums;
    private readonly long[] _columnSums;

    /// <summary>Checks and takes counts, [true, predicted], and the names of the classes.</summary>
    public ConfusionCounts(long[,] counts, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(classNames);
        var classes = counts.GetLength(0);
        if (classes == 0 || counts.GetLength(1) != classes)
        {
            throw new ArgumentException($"A confusion matrix is square with at least one class; this one has the shape [{classes}, {counts.GetLength(1)}].", nameof(counts));
        }

        if (classNames.Count != classes)
        {
            throw new ArgumentException($"The matrix has {classes} classes, but {classNames.Count} names came.", nameof(classNames));
        }

        _counts = (long[,])counts.Clone();
        (_rowSums, _columnSums) = (new long[classes], new long[classes]);
        for (var r = 0; r < classes; r++)
        {
            for (var c = 0; c < classes; c++)
            {
                if (counts[r, c] < 0)
                {
                    throw new ArgumentException($"The count at [{r}, {c}] is negative.", nameof(counts));
                }

                _rowSums[r] += counts[r, c];
                _columnSums[c] += counts[r, c];
            }
        }

        (Names, Total, Largest) = (classNames, _rowSums.Sum(), _counts.Cast<long>().Max());
    }

    /// <summary>The number of classes.</summary>
    public int Classes => _rowSums.Length;

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of samples.</summary>
    public long Total { get; private init; }

    private long Largest { get; init; }

    /// <summary>How many samples of class <paramref name="row"/> were taken for class <paramref name="column"/>.</summary>
    public long this[int row, int column] => _counts[row, column];

    /// <summary>The same as a share of the row; NaN for a class without samples.</summary>
    public double Share(int row, int column) => (double)_counts[row, column] / _rowSums[row];

    /// <summary>The same as a share of what is asked for; of the row when nothing is. NaN for 0/0.</summary>
    public double Share(int row, int column, ConfusionShare of) => of switch
    {
        ConfusionShare.Column => (double)_counts[row, column] / _columnSums[column],
        ConfusionShare.Overall => (double)_counts[row, column] / Total,
        _ => Share(row, column),
    };

    /// <summary>How strongly a cell is coloured, from 0 to 1: its share, of the largest share where all together are 1.</summary>
    public double Strength(int row, int column, ConfusionShare of) =>
        of == ConfusionShare.Overall ? (double)_counts[row, column] / Largest : Share(row, column, of);

    /// <summary>The most frequent mistakes, the largest first.</summary>
    public IReadOnlyList<(int Row, int Column)> MostConfused(int most) =>
        [.. (from r in Enumerable.Range(0, Classes)
             from c in Enumerable.Range(0, Classes)
             where r != c && _counts[r, c] > 0
             orderby _counts[r, c] descending, r, c
             select (r, c)).Take(most)];

    /// <summary>The matrix with <paramref name="block"/> × <paramref name="block"/> neighbouring cells added up.</summary>
    public ConfusionCounts Merge(int block)
    {
        var parts = (Classes + block - 1) / block;
        var merged = new long[parts, parts];
        for (var r = 0; r < Classes; r++)
        {
            for (var c = 0; c < Classes; c++)
            {
                merged[r / block, c / block] += _counts[r, c];
            }
        }

        return new(merged, [.. Enumerable.Range(0, parts).Select(p => $"{Numbers.Count(p * block + 1)} … {Numbers.Count(Math.Min(Classes, (p + 1) * block))}")]);
    }
}
