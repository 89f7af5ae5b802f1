using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>A watched measure: its best value so far, and whether a new one is better.</summary>
internal sealed class WatchedMeasure(string key, MonitorMode mode, double minDelta)
{
    private readonly bool _isHigherBetter = mode == MonitorMode.Max || (mode == MonitorMode.Auto && MeasureDirection.IsHigherBetter(key));

    /// <summary>What is watched.</summary>
    public string Key { get; } = key;

    /// <summary>The best value so far; infinitely bad before the first.</summary>
    public double Best { get; private set; }

    /// <summary>The value of an epoch.</summary>
    public double Of(TrainingContext context) => context.Logs[Key];

    /// <summary>Forgets the best value.</summary>
    public void Reset() => Best = _isHigherBetter ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Whether a value is better than the best so far by more than the smallest change that counts; NaN never is.</summary>
    public bool Improves(double value) => IsBetter(value, Best);

    /// <summary>Whether a value is better than another by more than the smallest change that counts.</summary>
    public bool IsBetter(double value, double than) => _isHigherBetter ? value - minDelta > than : value + minDelta < than;

    /// <summary>Remembers a value as the best.</summary>
    public void Accept(double value) => Best = value;

    /// <summary>Checks the options at the place where they were written.</summary>
    public static WatchedMeasure From(string key, MonitorMode mode, double minDelta)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key, "monitor");
        return Enum.IsDefined(mode)
            ? new WatchedMeasure(key, mode, OptionRange.NotNegative(minDelta, nameof(minDelta)))
            : throw new ArgumentOutOfRangeException(nameof(mode), mode, "mode is MonitorMode.Auto, Min or Max.");
    }
}
