using NotebookNet.Kernels;
using NotebookNet.Rows;

namespace NotebookNet.Training;

/// <summary>
/// Copies the rows of a shuffled batch side by side. They lie anywhere in the data, mostly outside of all caches, so the
/// threads wait for memory together rather than one after the other.
/// </summary>
internal sealed class RowGather : IParallelWork
{
    // Fewer numbers are copied faster than another thread is told about them.
    private const int WorthSharing = 1 << 14;
    private const int PartLength = 1 << 13;
    private const int PartMultiple = 4;

    private readonly Tensor _target;
    private readonly int[] _rows;
    private readonly int _size;
    private readonly int _rowsPerPart;
    private DataRows? _source;

    /// <summary>A gatherer of as many rows as <paramref name="target"/> (B, …) has.</summary>
    public RowGather(Tensor target)
    {
        _target = target;
        _rows = new int[target.Shape[0]];
        _size = target.Shape.WithoutFirst().Size;

        // A number of equal parts that two or four threads can divide evenly.
        var parts = (_target.Length / PartLength / PartMultiple * PartMultiple) + PartMultiple;
        _rowsPerPart = Math.Max(1, (_rows.Length + parts - 1) / parts);
    }

    /// <summary>Copies the given rows in their order.</summary>
    public void Run(DataRows source, ReadOnlySpan<int> rows)
    {
        if (_target.Length < WorthSharing)
        {
            source.CopyTo(rows, _target.Data);
            return;
        }

        _source = source;
        rows.CopyTo(_rows);
        WorkerTeam.Run(this, (_rows.Length + _rowsPerPart - 1) / _rowsPerPart);
    }

    /// <summary>The same for rows of a tensor.</summary>
    public void Run(Tensor source, ReadOnlySpan<int> rows)
    {
        if (!ReferenceEquals(source, (_source as TensorRows)?.Tensor))
        {
            _source = new TensorRows(source);
        }

        Run(_source, rows);
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var first = part * _rowsPerPart;
        var count = Math.Min(_rowsPerPart, _rows.Length - first);
        _source!.CopyTo(_rows.AsSpan(first, count), _target.Data.AsSpan(first * _size, count * _size));
    }
}
