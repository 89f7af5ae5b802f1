namespace NotebookNet;

/// <summary>Which number of connections the variance is divided by.</summary>
public enum FanMode
{
    /// <summary>The connections that come in: keeps the variance of the forward pass.</summary>
    In,

    /// <summary>The connections that go out: keeps the variance of the backward pass.</summary>
    Out,

    /// <summary>The mean of both.</summary>
    Average,
}

/// <summary>The distribution random weights are drawn from.</summary>
public enum Distribution
{
    /// <summary>Uniform in ±√(3 · variance).</summary>
    Uniform,

    /// <summary>Normal, drawn again beyond two deviations, and widened so that the variance is right after the cut.</summary>
    TruncatedNormal,
}

/// <summary>
/// Random weights with variance scale / fan, so that signals neither fade nor explode from layer to layer: the family of
/// Glorot (X. Glorot and Y. Bengio, 2010), He (K. He et al., 2015) and LeCun (Y. LeCun et al., 1998). Keras: <c>VarianceScaling</c>.
/// </summary>
/// <param name="Scale">The numerator: 1 for Glorot and LeCun, 2 for He.</param>
/// <param name="Mode">What fan is.</param>
/// <param name="Distribution">The distribution.</param>
public sealed record VarianceScaling(double Scale, FanMode Mode, Distribution Distribution) : Initializer
{
    // The standard deviation of a standard normal cut at ±2.
    private const double DeviationOfTruncatedNormal = 0.87962566103423978;

    /// <inheritdoc/>
    public override void Fill(Span<float> target, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(random);
        var (fanIn, fanOut) = Fans(shape);
        var fan = Mode switch { FanMode.In => fanIn, FanMode.Out => fanOut, _ => (fanIn + fanOut) / 2 };
        var variance = Scale / Math.Max(1.0, fan);
        if (Distribution == Distribution.Uniform)
        {
            var limit = (float)Math.Sqrt(3 * variance);
            random.FillUniform(target, -limit, limit);
            return;
        }

        var deviation = Math.Sqrt(variance) / DeviationOfTruncatedNormal;
        foreach (ref var value in target)
        {
            value = (float)(TruncatedNormal.Draw(random) * deviation);
        }
    }

    /// <summary>
    /// How many numbers flow into and out of one unit: (n, n) for a vector, (rows, columns) for a matrix, and for a
    /// convolution kernel (…, channels in, channels out) both times the size of the receptive field.
    /// </summary>
    internal static (double In, double Out) Fans(Shape shape)
    {
        if (shape.Rank < 2)
        {
            return (shape.Size, shape.Size);
        }

        var field = 1.0;
        for (var i = 0; i < shape.Rank - 2; i++)
        {
            field *= shape[i];
        }

        return (field * shape[^2], field * shape[^1]);
    }
}
