namespace NotebookNet.Operations;

/// <summary>Reads indices out of a tensor, which holds them as floats.</summary>
internal static class WholeNumbers
{
    /// <summary>Writes the indices to <paramref name="target"/>, or says which one does not fit.</summary>
    public static void Read(string operation, ReadOnlySpan<float> indices, int count, string what, Span<int> target)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            var index = (int)indices[i];
            target[i] = index == indices[i] && (uint)index < (uint)count
                ? index
                : throw new ArgumentOutOfRangeException(
                    nameof(indices),
                    FormattableString.Invariant(
                        $"{operation}: index {indices[i]} (number {i} of the indices) does not fit {what}: indices are whole numbers from 0 to {count - 1}. Number from 0, and count from the end by subtracting from {count}."));
        }
    }
}
