using NotebookNet.Kernels;

namespace NotebookNet.Training;

/// <summary>
/// Copies the samples, labels and weights of a shuffled batch to where a step reads them, all in one work. They lie anywhere in the data,
/// mostly outside of all caches, so the threads wait for memory together rather than one after the other.
/// </summary>
internal sealed class BatchGather(int batch, IReadOnlyList<RowGather> gathers) : IParallelWork
{
    // Fewer numbers are copied faster than another thread is told about them.
    private const int WorthSharing = 1 << 14;

    private readonly int[] _rows = new int[batch];
    private readonly RowGather[] _gathers = [.. gathers];
    private readonly int _parts = gathers.Sum(gather => gather.Parts);
    private readonly long _length = gathers.Sum(gather => (long)gather.Length);

    /// <summary>Copies the given rows in their order.</summary>
    public void Run(ReadOnlySpan<int> rows)
    {
        rows.CopyTo(_rows);
        Parts.Run(this, _parts, _length, WorthSharing);
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        foreach (var gather in _gathers)
        {
            if (part < gather.Parts)
            {
                gather.Copy(_rows, part);
                return;
            }

            part -= gather.Parts;
        }
    }
}
