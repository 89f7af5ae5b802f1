namespace NotebookNet;

/// <summary>Random numbers of a normal distribution. Keras: <c>RandomNormal</c>.</summary>
public sealed record RandomNormal : Initializer
{
    /// <summary>Normally distributed random numbers.</summary>
    /// <param name="mean">The mean; finite.</param>
    /// <param name="standardDeviation">The standard deviation; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public RandomNormal(double mean = 0, double standardDeviation = 0.05)
    {
        Mean = OptionRange.Finite(mean, nameof(mean));
        StandardDeviation = OptionRange.NotNegative(standardDeviation, nameof(standardDeviation));
    }

    /// <summary>The mean.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override void Fill(Span<float> target, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        random.FillNormal(target, (float)Mean, (float)StandardDeviation);
    }
}
