namespace NotebookNet;

/// <summary>Claims of a text that check themselves: a cell that makes one shows that it holds, or throws.</summary>
public static class Check
{
    /// <summary>Says that the same quantity, computed in several ways, has the same value.</summary>
    /// <param name="ways">Each way's name and value; numbers and arrays become tensors by themselves.</param>
    /// <returns>All values below each other, with the largest difference.</returns>
    /// <exception cref="ArgumentException">There are fewer than two ways.</exception>
    /// <exception cref="CheckFailedException">They do not agree: shapes differ, or numbers by more than 1e-4 of their size (1e-4 for numbers below 1).</exception>
    /// <example><code>
    /// Tensor x = new[] { 1.0, 2, 3 };
    /// Check.Agree(("by hand", (1 + 4 + 9) / 3.0), ("library", x.Square().Mean()));
    /// </code></example>
    public static Agreement Agree(params IReadOnlyList<(string Way, Tensor Value)> ways) => Agree(1e-4, ways);

    /// <summary>The same with a tolerance of one's own.</summary>
    /// <param name="tolerance">The largest difference allowed, |a − b| ≤ tolerance · max(1, |a|).</param>
    /// <param name="ways">Each way's name and value.</param>
    /// <returns>All values below each other, with the largest difference.</returns>
    /// <exception cref="ArgumentException">There are fewer than two ways.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or not a number.</exception>
    /// <exception cref="CheckFailedException">They do not agree.</exception>
    public static Agreement Agree(double tolerance, params IReadOnlyList<(string Way, Tensor Value)> ways)
    {
        ArgumentNullException.ThrowIfNull(ways);
        if (!(tolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), "The tolerance is the largest difference allowed, so it is 0 or more.");
        }

        if (ways.Count < 2)
        {
            throw new ArgumentException("Check.Agree compares at least two values, for example (\"by hand\", a), (\"library\", b).", nameof(ways));
        }

        foreach (var (way, value) in ways)
        {
            ArgumentNullException.ThrowIfNull(value, way);
        }

        return new Agreement(ways, tolerance);
    }

    /// <summary>Says that something is so.</summary>
    /// <param name="holds">Whether it is.</param>
    /// <param name="claim">The claim in words.</param>
    /// <returns>The claim with a check mark.</returns>
    /// <exception cref="CheckFailedException">It is not so.</exception>
    /// <example><code>Check.That(1 + 1 == 2, "one and one is two");</code></example>
    public static string That(bool holds, string claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return holds ? "✓ " + claim : throw new CheckFailedException($"This does not hold: {claim}");
    }
}
