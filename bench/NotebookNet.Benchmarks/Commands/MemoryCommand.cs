using System.CommandLine;
using System.Diagnostics;
using NotebookNet.Benchmarks.Workloads;

namespace NotebookNet.Benchmarks.Commands;

/// <summary><c>memory</c>: the most memory this process has had while it trained one workload.</summary>
internal static class MemoryCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("workload") { Description = "Which workload; a process for each, since a peak never goes back." };
        name.AcceptOnlyFromAmong([.. AllWorkloads.List.Select(workload => workload.Name)]);
        var command = new Command("memory", "Train one workload once, as Fit is called in a notebook, and print NAME and the peak of resident memory in MB.") { name };
        command.SetAction(parse => Run(AllWorkloads.Find(parse.GetRequiredValue(name))!));
        return command;
    }

    private static int Run(Workload workload)
    {
        workload.Train(workload.Data());
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"{workload.Name}\t{process.PeakWorkingSet64 / 1e6:F0}"));
        return 0;
    }
}
