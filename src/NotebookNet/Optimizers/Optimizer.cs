namespace NotebookNet;

/// <summary>
/// How weights follow their gradients. An optimizer is only its options and a pure step; what it remembers between steps
/// (its slots) belongs to the model.
/// </summary>
public abstract record Optimizer
{
    private readonly double _learningRate;

    /// <summary>An optimizer with a learning rate.</summary>
    /// <param name="learningRate">How far a step goes; positive and finite.</param>
    private protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>How far a step goes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive and finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(LearningRate), value, FormattableString.Invariant($"A learning rate must be positive and finite, got {value}; 0.001 to 0.1 is usual."));
    }

    /// <summary>How many numbers it remembers per weight: 0, 1 or 2.</summary>
    internal abstract int SlotCount { get; }

    /// <summary>One step for the weights of one variable.</summary>
    /// <param name="step">The number of this step, from 1.</param>
    /// <param name="weights">The weights; changed.</param>
    /// <param name="gradient">∂loss/∂weights.</param>
    /// <param name="slot1">The first remembered numbers, zeros at first; empty when not used.</param>
    /// <param name="slot2">The second.</param>
    internal abstract void Update(long step, Span<float> weights, ReadOnlySpan<float> gradient, Span<float> slot1, Span<float> slot2);

    /// <summary>An option that must lie in [0, 1).</summary>
    private protected static double Fraction(double value, string name) =>
        value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be at least 0 and below 1, got {value}."));
}
