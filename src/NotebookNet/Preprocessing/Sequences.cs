namespace NotebookNet;

/// <summary>Sequences of different lengths.</summary>
public static class Sequences
{
    /// <summary>
    /// Brings sequences to one length: shorter ones are filled up, longer ones are cut. Keras: <c>pad_sequences</c>.
    /// </summary>
    /// <remarks>
    /// As in Keras, filling and cutting happen at the front, so that a recurrent network sees the end of each sequence last. An
    /// <c>Embedding</c> with a mask leaves the value 0 out of account.
    /// </remarks>
    /// <param name="sequences">The sequences, such as the numbers of words.</param>
    /// <param name="length">The length they get; that of the longest when null. Keras: <c>maxlen</c>.</param>
    /// <param name="padding">Where shorter sequences are filled up.</param>
    /// <param name="truncating">Where longer sequences are cut.</param>
    /// <param name="value">What they are filled up with.</param>
    /// <returns>(N, length).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    /// <exception cref="DataException">A sequence is null.</exception>
    /// <example><code>
    /// var batch = Sequences.Pad([[1, 2, 3], [4]]);                              // 1 2 3, 0 0 4
    /// var ends = Sequences.Pad([[1, 2, 3], [4]], length: 2, padding: SequenceSide.End);     // 2 3, 4 0
    /// </code></example>
    public static Tensor Pad(
        IEnumerable<IReadOnlyList<float>> sequences,
        int? length = null,
        SequenceSide padding = SequenceSide.Start,
        SequenceSide truncating = SequenceSide.Start,
        float value = 0)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (length < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, $"Sequences need a length of at least 1; got {length}.");
        }

        IReadOnlyList<float>[] all = [.. sequences];
        if (Array.IndexOf(all, null) is >= 0 and var missing)
        {
            throw new DataException($"Sequence {missing} is null; give an empty one instead.");
        }

        var size = length ?? all.Select(sequence => sequence.Count).DefaultIfEmpty(0).Max();
        var result = Tensor.Full(value, all.Length, size);
        for (var i = 0; i < all.Length; i++)
        {
            var kept = Math.Min(all[i].Count, size);
            var from = truncating == SequenceSide.Start ? all[i].Count - kept : 0;
            var to = padding == SequenceSide.Start ? size - kept : 0;
            for (var j = 0; j < kept; j++)
            {
                result.Data[(i * size) + to + j] = all[i][from + j];
            }
        }

        return result;
    }

    /// <summary>Brings sequences of whole numbers to one length: see the other form.</summary>
    /// <param name="sequences">The sequences, such as the numbers of words.</param>
    /// <param name="length">The length they get; that of the longest when null.</param>
    /// <param name="padding">Where shorter sequences are filled up.</param>
    /// <param name="truncating">Where longer sequences are cut.</param>
    /// <param name="value">What they are filled up with.</param>
    /// <returns>(N, length).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    /// <exception cref="DataException">A sequence is null.</exception>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static Tensor Pad(
        IEnumerable<IReadOnlyList<int>> sequences,
        int? length = null,
        SequenceSide padding = SequenceSide.Start,
        SequenceSide truncating = SequenceSide.Start,
        float value = 0)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        return Pad(sequences.Select(sequence => (IReadOnlyList<float>)[.. (sequence ?? throw new DataException("A sequence is null; give an empty one instead.")).Select(number => (float)number)]), length, padding, truncating, value);
    }
}

/// <summary>An end of a sequence.</summary>
public enum SequenceSide
{
    /// <summary>In front of the first element. Keras: <c>"pre"</c>.</summary>
    Start,

    /// <summary>Behind the last element. Keras: <c>"post"</c>.</summary>
    End,
}
