using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NotebookNet.Benchmarks.Micro;

namespace NotebookNet.Benchmarks.Commands;

/// <summary><c>micro</c>: each kernel by itself, by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var filter = new Option<string>("--filter")
        {
            Description = "Only what matches, for example *Forward* or *Adam*.",
            HelpName = "PATTERN",
            DefaultValueFactory = _ => "*",
        };
        var quick = new Option<bool>("--quick") { Description = "A few short iterations: for a look, not for a figure to be quoted." };
        var command = new Command("micro", "Measure every kernel by itself with BenchmarkDotNet, at one thread: forward, backward, and the optimizers' updates.") { filter, quick };
        command.SetAction(parse => Run(parse.GetRequiredValue(filter), parse.GetValue(quick)));
        return command;
    }

    private static int Run(string filter, bool quick)
    {
        // In this process: nothing has to be compiled again, so it works on a machine without the sources' packages too.
        var job = (quick ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        var config = DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(Data.Repository.Folder, "artifacts", "benchmarks"));
        var reports = BenchmarkSwitcher.FromTypes([typeof(OperationBenchmarks), typeof(UpdateBenchmarks)]).Run(["--filter", filter], config);
        return reports.Any() && reports.All(report => report.Reports.All(each => each.Success)) ? 0 : 1;
    }
}
