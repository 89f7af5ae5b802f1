namespace NotebookNet.Kernels;

/// <summary>All variables of one optimizer step, which the threads update together.</summary>
internal sealed class UpdateBatch
{
    // Where one variable ends and the next begins in a common numbering: a cut between two threads never splits a register.
    private const int Alignment = 16;

    private UpdateEntry[] _entries = new UpdateEntry[4];
    private int _count;

    /// <summary>The variables that were added.</summary>
    public ReadOnlySpan<UpdateEntry> Entries => _entries.AsSpan(0, _count);

    /// <summary>How long the common numbering is.</summary>
    public long Length { get; private set; }

    /// <summary>Adds a variable.</summary>
    /// <param name="weights">The weights; they will be changed.</param>
    /// <param name="gradient">∂loss/∂weights, at least as long.</param>
    /// <param name="slots">What the rule remembers, rows that are at least as long.</param>
    /// <param name="treatment">Clipping and decay.</param>
    /// <exception cref="ArgumentException">The gradient or a slot is too short.</exception>
    public void Add(float[] weights, float[] gradient, float[][] slots, Treatment treatment)
    {
        foreach (var slot in slots)
        {
            Check(slot, weights);
        }

        Check(gradient, weights);
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _count);
        }

        _entries[_count++] = new UpdateEntry(
            Length, weights, gradient, slots.Length > 0 ? slots[0] : null, slots.Length > 1 ? slots[1] : null, slots.Length > 2 ? slots[2] : null,
            treatment);
        Length += (weights.Length + Alignment - 1) / Alignment * Alignment;
    }

    /// <summary>One step of a rule for all variables.</summary>
    public void Run<TRule>(TRule rule)
        where TRule : struct, IUpdateRule => UpdateWork<TRule>.Run(rule, this);

    /// <summary>Forgets the variables.</summary>
    public void Clear()
    {
        Array.Clear(_entries, 0, _count);
        (_count, Length) = (0, 0);
    }

    private static void Check(float[] row, float[] weights)
    {
        if (row.Length < weights.Length)
        {
            throw new ArgumentException($"A row of {row.Length} numbers cannot belong to {weights.Length} weights.", nameof(row));
        }
    }
}

/// <summary>One variable of an optimizer step.</summary>
/// <param name="First">Where it begins in the numbering of all.</param>
/// <param name="Weights">The weights.</param>
/// <param name="Gradient">∂loss/∂weights.</param>
/// <param name="Slot1">The first row the rule remembers, or null; the next are like it.</param>
/// <param name="Slot2">The second.</param>
/// <param name="Slot3">The third.</param>
/// <param name="Treatment">Clipping and decay.</param>
internal readonly record struct UpdateEntry(
    long First, float[] Weights, float[] Gradient, float[]? Slot1, float[]? Slot2, float[]? Slot3, Treatment Treatment);
