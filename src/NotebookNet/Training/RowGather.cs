using NotebookNet.Rows;

namespace NotebookNet.Training;

/// <summary>Copies rows of a data set side by side into a tensor, a part of them at a time.</summary>
internal sealed class RowGather
{
    private const int PartLength = 1 << 13;
    private const int PartMultiple = 4;

    private readonly Tensor _target;
    private readonly int _rows;
    private readonly int _size;
    private readonly int _rowsPerPart;
    private DataRows? _source;

    /// <summary>A gatherer of as many rows as <paramref name="target"/> (B, …) has.</summary>
    public RowGather(Tensor target)
    {
        _target = target;
        _rows = target.Shape[0];
        _size = target.Shape.WithoutFirst().Size;

        // A number of equal parts that two or four threads can divide evenly; few numbers are a single one.
        var parts = target.Length < PartLength ? 1 : (target.Length / PartLength / PartMultiple * PartMultiple) + PartMultiple;
        _rowsPerPart = Math.Max(1, (_rows + parts - 1) / parts);
        Parts = (_rows + _rowsPerPart - 1) / _rowsPerPart;
    }

    /// <summary>Into how many parts the rows are cut.</summary>
    public int Parts { get; }

    /// <summary>How many numbers are copied.</summary>
    public int Length => _target.Length;

    /// <summary>Says where the rows come from.</summary>
    public void From(DataRows source) => _source = source;

    /// <summary>The same for rows of a tensor.</summary>
    public void From(Tensor source)
    {
        if (!ReferenceEquals(source, (_source as TensorRows)?.Tensor))
        {
            _source = new TensorRows(source);
        }
    }

    /// <summary>Copies a part of the given rows.</summary>
    public void Copy(ReadOnlySpan<int> rows, int part)
    {
        var first = part * _rowsPerPart;
        var count = Math.Min(_rowsPerPart, _rows - first);
        _source!.CopyTo(rows.Slice(first, count), _target.Data.AsSpan(first * _size, count * _size));
    }
}
