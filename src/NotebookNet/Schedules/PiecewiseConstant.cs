namespace NotebookNet;

/// <summary>
/// One rate up to and including the first boundary, another up to the second, and so on: steps down (or up) a stair. Keras:
/// <c>PiecewiseConstantDecay</c>.
/// </summary>
/// <example><code>var schedule = new PiecewiseConstant([1000, 2000], [0.1, 0.01, 0.001]);</code></example>
public sealed record PiecewiseConstant : Schedule
{
    /// <summary>A rate that changes at given steps.</summary>
    /// <param name="boundaries">The last steps of all rates but the last, growing.</param>
    /// <param name="rates">The rates, one more than boundaries.</param>
    /// <exception cref="ArgumentException">The numbers of boundaries and rates do not fit, or the boundaries do not grow.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A rate is negative or not finite.</exception>
    public PiecewiseConstant(IReadOnlyList<long> boundaries, IReadOnlyList<double> rates)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(rates);
        if (rates.Count != boundaries.Count + 1)
        {
            throw new ArgumentException(
                $"PiecewiseConstant needs one rate more than boundaries; got {boundaries.Count} boundaries and {rates.Count} rates.", nameof(rates));
        }

        for (var i = 1; i < boundaries.Count; i++)
        {
            if (boundaries[i] <= boundaries[i - 1])
            {
                throw new ArgumentException(
                    $"The boundaries of PiecewiseConstant must grow; got {boundaries[i - 1]} before {boundaries[i]}.", nameof(boundaries));
            }
        }

        Boundaries = [.. boundaries];
        Rates = [.. rates.Select(rate => OptionRange.NotNegative(rate, nameof(rates)))];
    }

    /// <summary>The last steps of all rates but the last.</summary>
    public IReadOnlyList<long> Boundaries { get; }

    /// <summary>The rates.</summary>
    public IReadOnlyList<double> Rates { get; }

    /// <summary>Whether the other schedule has the same boundaries and rates.</summary>
    /// <param name="other">The other schedule.</param>
    /// <returns>True when equal.</returns>
    public bool Equals(PiecewiseConstant? other) =>
        other is not null && Boundaries.SequenceEqual(other.Boundaries) && Rates.SequenceEqual(other.Rates);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Boundaries.Count, Rates[0]);

    /// <inheritdoc/>
    protected override double Rate(long step)
    {
        var i = 0;
        while (i < Boundaries.Count && step > Boundaries[i])
        {
            i++;
        }

        return Rates[i];
    }
}
