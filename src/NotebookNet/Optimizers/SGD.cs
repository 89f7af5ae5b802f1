using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// Stochastic gradient descent: w ← w − rate · g. With momentum: v ← momentum · v − rate · g and w ← w + v; with Nesterov
/// momentum: w ← w + momentum · v − rate · g. Keras: <c>SGD</c>.
/// </summary>
/// <remarks>
/// The rate stands inside v, as in Keras. <see cref="Form"/> chooses the other textbook form, v ← momentum · v + g and
/// w ← w − rate · v (PyTorch), which takes the same path while the rate stays constant. <see cref="NotebookNet.Momentum"/> is the
/// same rule under its own name, with momentum 0.9.
/// </remarks>
/// <example><code>model.Compile(new SGD(0.01, momentum: 0.9), Loss.MeanSquaredError);</code></example>
public sealed record SGD : Optimizer
{
    /// <summary>Stochastic gradient descent.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="momentum">How much of the last step is kept, from 0 (none) to below 1.</param>
    /// <param name="nesterov">Whether the gradient counts as if taken after the momentum step (Nesterov).</param>
    /// <param name="form">Where the rate stands.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive, or the momentum not in [0, 1).</exception>
    public SGD(double learningRate = 0.01, double momentum = 0, bool nesterov = false, MomentumForm form = MomentumForm.RateInVelocity)
        : base(learningRate)
    {
        Momentum = OptionRange.Fraction(momentum, nameof(momentum));
        Nesterov = nesterov;
        Form = form;
    }

    /// <summary>How much of the last step is kept.</summary>
    public double Momentum { get; }

    /// <summary>Whether the gradient counts as if taken after the momentum step.</summary>
    public bool Nesterov { get; }

    /// <summary>Where the rate stands; without momentum it makes no difference.</summary>
    public MomentumForm Form { get; }

    /// <inheritdoc/>
    internal override int SlotCount => Momentum > 0 ? 1 : 0;

    /// <inheritdoc/>
    internal override void Update(long step, double rate, UpdateBatch batch)
    {
        if (Momentum > 0)
        {
            NotebookNet.Momentum.Update(Form, rate, Momentum, Nesterov, batch);
        }
        else
        {
            batch.Run(new PlainUpdate((float)rate));
        }
    }
}
