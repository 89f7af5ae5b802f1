using System.Diagnostics;

namespace NotebookNet.Benchmarks.Workloads;

/// <summary>Measures a workload: warm-up, then whole calls of <c>Fit</c> on new models.</summary>
internal static class WorkloadRun
{
    // A thousand methods are compiled a second time in the background, and as long as that goes on it takes one of the cores.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1.5);
    private const int WarmUpBatches = 40;

    /// <summary>The median speed of at least <paramref name="repeats"/> trainings, and the metric of the last trained model.</summary>
    public static (double SamplesPerSecond, double Metric) Measure(Workload workload, int repeats)
    {
        var data = workload.Data();
        var started = Stopwatch.GetTimestamp();
        var warmUpData = data[..Math.Min(data.Count, WarmUpBatches * workload.BatchSize)];
        while (Stopwatch.GetElapsedTime(started) < WarmUp)
        {
            workload.Train(warmUpData);
        }

        List<double> speeds = [];
        Model model;
        started = Stopwatch.GetTimestamp();
        do
        {
            model = workload.Model();
            GC.Collect();
            var before = Stopwatch.GetTimestamp();
            workload.Fit(model, data, workload.Epochs);
            speeds.Add((double)data.Count * workload.Epochs / Stopwatch.GetElapsedTime(before).TotalSeconds);
        }
        while (speeds.Count < repeats || Stopwatch.GetElapsedTime(started) < Shortest);

        speeds.Sort();
        return (speeds[speeds.Count / 2], model.Evaluate(workload.Holdout())[workload.Metric]);
    }
}
