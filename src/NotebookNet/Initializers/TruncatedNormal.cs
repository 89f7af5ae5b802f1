namespace NotebookNet;

/// <summary>
/// Random numbers of a normal distribution, drawn again beyond two deviations from the mean. The deviation is that of the normal
/// distribution; after the cut it is 0.88 of it. Keras: <c>TruncatedNormal</c>.
/// </summary>
public sealed record TruncatedNormal : Initializer
{
    /// <summary>Normally distributed random numbers without outliers.</summary>
    /// <param name="mean">The mean; finite.</param>
    /// <param name="standardDeviation">The standard deviation before the cut; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public TruncatedNormal(double mean = 0, double standardDeviation = 0.05)
    {
        Mean = OptionRange.Finite(mean, nameof(mean));
        StandardDeviation = OptionRange.NotNegative(standardDeviation, nameof(standardDeviation));
    }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation before the cut.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override void Fill(Span<float> target, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        foreach (ref var value in target)
        {
            value = (float)(Mean + (StandardDeviation * Draw(random)));
        }
    }

    /// <summary>A standard normal number within ±2.</summary>
    internal static double Draw(RandomStream random)
    {
        double drawn;
        do
        {
            drawn = random.NextNormal();
        }
        while (Math.Abs(drawn) > 2);

        return drawn;
    }
}
