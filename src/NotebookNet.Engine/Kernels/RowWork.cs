namespace NotebookNet.Kernels;

/// <summary>What is done to a row of numbers, eight at a time, each number for itself, so that a row may be cut anywhere.</summary>
internal interface IRowWork
{
    /// <summary>Does it to the eight numbers from an index on, or to the <paramref name="count"/> that are left.</summary>
    void At(int i, int count);
}

/// <summary>Goes along a row; a long one is cut into parts of fixed length, which the threads share.</summary>
internal sealed class RowWork<TRow> : IParallelWork
    where TRow : struct, IRowWork
{
    private const int WorthSharing = 1 << 14;
    private const int Part = 1 << 13;

    [ThreadStatic]
    private static RowWork<TRow>? _ofThread;

    private TRow _row;
    private int _length;

    /// <summary>Does the work for a whole row.</summary>
    public static void Run(TRow row, int length)
    {
        if (length < WorthSharing)
        {
            Along(row, 0, length);
            return;
        }

        var work = _ofThread ??= new RowWork<TRow>();
        (work._row, work._length) = (row, length);
        WorkerTeam.Run(work, (length + Part - 1) / Part);
    }

    /// <inheritdoc/>
    public void Execute(int part) => Along(_row, part * Part, Math.Min((part + 1) * Part, _length));

    /// <summary>Does the work for some numbers of a row, by this thread.</summary>
    public static void Along(TRow row, int first, int last)
    {
        // By value: what is behind a reference is read anew after each store.
        var i = first;
        for (; i <= last - Lanes.Width; i += Lanes.Width)
        {
            row.At(i, Lanes.Width);
        }

        if (i < last)
        {
            row.At(i, last - i);
        }
    }
}
