namespace NotebookNet;

/// <summary>What several layers check, with the same words.</summary>
internal static class LayerChecks
{
    /// <summary>Samples are series of rank 2 or pictures of rank 3.</summary>
    public static void Rank(string layer, Shape input, int rank)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Rank != rank)
        {
            throw new ShapeException(
                $"{layer} takes samples that are {(rank == 2 ? "series, (time, channels)" : "pictures, (height, width, channels)")}; got samples of shape {input}. "
                + (input.Rank == rank - 1
                    ? $"For one channel, begin with Model.Input({string.Join(", ", input)}, 1) or add .Reshape({string.Join(", ", input)}, 1) before."
                    : $"Add .Reshape(…) to {rank} dimensions before."));
        }
    }

    /// <summary>A count that is at least 1.</summary>
    public static int Positive(int value, string layer, string what) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(what, value, $"{layer}: {what} must be at least 1, got {value}.");

    /// <summary>Two counts that are at least 1.</summary>
    public static Size2D Positive(Size2D value, string layer, string what)
    {
        Positive(Math.Min(value.Height, value.Width), layer, what);
        return value;
    }

    /// <summary>Groups that divide the filters evenly.</summary>
    public static int Groups(int value, int filters, string layer) => value >= 1 && filters % value == 0
        ? value
        : throw new ArgumentOutOfRangeException(
            nameof(value), value, $"{layer}: the groups must divide the {filters} filters evenly, got {value} groups.");

    /// <summary>A number from low to high.</summary>
    public static double Between(double value, double low, double high, string layer, string what) => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(
            what, value,
            FormattableString.Invariant($"{layer}: {what} must be {(double.IsPositiveInfinity(high) ? $"at least {low}" : $"from {low} to {high}")}, got {value}."));
}
