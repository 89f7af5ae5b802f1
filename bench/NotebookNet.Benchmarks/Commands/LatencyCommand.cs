using System.CommandLine;
using NotebookNet.Benchmarks.Data;
using NotebookNet.Benchmarks.Workloads;

namespace NotebookNet.Benchmarks.Commands;

/// <summary><c>latency</c>: how long a single sample takes.</summary>
internal static class LatencyCommand
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var threads = CommonOptions.Threads();
        var command = new Command(
            "latency",
            "Predict one picture again and again and print a line NAME, median and 99th percentile in microseconds, for mlp and cnn.") { threads };
        command.SetAction(parse => Run(parse.GetValue(threads)));
        return command;
    }

    private static int Run(int? threads)
    {
        using var limit = threads is { } count ? Workers.Limit(count) : null;
        var picture = Mnist.Test().Features[..1];
        foreach (var (name, model) in ((string, Model)[])[("mlp", AllWorkloads.Mlp()), ("cnn", AllWorkloads.Cnn())])
        {
            var times = Timing.Sorted(() => model.Predict(picture), Length);
            Console.WriteLine(FormattableString.Invariant(
                $"{name}\t{Timing.Quantile(times, 0.5):F1}\t{Timing.Quantile(times, 0.99):F1}"));
        }

        return 0;
    }
}
