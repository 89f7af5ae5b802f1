namespace NotebookNet.Kernels;

/// <summary>A step of an update rule over the variables of a batch, cut into parts of equal length wherever variables begin and end.</summary>
internal sealed unsafe class UpdateWork<TRule> : IParallelWork
    where TRule : struct, IUpdateRule
{
    // Below this many weights another thread costs more than it helps; a part is at least half of that.
    private const int WorthSharing = 1 << 13;
    private const int ShortestPart = WorthSharing / 2;
    private const int MostParts = 32;

    [ThreadStatic]
    private static UpdateWork<TRule>? _ofThread;

    private TRule _rule;
    private UpdateBatch _batch = new();
    private long _partLength;

    /// <summary>One step for all variables.</summary>
    public static void Run(TRule rule, UpdateBatch batch)
    {
        var work = _ofThread ??= new UpdateWork<TRule>();
        (work._rule, work._batch) = (rule, batch);
        work._partLength = Math.Max(ShortestPart, (((batch.Length / MostParts) + ShortestPart - 1) / ShortestPart) * ShortestPart);
        Parts.Run(work, (int)((batch.Length + work._partLength - 1) / work._partLength), batch.Length, WorthSharing);
    }

    /// <inheritdoc/>
    public void Execute(int part)
    {
        var first = part * _partLength;
        var last = first + _partLength;
        foreach (ref readonly var entry in _batch.Entries)
        {
            if (entry.First >= last)
            {
                return;
            }

            var (begin, end) = (Math.Max(first - entry.First, 0), Math.Min(last - entry.First, entry.Weights.Length));
            if (begin < end)
            {
                Along(entry, (int)begin, (int)end);
            }
        }
    }

    private void Along(in UpdateEntry entry, int first, int last)
    {
        // A slot the rule does not have is null.
        fixed (float* w = entry.Weights, g = entry.Gradient, s1 = entry.Slot1, s2 = entry.Slot2, s3 = entry.Slot3)
        {
            new UpdateRow<TRule>(_rule, entry.Treatment, w, g, s1, s2, s3).Along(first, last);
        }
    }
}
