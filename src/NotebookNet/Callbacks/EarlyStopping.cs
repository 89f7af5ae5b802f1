using NotebookNet.Training;

namespace NotebookNet;

/// <summary>
/// Ends the training when a measure has stopped getting better, and brings the best weights back: the usual cure for over-fitting.
/// Keras: <c>EarlyStopping</c>.
/// </summary>
/// <remarks>
/// <para>
/// An epoch is better when value &lt; best − minDelta (for measures that grow: value &gt; best + minDelta). The training ends after the
/// first epoch e &gt; 1 that lies patience epochs or more behind the best one; so 0 and 1 stop at the same epoch, as in Keras. A NaN is
/// never better.
/// </para>
/// <para>
/// Unlike Keras' default, the best weights are restored, however the training ends. What the optimizer remembers is not turned back.
/// </para>
/// </remarks>
/// <example><code>
/// var stopped = model.Fit(train, epochs: 200, validation: test, callbacks: [new EarlyStopping(patience: 10)]);
/// stopped.BestEpoch
/// </code></example>
public sealed class EarlyStopping : Callback
{
    private readonly WatchedMeasure _monitor;
    private WeightSnapshot? _bestWeights;
    private int _wait;

    /// <summary>Ends the training when a measure has stopped getting better.</summary>
    /// <param name="monitor">What is watched, such as <c>val_loss</c> or <c>val_accuracy</c>.</param>
    /// <param name="patience">How many epochs without a better value are waited for; not negative.</param>
    /// <param name="minDelta">Smaller changes do not count as better; not negative.</param>
    /// <param name="mode">Whether smaller or larger is better.</param>
    /// <param name="restoreBestWeights">Whether the model gets the weights of the best epoch in the end.</param>
    /// <param name="baseline">A value that must be passed: until then waiting goes on even when the value gets better.</param>
    /// <param name="startFromEpoch">How many epochs at the start are not looked at; not negative.</param>
    /// <exception cref="ArgumentException">The monitor has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public EarlyStopping(
        string monitor = "val_loss",
        int patience = 0,
        double minDelta = 0,
        MonitorMode mode = MonitorMode.Auto,
        bool restoreBestWeights = true,
        double? baseline = null,
        int startFromEpoch = 0)
    {
        _monitor = WatchedMeasure.From(monitor, mode, minDelta);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(startFromEpoch);
        (Patience, MinDelta, Mode, StartFromEpoch) = (patience, minDelta, mode, startFromEpoch);
        RestoreBestWeights = restoreBestWeights;
        Baseline = baseline is { } value ? OptionRange.Finite(value, nameof(baseline)) : null;
    }

    /// <summary>What is watched.</summary>
    public string Monitor => _monitor.Key;

    /// <summary>How many epochs without a better value are waited for.</summary>
    public int Patience { get; }

    /// <summary>Smaller changes do not count as better.</summary>
    public double MinDelta { get; }

    /// <summary>Whether smaller or larger is better.</summary>
    public MonitorMode Mode { get; }

    /// <summary>Whether the model gets the weights of the best epoch in the end.</summary>
    public bool RestoreBestWeights { get; }

    /// <summary>A value that must be passed.</summary>
    public double? Baseline { get; }

    /// <summary>How many epochs at the start are not looked at.</summary>
    public int StartFromEpoch { get; }

    /// <summary>The best epoch of the last training, from 1; 0 when there was none.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The epoch after which this callback ended the last training; 0 when it did not.</summary>
    public int StoppedEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.RequireKey(Monitor, nameof(EarlyStopping));
        _monitor.Reset();
        _bestWeights = RestoreBestWeights ? new WeightSnapshot(context.Model) : null;
        (_wait, BestEpoch, StoppedEpoch) = (0, 0, 0);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Epoch <= StartFromEpoch)
        {
            return;
        }

        var value = _monitor.Of(context);
        _wait++;
        if (_monitor.Improves(value))
        {
            _monitor.Accept(value);
            Remember(context);
            if (Baseline is not { } baseline || _monitor.IsBetter(value, baseline))
            {
                _wait = 0;
            }

            return;
        }

        if (BestEpoch == 0)
        {
            // Nothing better than NaN has come yet: these weights are as good as any.
            Remember(context);
        }

        if (_wait >= Patience && context.Epoch > 1)
        {
            StoppedEpoch = context.Epoch;
            context.StopTraining(FormattableString.Invariant(
                $"Early stopping after epoch {context.Epoch} of {context.Epochs}: {Monitor} was best in epoch {BestEpoch} ({_monitor.Best:0.####})."));
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (BestEpoch == 0)
        {
            return;
        }

        context.History.Best = (Monitor, BestEpoch);
        if (_bestWeights is not null)
        {
            var isAnotherEpoch = BestEpoch != context.History.LastEpoch || context.History.Outcome is not (TrainingOutcome.Completed or TrainingOutcome.StoppedEarly);
            _bestWeights.Restore();
            _bestWeights = null;
            if (isAnotherEpoch)
            {
                context.History.RestoredEpoch = BestEpoch;
                context.History.AddNote($"The model has the weights of epoch {BestEpoch} again, the best by {Monitor}.");
            }
        }
    }

    private void Remember(TrainingContext context)
    {
        BestEpoch = context.Epoch;
        _bestWeights?.Take();
    }
}
