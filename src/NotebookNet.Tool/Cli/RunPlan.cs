using NotebookNet.Tool.Notebooks;
using NotebookNet.Tool.Parameters;

namespace NotebookNet.Tool.Cli;

/// <summary>Wrong use of the command line. The message says what helps.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>One notebook to run and where its results go, as full paths.</summary>
/// <param name="ShownPath">The notebook as the user named it.</param>
/// <param name="Notebook">The notebook, with the parameters' values in it.</param>
/// <param name="NotebookOutput">Where the executed notebook goes.</param>
/// <param name="HtmlOutput">Where the page goes; null without one.</param>
/// <param name="Unused">Parameters that this notebook, unlike another of the run, does not declare.</param>
internal sealed record PlannedRun(string ShownPath, Notebook Notebook, string NotebookOutput, string? HtmlOutput, IReadOnlyList<string> Unused);

/// <summary>Finds and reads every notebook before the first one runs: a typing error in the last name shows at once.</summary>
internal static class RunPlan
{
    /// <exception cref="UsageException">The inputs and the options do not go together.</exception>
    /// <exception cref="NotebookFileException">An input is not a notebook.</exception>
    public static IReadOnlyList<PlannedRun> Make(RunOptions options)
    {
        var output = Path.GetFullPath(options.Output);
        if (File.Exists(output))
        {
            throw new UsageException($"--output {options.Output}: this is a file, and a folder is needed.");
        }

        var parameters = ParameterInjection.Read(options.Parameters);
        var runs = new List<PlannedRun>();
        foreach (var (path, relative) in options.Inputs.SelectMany(Find))
        {
            var (notebook, unused) = ParameterInjection.Apply(NotebookFile.Read(path), path, parameters);
            var target = Path.Combine(output, Path.ChangeExtension(relative, ".ipynb"));
            if (options.InPlace)
            {
                target = Path.GetExtension(path).Equals(".ipynb", StringComparison.OrdinalIgnoreCase) ? notebook.Path
                    : throw new UsageException($"{path}: a .dib file has no room for outputs. Leave out --in-place: the result is an .ipynb.");
            }
            else if (string.Equals(target, notebook.Path, StringComparison.Ordinal))
            {
                throw new UsageException(
                    $"{path}: the result would overwrite the notebook. Choose another folder with --output, or say --in-place.");
            }

            var page = options.Html || options.Open ? Path.Combine(output, Path.ChangeExtension(relative, ".html")) : null;
            runs.Add(new PlannedRun(path, notebook, target, page, unused));
        }

        // A name that no notebook knows is a typing error, and a run with the old value would look like one with the new.
        if (parameters.Select(p => p.Key).FirstOrDefault(name => runs.All(r => r.Unused.Contains(name))) is { } unknown)
        {
            throw new UsageException($"--parameter {unknown}: "
                + (runs.Count == 1 ? $"{runs[0].ShownPath} does not declare it; {ParameterInjection.Offers(runs[0].Notebook)}."
                    : $"none of the {runs.Count} notebooks declares it in a cell tagged \"{ParameterInjection.Tag}\"."));
        }

        var twice = runs.GroupBy(r => r.NotebookOutput).FirstOrDefault(g => g.Count() > 1)
            ?? runs.GroupBy(r => r.HtmlOutput ?? r.NotebookOutput).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? runs : throw new UsageException(
            $"{string.Join(" and ", twice.Select(r => r.ShownPath))} would both be written to {twice.Key}. "
            + "Run them with different --output folders.");
    }

    private static IEnumerable<(string Path, string Relative)> Find(string input)
    {
        if (!Directory.Exists(input))
        {
            return [(input, Path.GetFileName(input))];
        }

        var files = Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories)
            .Where(f => NotebookFile.IsNotebook(f) && !IsHidden(Path.GetRelativePath(input, f)))
            .Order(StringComparer.Ordinal)
            .Select(f => (f, Path.GetRelativePath(input, f)))
            .ToList();
        return files.Count > 0 ? files : throw new UsageException(
            $"{input}: the folder {Path.GetFullPath(input)} has no notebooks (.ipynb or .dib). Name another folder, or a notebook.");
    }

    // .ipynb_checkpoints and the like are copies that editors keep.
    private static bool IsHidden(string relative) =>
        relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Any(part => part.StartsWith('.'));
}
