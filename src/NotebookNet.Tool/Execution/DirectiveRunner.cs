using NotebookNet.Tool.Packages;

namespace NotebookNet.Tool.Execution;

/// <summary>Carries out a cell's instructions to the host.</summary>
internal sealed class DirectiveRunner(string folder, ScriptReferences references, PackageRestorer restorer, IRunObserver observer)
{
    private const string OwnPackage = "NotebookNet";

    private readonly List<PackageRequest> _packages = [];
    private readonly List<string> _sources = [];

    /// <summary>Carries out the directives of a piece of a cell, packages first so that the order of the lines does not matter.</summary>
    /// <returns>The first error; null when all went well.</returns>
    public async Task<CellError?> RunAsync(IReadOnlyList<Directive> directives, CancellationToken cancellation)
    {
        var unknown = directives.FirstOrDefault(d => d.Kind == DirectiveKind.Unknown);
        if (unknown is not null)
        {
            return Error(unknown, "this tool has no such command.", $"it has {CellSplitter.Supported}.");
        }

        return directives.Where(d => d.Kind == DirectiveKind.Source).Select(AddSource).FirstOrDefault(e => e is not null)
            ?? await AddPackagesAsync([.. directives.Where(d => d.Kind == DirectiveKind.Package)], cancellation)
            ?? directives.Where(d => d.Kind == DirectiveKind.Assembly).Select(AddAssembly).FirstOrDefault(e => e is not null);
    }

    private CellError? AddSource(Directive directive)
    {
        var source = directive.Argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)
            ? directive.Argument["nuget:".Length..].Trim() : directive.Argument;
        if (!source.StartsWith("http://", StringComparison.Ordinal) && !source.StartsWith("https://", StringComparison.Ordinal))
        {
            source = Path.GetFullPath(source, folder);
            if (!Directory.Exists(source))
            {
                return Error(directive, $"there is no folder {source}.", $"paths are relative to the notebook's folder, {folder}.");
            }
        }

        _sources.Add(source);
        return null;
    }

    private async Task<CellError?> AddPackagesAsync(IReadOnlyList<Directive> directives, CancellationToken cancellation)
    {
        var count = _packages.Count;
        foreach (var directive in directives)
        {
            if (PackageRequest.Parse(directive.Argument) is not { } request)
            {
                return Error(directive, "this is not a package reference.", "write #r \"nuget:Package, 1.2.3\" or #r \"nuget:Package\".");
            }

            if (request.Id.Equals(OwnPackage, StringComparison.OrdinalIgnoreCase))
            {
                AddOwn(request);
            }
            else if (!_packages.Contains(request))
            {
                _packages.RemoveAll(p => p.Id.Equals(request.Id, StringComparison.OrdinalIgnoreCase));
                _packages.Add(request);
                count = -1;
            }
        }

        if (count == _packages.Count || _packages.Count == 0)
        {
            return null;
        }

        try
        {
            observer.Status("restoring " + string.Join(", ", _packages.Select(p => p.Id)));
            references.AddPackages(await restorer.RestoreAsync(_packages, _sources, cancellation));
            return null;
        }
        catch (PackageRestoreException error)
        {
            _packages.Clear();
            return Error(directives[0], "the package could not be restored:\n" + error.Message,
                "check the name and the version; a private feed or a folder is named with #i \"nuget:FEED\".");
        }
    }

    private void AddOwn(PackageRequest request)
    {
        references.AddNotebookNet();
        if (request.Version is not null && request.Version != ToolVersion.Text)
        {
            observer.Warning($"the notebook asks for NotebookNet {request.Version}; this tool runs it with its own {ToolVersion.Text}.");
        }
    }

    private CellError? AddAssembly(Directive directive)
    {
        var path = Path.GetFullPath(directive.Argument, folder);
        if (!File.Exists(path))
        {
            return references.TryAddByName(directive.Argument) ? null : Error(directive, $"there is no file {path}.",
                $"paths are relative to the notebook's folder, {folder}; a package is named with #r \"nuget:Package\".");
        }

        try
        {
            references.AddFile(path);
            return null;
        }
        catch (BadImageFormatException)
        {
            return Error(directive, $"{path} is not a .NET assembly.", "name a .NET assembly; native libraries come with packages.");
        }
    }

    /// <summary>The error of a directive that cannot be carried out.</summary>
    public static CellError Error(Directive directive, string message, string cure) => new()
    {
        Name = "Directive error",
        Message = message,
        Line = directive.Line,
        Details = [FormattableString.Invariant($"line {directive.Line}: {directive.Text}")],
        Cure = cure,
    };
}
