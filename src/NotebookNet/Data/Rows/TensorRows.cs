using NotebookNet.Kernels;

namespace NotebookNet.Rows;

/// <summary>Rows that are numbers in memory.</summary>
internal sealed class TensorRows(Tensor tensor) : DataRows
{
    private readonly int _size = tensor.Rank == 0 ? 1 : tensor.Shape.WithoutFirst().Size;

    /// <inheritdoc/>
    public override Shape Shape => tensor.Shape;

    /// <inheritdoc/>
    public override Tensor Tensor => tensor;

    /// <inheritdoc/>
    public override void CopyTo(ReadOnlySpan<int> rows, Span<float> target)
    {
        if (_size == 1)
        {
            // Labels, mostly: the processor finds its way from one number to the next by itself.
            for (var i = 0; i < rows.Length; i++)
            {
                target[i] = tensor.Data[rows[i]];
            }

            return;
        }

        for (var i = -Prefetch.Ahead; i < rows.Length; i++)
        {
            if (i + Prefetch.Ahead < rows.Length)
            {
                Prefetch.Row(Row(rows[i + Prefetch.Ahead]));
            }

            if (i >= 0)
            {
                Row(rows[i]).CopyTo(target[(i * _size)..]);
            }
        }
    }

    /// <inheritdoc/>
    public override DataRows Select(IReadOnlyList<int> rows)
    {
        var result = new Tensor(tensor.Shape.WithoutFirst().Prepend(rows.Count));
        for (var i = 0; i < rows.Count; i++)
        {
            Row(rows[i]).CopyTo(result.Data.AsSpan(i * _size));
        }

        return new TensorRows(result);
    }

    private ReadOnlySpan<float> Row(int row) => tensor.Data.AsSpan(row * _size, _size);
}
