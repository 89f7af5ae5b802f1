namespace NotebookNet.Visuals;

/// <summary>How curves are drawn.</summary>
/// <param name="Smoothing">The weight of the past in the moving average, from 0 (none) to below 1.</param>
/// <param name="LogScale">Whether losses and errors have a logarithmic axis; null decides by the numbers.</param>
/// <param name="FirstEpoch">Where the horizontal axes begin.</param>
/// <param name="LastEpoch">Where they end.</param>
internal sealed record CurveOptions(double Smoothing, bool? LogScale, int FirstEpoch, int LastEpoch)
{
    /// <summary>The horizontal axis all panels share.</summary>
    public AxisOptions EpochAxis => LastEpoch <= FirstEpoch
        ? new() { Title = "epoch", Whole = true, Low = FirstEpoch - 0.5, High = FirstEpoch + 0.5 }
        : new() { Title = "epoch", Whole = true, Low = FirstEpoch, High = LastEpoch };
}
