using NotebookNet.Kernels;

namespace NotebookNet.Rows;

/// <summary>
/// Pictures kept as the bytes they have in their file, read when first needed and turned into numbers from 0 to 1 a batch at a
/// time: a quarter of the memory, and a part of the data set costs only what it looks at.
/// </summary>
internal sealed class ByteRows : DataRows
{
    private readonly Lazy<byte[]> _bytes;
    private readonly int[]? _rows;
    private readonly int _size;
    private readonly Lazy<Tensor> _tensor;

    /// <summary>Rows of bytes.</summary>
    /// <param name="bytes">All bytes of the file, row after row.</param>
    /// <param name="shape">The shape, (N, …).</param>
    public ByteRows(Lazy<byte[]> bytes, Shape shape)
        : this(bytes, shape, null)
    {
    }

    private ByteRows(Lazy<byte[]> bytes, Shape shape, int[]? rows)
    {
        (_bytes, Shape, _rows) = (bytes, shape, rows);
        _size = shape.WithoutFirst().Size;
        _tensor = new(Load);
    }

    /// <inheritdoc/>
    public override Shape Shape { get; }

    /// <inheritdoc/>
    public override Tensor Tensor => _tensor.Value;

    /// <inheritdoc/>
    public override bool IsAlwaysFinite => true;

    /// <inheritdoc/>
    public override void CopyTo(ReadOnlySpan<int> rows, Span<float> target)
    {
        var bytes = _bytes.Value;
        for (var i = -Prefetch.Ahead; i < rows.Length; i++)
        {
            if (i + Prefetch.Ahead < rows.Length)
            {
                Prefetch.Row(Row(bytes, rows[i + Prefetch.Ahead]));
            }

            if (i >= 0)
            {
                ByteScale.ToUnit(Row(bytes, rows[i]), target[(i * _size)..]);
            }
        }
    }

    /// <inheritdoc/>
    public override DataRows Select(IReadOnlyList<int> rows) =>
        new ByteRows(_bytes, Shape.WithoutFirst().Prepend(rows.Count), [.. rows.Select(row => _rows is null ? row : _rows[row])]);

    private ReadOnlySpan<byte> Row(byte[] bytes, int row) => bytes.AsSpan((_rows is null ? row : _rows[row]) * _size, _size);

    private Tensor Load()
    {
        var result = new Tensor(Shape);
        int[] all = [.. Enumerable.Range(0, Shape[0])];
        CopyTo(all, result.Data);
        return result;
    }
}
