namespace NotebookNet.Visuals;

/// <summary>The low panel below the curves that shows the learning rate, where it changes.</summary>
internal static class LearningRateStrip
{
    /// <summary>The height of the panel.</summary>
    public const int Height = 130;

    // Rates that fall by more than this factor look like zero on a linear axis.
    private const double LogFactor = 20;

    /// <summary>The panel of all runs whose rate changes, or null when none does.</summary>
    public static FigurePanel? Of(IReadOnlyList<CurveRun> runs, CurveOptions options)
    {
        if (!runs.Any(Changes))
        {
            return null;
        }

        var positive = runs.SelectMany(r => r.LearningRates).Where(v => AxisScale.IsDrawable(v, true)).ToArray();
        var log = positive.Length > 0 && positive.Max() > LogFactor * positive.Min();
        return new()
        {
            Title = log ? "learning rate (logarithmic)" : "learning rate",
            Legend = false,
            Traces =
            [
                .. runs.Select((run, i) => new LineTrace(run.Name ?? "learning rate", run.Epochs(run.LearningRates.Count), [.. run.LearningRates])
                {
                    Colour = runs.Count == 1 ? 7 : i,
                    Dash = "",
                    HoverName = run.Name ?? "rate",
                }),
            ],
            X = options.EpochAxis,
            Y = new() { Log = log, Low = log ? null : 0 },
        };
    }

    private static bool Changes(CurveRun run) => run.LearningRates.Any(v => v != run.LearningRates[0] && !double.IsNaN(v));
}
