namespace NotebookNet;

/// <summary>
/// Sets the learning rate of each epoch by a function. A <see cref="Schedule"/> changes the rate with each step instead. Keras:
/// <c>LearningRateScheduler</c>, whose epochs begin at 0.
/// </summary>
/// <example><code>
/// var halving = new LearningRateScheduler((epoch, rate) => epoch % 10 == 1 ? rate : rate / 2);
/// model.Fit(train, epochs: 3, callbacks: [halving]).LearningRates
/// </code></example>
public sealed class LearningRateScheduler : Callback
{
    private readonly Func<int, double, double> _schedule;

    /// <summary>Sets the learning rate of each epoch by a function.</summary>
    /// <param name="schedule">From the number of the epoch, from 1, and the rate so far to the rate of this epoch.</param>
    public LearningRateScheduler(Func<int, double, double> schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        _schedule = schedule;
    }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.RequireSettableRate(nameof(LearningRateScheduler));
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var rate = _schedule(context.Epoch, context.LearningRate);
        context.LearningRate = rate > 0 && double.IsFinite(rate)
            ? rate
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"The function of LearningRateScheduler gave {rate} for epoch {context.Epoch}; a learning rate must be positive and finite."));
    }
}
