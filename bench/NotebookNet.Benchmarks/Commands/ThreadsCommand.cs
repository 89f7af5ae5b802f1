using System.CommandLine;
using NotebookNet.Benchmarks.Workloads;

namespace NotebookNet.Benchmarks.Commands;

/// <summary><c>threads</c>: two threads beside one.</summary>
internal static class ThreadsCommand
{
    private const int Rounds = 3;

    public static Command Create()
    {
        var only = CommonOptions.Only(AllWorkloads.List);
        var command = new Command("threads", "Train each workload with 1 and with 2 threads, in turn, and print the speeds and their ratio as Markdown.") { only };
        command.SetAction(parse => Run(CommonOptions.Chosen(parse.GetValue(only), AllWorkloads.List)));
        return command;
    }

    private static int Run(IEnumerable<Workload> workloads)
    {
        Console.WriteLine("| workload | 1 thread | 2 threads | ratio | same final metric |");
        Console.WriteLine("|---|---:|---:|---:|---|");
        foreach (var workload in workloads)
        {
            List<(double One, double Two)> speeds = [];
            var same = true;
            for (var round = 0; round < Rounds; round++)
            {
                var (one, oneMetric) = With(1, workload);
                var (two, twoMetric) = With(2, workload);
                same &= oneMetric == twoMetric;
                speeds.Add((one, two));
            }

            Console.WriteLine(FormattableString.Invariant(
                $"| {workload.Name} | {Median(speeds.Select(pair => pair.One)):N0} | {Median(speeds.Select(pair => pair.Two)):N0} | {Median(speeds.Select(pair => pair.Two / pair.One)):F2}× | {(same ? "yes" : "NO")} |"));
        }

        return 0;
    }

    private static (double SamplesPerSecond, double Metric) With(int threads, Workload workload)
    {
        using var limit = Workers.Limit(threads);
        return WorkloadRun.Measure(workload, repeats: 1);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
