using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Stochastic gradient descent: w ← w − rate · g. With momentum: v ← momentum · v − rate · g and w ← w + v; with Nesterov
/// momentum: w ← w + momentum · v − rate · g. Keras: <c>SGD</c>.
/// </summary>
/// <remarks>
/// The rate stands inside v, as in Keras. The other textbook form, v ← momentum · v + g and w ← w − rate · v (PyTorch), takes
/// the same path while the rate stays constant.
/// </remarks>
/// <example><code>model.Compile(new SGD(0.01, momentum: 0.9), Loss.MeanSquaredError);</code></example>
public sealed record SGD : Optimizer
{
    /// <summary>Stochastic gradient descent.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="momentum">How much of the last step is kept, from 0 (none) to below 1.</param>
    /// <param name="nesterov">Whether the gradient counts as if taken after the momentum step (Nesterov).</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive, or the momentum not in [0, 1).</exception>
    public SGD(double learningRate = 0.01, double momentum = 0, bool nesterov = false)
        : base(learningRate)
    {
        Momentum = Fraction(momentum, nameof(momentum));
        Nesterov = nesterov;
    }

    /// <summary>How much of the last step is kept.</summary>
    public double Momentum { get; }

    /// <summary>Whether the gradient counts as if taken after the momentum step.</summary>
    public bool Nesterov { get; }

    /// <summary>How it would be written in code, as far as it differs from the defaults.</summary>
    /// <returns>For example <c>SGD(0.01, momentum: 0.9)</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"SGD({LearningRate}")
        + (Momentum == 0 ? string.Empty : FormattableString.Invariant($", momentum: {Momentum}"))
        + (Nesterov ? ", nesterov: true)" : ")");

    /// <inheritdoc/>
    internal override int SlotCount => Momentum > 0 ? 1 : 0;

    /// <inheritdoc/>
    internal override void Update(long step, Span<float> weights, ReadOnlySpan<float> gradient, Span<float> slot1, Span<float> slot2)
    {
        if (Momentum > 0)
        {
            UpdateKernels.Apply(new MomentumUpdate((float)LearningRate, (float)Momentum, Nesterov), weights, gradient, slot1, slot2);
        }
        else
        {
            UpdateKernels.Apply(new PlainUpdate((float)LearningRate), weights, gradient, slot1, slot2);
        }
    }
}
