using System.CommandLine;
using NotebookNet.Benchmarks.Workloads;

namespace NotebookNet.Benchmarks.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private const int MostThreads = 64;
    private const int MostRepeats = 1000;

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
    public static Option<int?> Threads() =>
        InRange(new Option<int?>("--threads") { Description = "The number of threads; all cores when not given.", HelpName = "N" }, MostThreads);

    /// <summary>How many whole trainings are timed at least.</summary>
    public static Option<int> Repeats() => InRange(
        new Option<int>("--repeats") { Description = "Time at least this many whole trainings (default: 3).", HelpName = "N", DefaultValueFactory = _ => 3 },
        MostRepeats);

    /// <summary>The workloads with these names; all when none is given.</summary>
    public static IEnumerable<Workload> Chosen(string[]? names, IReadOnlyList<Workload> workloads) =>
        names is { Length: > 0 } ? workloads.Where(workload => names.Contains(workload.Name)) : workloads;

    private static Option<T> InRange<T>(Option<T> option, int most)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var count) && count >= 1 && count <= most))
            {
                result.AddError($"{option.Name}: expected a whole number from 1 to {most}, got '{result.Tokens[0].Value}'.");
            }
        });
        return option;
    }
}
