using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// AdaGrad: each weight's step shrinks with all the gradients it has seen (J. Duchi, E. Hazan and Y. Singer, 2011). Keras:
/// <c>Adagrad</c>.
/// </summary>
/// <remarks>
/// a ← a + g²,  w ← w − rate · g / √(a + ε). The sum a starts at 0.1, and ε stands inside the root, as in Keras.
/// </remarks>
/// <example><code>model.Compile(new AdaGrad(0.05), Loss.MeanSquaredError);</code></example>
public sealed record AdaGrad : Optimizer
{
    /// <summary>AdaGrad.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="initialAccumulator">Where the sum of squares starts; not negative.</param>
    /// <param name="epsilon">Keeps the division defined; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public AdaGrad(double learningRate = 0.001, double initialAccumulator = 0.1, double epsilon = 1e-7)
        : base(learningRate)
    {
        InitialAccumulator = OptionRange.NotNegative(initialAccumulator, nameof(initialAccumulator));
        Epsilon = OptionRange.Positive(epsilon, nameof(epsilon));
    }

    /// <summary>Where the sum of squares starts; not negative.</summary>
    public double InitialAccumulator { get; }

    /// <summary>Keeps the division defined; positive.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    internal override int SlotCount => 1;

    /// <inheritdoc/>
    internal override float InitialSlotValue => (float)InitialAccumulator;

    /// <inheritdoc/>
    internal override void Update(long step, double rate, UpdateBatch batch)
    {
        batch.Run(new AdaGradUpdate((float)rate, (float)Epsilon));
    }
}
