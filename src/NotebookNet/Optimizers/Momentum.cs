using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Gradient descent with momentum (B. Polyak, 1964): the step keeps a part of the one before, like a ball that rolls. In the
/// form of Keras, v ← momentum · v − rate · g and w ← w + v; in that of PyTorch, v ← momentum · v + g and w ← w − rate · v.
/// Keras: <c>SGD(momentum=0.9)</c>.
/// </summary>
/// <remarks>
/// With <see cref="Nesterov"/> (Y. Nesterov, 1983) the gradient counts as if taken after the momentum step:
/// w ← w + momentum · v − rate · g, or w ← w − rate · (g + momentum · v).
/// </remarks>
/// <example><code>
/// var keras = new Momentum(0.01, 0.9);
/// var torch = new Momentum(0.01, 0.9, form: MomentumForm.RateAtStep);
/// </code></example>
public sealed record Momentum : Optimizer
{
    /// <summary>Gradient descent with momentum.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="factor">How much of the last step is kept, between 0 and 1.</param>
    /// <param name="nesterov">Whether the gradient counts as if taken after the momentum step (Nesterov).</param>
    /// <param name="form">Where the rate stands.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive, or the factor not between 0 and 1.</exception>
    public Momentum(double learningRate = 0.01, double factor = 0.9, bool nesterov = false, MomentumForm form = MomentumForm.RateInVelocity)
        : base(learningRate)
    {
        Factor = OptionRange.BetweenZeroAndOne(factor, nameof(factor));
        Nesterov = nesterov;
        Form = form;
    }

    /// <summary>How much of the last step is kept.</summary>
    public double Factor { get; }

    /// <summary>Whether the gradient counts as if taken after the momentum step.</summary>
    public bool Nesterov { get; }

    /// <summary>Where the rate stands.</summary>
    public MomentumForm Form { get; }

    /// <inheritdoc/>
    internal override int SlotCount => 1;

    /// <inheritdoc/>
    internal override void Update(long step, double rate, UpdateBatch batch) =>
        Update(Form, rate, Factor, Nesterov, batch);

    /// <summary>The step itself, for <see cref="SGD"/> too.</summary>
    internal static void Update(MomentumForm form, double rate, double momentum, bool nesterov, UpdateBatch batch)
    {
        if (form == MomentumForm.RateAtStep)
        {
            batch.Run(new HeavyBallUpdate((float)rate, (float)momentum, nesterov));
        }
        else
        {
            batch.Run(new MomentumUpdate((float)rate, (float)momentum, nesterov));
        }
    }
}
