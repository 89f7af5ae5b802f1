namespace NotebookNet.Kernels;

/// <summary>What is done to a row of numbers, each number for itself, so that a row may be cut anywhere.</summary>
internal interface IStretch
{
    /// <summary>From how many numbers on another thread helps.</summary>
    static abstract int WorthSharing { get; }

    /// <summary>Does it to the numbers from <paramref name="first"/> to before <paramref name="last"/>.</summary>
    void Along(int first, int last);
}

/// <summary>The same, eight at a time.</summary>
internal interface IRowWork
{
    /// <summary>Does it to the eight numbers from an index on, or to the <paramref name="count"/> that are left.</summary>
    void At(int i, int count);
}

/// <summary>Goes along a row by eights.</summary>
internal readonly struct ByEights<TRow>(TRow row) : IStretch
    where TRow : struct, IRowWork
{
    /// <inheritdoc/>
    public static int WorthSharing => 1 << 15;

    /// <inheritdoc/>
    public void Along(int first, int last) => Along(row, first, last);

    // By value: what is behind a reference is read anew after each store.
    private static void Along(TRow row, int first, int last)
    {
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

/// <summary>Goes along a row; a long one is cut into parts of fixed length, which the threads share.</summary>
internal sealed class Stretches<TStretch> : IParallelWork
    where TStretch : struct, IStretch
{
    private const int Part = 1 << 13;

    [ThreadStatic]
    private static Stretches<TStretch>? _ofThread;

    private TStretch _whole;
    private int _length;

    /// <summary>Does the work for a whole row.</summary>
    public static void Run(TStretch whole, int length)
    {
        if (length < TStretch.WorthSharing)
        {
            whole.Along(0, length);
            return;
        }

        var work = _ofThread ??= new Stretches<TStretch>();
        (work._whole, work._length) = (whole, length);
        WorkerTeam.Run(work, (length + Part - 1) / Part);
    }

    /// <inheritdoc/>
    public void Execute(int part) => _whole.Along(part * Part, Math.Min((part + 1) * Part, _length));
}

/// <summary>A row that is gone along by eights, alone or shared by the threads.</summary>
internal static class RowWork<TRow>
    where TRow : struct, IRowWork
{
    /// <summary>Does the work for a whole row.</summary>
    public static void Run(TRow row, int length) => Stretches<ByEights<TRow>>.Run(new ByEights<TRow>(row), length);
}
