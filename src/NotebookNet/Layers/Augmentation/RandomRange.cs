namespace NotebookNet;

/// <summary>A range from which a number is drawn: <c>0.1</c> stands for −0.1 to 0.1, <c>(0, 0.2)</c> for 0 to 0.2. Keras: <c>factor</c>.</summary>
/// <param name="Low">The smallest number.</param>
/// <param name="High">The largest number.</param>
public readonly record struct RandomRange(double Low, double High)
{
    /// <summary>The range from −factor to factor.</summary>
    /// <param name="factor">The largest number; at least 0.</param>
    public static implicit operator RandomRange(double factor) => new(-factor, factor);

    /// <summary>The range between two numbers.</summary>
    /// <param name="range">The smallest and the largest number.</param>
    public static implicit operator RandomRange((double Low, double High) range) => new(range.Low, range.High);

    /// <summary>The range as it is written in code.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Low == -High ? FormattableString.Invariant($"{High}") : FormattableString.Invariant($"({Low}, {High})");

    /// <summary>A number of the range.</summary>
    internal double Draw(RandomStream random) => Low + ((High - Low) * random.NextUniform());

    /// <summary>This range, if it is one and no number lies below the least that makes sense.</summary>
    internal RandomRange Checked(string layer, string what, double least) => Low <= High && Low >= least && double.IsFinite(Low) && double.IsFinite(High)
        ? this
        : throw new ArgumentOutOfRangeException(what, FormattableString.Invariant(
            $"{layer}: {what} is a number of at least 0 or a range (low, high) with low ≤ high{(double.IsFinite(least) ? $", both at least {least}" : string.Empty)}; got ({Low}, {High})."));
}
