using System.CommandLine;
using NotebookNet.Benchmarks.Workloads;

namespace NotebookNet.Benchmarks.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private const int MostThreads = 64;

    /// <summary>Which workloads.</summary>
    public static Option<string[]> Only(IReadOnlyList<Workload> workloads)
    {
        var names = string.Join(", ", workloads.Select(workload => workload.Name));
        var only = new Option<string[]>("--only")
        {
            Description = $"Only this workload, or several: {names}.",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
        };
        only.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => workloads.All(workload => workload.Name != name)))
            {
                result.AddError($"There is no workload '{name}'. The workloads are {names}.");
            }
        });
        return only;
    }

    /// <summary>How many threads.</summary>
    public static Option<int?> Threads()
    {
        var threads = new Option<int?>("--threads") { Description = "The number of threads; all cores when not given.", HelpName = "N" };
        threads.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var count) && count is >= 1 and <= MostThreads))
            {
                result.AddError($"--threads: expected a whole number from 1 to {MostThreads}, got '{result.Tokens[0].Value}'.");
            }
        });
        return threads;
    }

    /// <summary>The workloads with these names; all when none is given.</summary>
    public static IEnumerable<Workload> Chosen(string[]? names, IReadOnlyList<Workload> workloads) =>
        names is { Length: > 0 } ? workloads.Where(workload => names.Contains(workload.Name)) : workloads;
}
