namespace NotebookNet;

/// <summary>A learning rate that changes with the number of steps (batches), not of epochs.</summary>
/// <remarks>To add one of your own, derive a record and compute the rate of a step. Keras: <c>LearningRateSchedule</c>.</remarks>
/// <example><code>
/// var optimizer = new SGD { Schedule = new ExponentialDecay(0.1, decaySteps: 1000, decayRate: 0.5) };
/// var rates = Enumerable.Range(0, 5000).Select(step => optimizer.RateAt(step));
/// </code></example>
public abstract record Schedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The number of steps done before it: 0 for the first.</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public double At(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return Rate(step);
    }

    /// <summary>The name and the options.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => OptionsText.Of(this);

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The number of steps done before it, not negative.</param>
    /// <returns>The rate.</returns>
    protected abstract double Rate(long step);
}
