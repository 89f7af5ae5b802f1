namespace NotebookNet.Rows;

/// <summary>The rows of one tensor of a data set, (N, …), which need not be numbers in memory yet.</summary>
internal abstract class DataRows
{
    /// <summary>The shape, known without loading anything.</summary>
    public abstract Shape Shape { get; }

    /// <summary>All rows as one tensor; loads them when they are not there yet.</summary>
    public abstract Tensor Tensor { get; }

    /// <summary>Whether no number can be missing or infinite, so that none has to be looked at to know it.</summary>
    public virtual bool IsAlwaysFinite => false;

    /// <summary>Copies rows to where a training step reads them, without an allocation.</summary>
    public abstract void CopyTo(ReadOnlySpan<int> rows, Span<float> target);

    /// <summary>Some of the rows, in the given order.</summary>
    public abstract DataRows Select(IReadOnlyList<int> rows);
}
