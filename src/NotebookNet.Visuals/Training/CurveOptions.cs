namespace NotebookNet.Visuals;

/// <summary>How curves are drawn.</summary>
/// <param name="Smoothing">The weight of the past in the moving average, from 0 (none) to below 1.</param>
/// <param name="LogScale">Whether losses and errors have a logarithmic axis; null decides by the numbers.</param>
/// <param name="LastEpoch">Where the horizontal axes end.</param>
internal sealed record CurveOptions(double Smoothing, bool? LogScale, int LastEpoch);
