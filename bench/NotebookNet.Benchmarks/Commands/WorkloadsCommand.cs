using System.CommandLine;
using NotebookNet.Benchmarks.Workloads;

namespace NotebookNet.Benchmarks.Commands;

/// <summary><c>workloads</c>: whole trainings, one line each.</summary>
internal static class WorkloadsCommand
{
    public static Command Create()
    {
        var (only, threads, repeats) = (CommonOptions.Only(AllWorkloads.List), CommonOptions.Threads(), CommonOptions.Repeats());
        var command = new Command(
            "workloads",
            "Train each workload and print a line NAME, samples per second, final metric, separated by tabs.\n\n"
            + "Each is trained through Model.Fit, with shuffling and metrics. After a warm-up whole calls are timed; the median counts. "
            + "The final metric is measured on held-out data (on the training data where there are only a few rows). "
            + "MNIST is read from data/ or from the folder in MNIST_DIR.\n\n"
            + string.Join('\n', AllWorkloads.List.Select(workload => $"  {workload.Name,-12} {workload.Description}; metric: {workload.Metric}")))
        {
            only, threads, repeats,
        };
        command.SetAction(parse => Run(
            CommonOptions.Chosen(parse.GetValue(only), AllWorkloads.List), parse.GetValue(threads), parse.GetValue(repeats)));
        return command;
    }

    private static int Run(IEnumerable<Workload> workloads, int? threads, int repeats)
    {
        using var limit = threads is { } count ? Workers.Limit(count) : null;
        foreach (var workload in workloads)
        {
            var (speed, metric) = WorkloadRun.Measure(workload, repeats);
            Console.WriteLine(FormattableString.Invariant($"{workload.Name}\t{speed:F0}\t{metric:F4}"));
        }

        return 0;
    }
}
