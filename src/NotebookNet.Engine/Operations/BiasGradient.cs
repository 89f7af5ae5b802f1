using NotebookNet.Kernels;

namespace NotebookNet.Operations;

/// <summary>The gradient of a bias that is added to each row: the sums of the columns of what arrives.</summary>
internal sealed class BiasGradient(int rows, int columns)
{
    private readonly ColumnSums<NumberTerm> _sums = new(rows, columns);
    private readonly double[] _result = new double[columns];

    /// <summary>db = Σ over the rows of dy, or db += …</summary>
    public unsafe void Run(ReadOnlySpan<float> dy, Span<float> db, bool accumulate)
    {
        fixed (float* arriving = dy)
        {
            _sums.Run(new NumberTerm(arriving, columns), _result);
        }

        for (var j = 0; j < columns; j++)
        {
            db[j] = (float)(accumulate ? db[j] + _result[j] : _result[j]);
        }
    }
}
