namespace NotebookNet;

/// <summary>Makes the learning rate smaller when a measure has stopped getting better. Keras: <c>ReduceLROnPlateau</c>.</summary>
/// <remarks>
/// An epoch is better when value &lt; best − minDelta (for measures that grow: value &gt; best + minDelta). After patience epochs that
/// are not, rate ← max(rate · factor, minLearningRate), and counting begins anew after cooldown epochs. The optimizer must have no
/// schedule.
/// </remarks>
/// <example><code>
/// var plateau = new ReduceLROnPlateau(factor: 0.5, patience: 3);
/// model.Fit(train, epochs: 30, validation: test, callbacks: [plateau]).LearningRates
/// </code></example>
public sealed class ReduceLROnPlateau : Callback
{
    private readonly WatchedMeasure _monitor;
    private int _wait;
    private int _cooling;

    /// <summary>Makes the learning rate smaller when a measure has stopped getting better.</summary>
    /// <param name="monitor">What is watched, such as <c>val_loss</c>.</param>
    /// <param name="factor">What the rate is multiplied by, between 0 and 1.</param>
    /// <param name="patience">How many epochs without a better value are waited for; not negative.</param>
    /// <param name="minDelta">Smaller changes do not count as better; not negative.</param>
    /// <param name="mode">Whether smaller or larger is better.</param>
    /// <param name="cooldown">How many epochs after a change are not counted; not negative.</param>
    /// <param name="minLearningRate">The rate never gets smaller; not negative.</param>
    /// <exception cref="ArgumentException">The monitor has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public ReduceLROnPlateau(
        string monitor = "val_loss",
        double factor = 0.1,
        int patience = 10,
        double minDelta = 1e-4,
        MonitorMode mode = MonitorMode.Auto,
        int cooldown = 0,
        double minLearningRate = 0)
    {
        _monitor = WatchedMeasure.From(monitor, mode, minDelta);
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(cooldown);
        (Patience, MinDelta, Mode, Cooldown) = (patience, minDelta, mode, cooldown);
        Factor = OptionRange.BetweenZeroAndOne(factor, nameof(factor));
        MinLearningRate = OptionRange.NotNegative(minLearningRate, nameof(minLearningRate));
    }

    /// <summary>What is watched.</summary>
    public string Monitor => _monitor.Key;

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; }

    /// <summary>How many epochs without a better value are waited for.</summary>
    public int Patience { get; }

    /// <summary>Smaller changes do not count as better.</summary>
    public double MinDelta { get; }

    /// <summary>Whether smaller or larger is better.</summary>
    public MonitorMode Mode { get; }

    /// <summary>How many epochs after a change are not counted.</summary>
    public int Cooldown { get; }

    /// <summary>The rate never gets smaller.</summary>
    public double MinLearningRate { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.RequireKey(Monitor, nameof(ReduceLROnPlateau));
        context.RequireSettableRate(nameof(ReduceLROnPlateau));
        _monitor.Reset();
        (_wait, _cooling) = (0, 0);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var value = _monitor.Of(context);
        if (_cooling > 0)
        {
            _cooling--;
            _wait = 0;
        }

        if (_monitor.Improves(value))
        {
            _monitor.Accept(value);
            _wait = 0;
        }
        else if (_cooling == 0 && ++_wait >= Patience && Math.Max(context.LearningRate * Factor, MinLearningRate) is var rate
            && rate > 0 && rate < context.LearningRate)
        {
            context.LearningRate = rate;
            (_wait, _cooling) = (0, Cooldown);
        }
    }
}
