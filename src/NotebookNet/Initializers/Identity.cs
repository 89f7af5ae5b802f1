namespace NotebookNet;

/// <summary>A matrix with <see cref="Gain"/> on the diagonal and 0 elsewhere: the layer starts by passing its input on. Keras: <c>Identity</c>.</summary>
public sealed record Identity : Initializer
{
    /// <summary>A multiple of the identity matrix.</summary>
    /// <param name="gain">What stands on the diagonal; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number.</exception>
    public Identity(double gain = 1) => Gain = OptionRange.Finite(gain, nameof(gain));

    /// <summary>What stands on the diagonal.</summary>
    public double Gain { get; }

    /// <inheritdoc/>
    /// <exception cref="ShapeException">The weights are not a matrix.</exception>
    public override void Fill(Span<float> target, Shape shape, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Rank != 2)
        {
            throw new ShapeException($"Identity can only start a matrix; got weights of shape {shape}. Use GlorotUniform or another initializer.");
        }

        target.Clear();
        for (var i = 0; i < Math.Min(shape[0], shape[1]); i++)
        {
            target[(i * shape[1]) + i] = (float)Gain;
        }
    }
}
