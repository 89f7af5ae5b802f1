namespace NotebookNet.Visuals;

/// <summary>How far a training run is.</summary>
/// <param name="Epoch">The epoch that runs, from 1; 0 before the first.</param>
/// <param name="Epochs">How many epochs were asked for.</param>
/// <param name="Step">The steps done in this epoch.</param>
/// <param name="Steps">The steps of an epoch.</param>
/// <param name="Elapsed">The time since the start.</param>
/// <param name="Remaining">The expected time to the end; null while unknown.</param>
/// <param name="SamplesPerSecond">The speed in samples per second.</param>
/// <param name="Metrics">The latest value of each metric, in the order to show.</param>
/// <param name="Finished">Whether the run is over.</param>
/// <param name="Outcome">Why it ended, in a few words; null while it runs or when it simply reached its end.</param>
public sealed record TrainingStatus(
    int Epoch, int Epochs, int Step, int Steps, TimeSpan Elapsed, TimeSpan? Remaining, double SamplesPerSecond,
    IReadOnlyList<KeyValuePair<string, double>> Metrics, bool Finished, string? Outcome)
{
    /// <summary>
    /// Whether speed and times are shown. A host that keeps outputs to compare them says no: they differ from run to run.
    /// </summary>
    public bool ShowsTimings { get; init; } = true;

    /// <summary>The share of the work that is done, between 0 and 1.</summary>
    internal double Share
    {
        get
        {
            var step = Finished ? 1 : Steps > 0 ? Math.Clamp((double)Step / Steps, 0, 1) : 0;
            return Epochs > 0 ? Math.Clamp((Math.Max(0, Epoch - 1) + step) / Epochs, 0, 1) : 0;
        }
    }
}
