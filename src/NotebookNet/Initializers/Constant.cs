namespace NotebookNet;

/// <summary>The same number everywhere. Keras: <c>Constant</c>.</summary>
public sealed record Constant : Initializer
{
    /// <summary>The same number everywhere.</summary>
    /// <param name="value">The number; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number.</exception>
    public Constant(double value = 0) => Value = OptionRange.Finite(value, nameof(value));

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <inheritdoc/>
    public override void Fill(Span<float> target, Shape shape, RandomStream random) => target.Fill((float)Value);
}
