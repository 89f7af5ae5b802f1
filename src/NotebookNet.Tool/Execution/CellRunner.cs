using System.Diagnostics;
using System.Globalization;
using NotebookNet.Hosting;
using NotebookNet.Tool.Mermaid;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Execution;

/// <summary>Runs the pieces of one cell after another.</summary>
internal sealed class CellRunner(string folder, ScriptSession session, ScriptReferences references, DirectiveRunner directives)
{
    private readonly Dictionary<string, string> _sources = [];
    private readonly List<string> _importing = [];

    /// <summary>Runs a cell to its end.</summary>
    /// <returns>The error that ended it; null when it succeeded.</returns>
    public Task<CellError?> RunAsync(NotebookCell cell, CellOutputs outputs, CancellationToken cancellation) =>
        RunAsync(cell, RuntimeErrors.DocumentOf(cell.Number), outputs, cancellation);

    private async Task<CellError?> RunAsync(NotebookCell cell, string document, CellOutputs outputs, CancellationToken cancellation)
    {
        _sources[document] = cell.Source;
        var started = Stopwatch.GetTimestamp();
        var segments = CellSplitter.Split(cell);
        foreach (var segment in segments)
        {
            var error = segment.Kind == CellKind.CSharp
                ? await directives.RunAsync(segment.Directives, cancellation)
                    ?? await ImportAsync(segment, outputs, cancellation)
                    ?? await RunCodeAsync(cell, segment, document, outputs, cancellation)
                : Show(segment, outputs);
            if (error is not null)
            {
                return error;
            }
        }

        if (segments.SelectMany(s => s.Directives).Any(d => d.Kind == DirectiveKind.Time))
        {
            var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            outputs.Show(new MimeBundle(MimeBundle.Plain, string.Create(CultureInfo.InvariantCulture, $"Wall time: {time:0.0} ms")));
        }

        return null;
    }

    private async Task<CellError?> ImportAsync(CellSegment segment, CellOutputs outputs, CancellationToken cancellation)
    {
        foreach (var directive in segment.Directives)
        {
            if (directive.Kind == DirectiveKind.Info)
            {
                outputs.Show(ValueFormatter.Format(NotebookHost.RunMagicCommand(directive.Argument), []));
            }
            else if (directive.Kind == DirectiveKind.Import && await ImportAsync(directive, outputs, cancellation) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private async Task<CellError?> ImportAsync(Directive directive, CellOutputs outputs, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(directive.Argument, folder);
        if (_importing.Contains(path))
        {
            return DirectiveRunner.Error(directive, $"{Path.GetFileName(path)} imports itself.", "move what both need into a third file.");
        }

        if (!ImportedFile.TryRead(path, out var cells, out var problem))
        {
            return DirectiveRunner.Error(directive, problem, $"#!import takes {ImportedFile.Supported}; paths are relative to {folder}.");
        }

        _importing.Add(path);
        try
        {
            foreach (var cell in cells)
            {
                var document = $"{Path.GetFileName(path)}, {RuntimeErrors.DocumentOf(cell.Number)}";
                if (await RunAsync(cell, document, outputs, cancellation) is { } error)
                {
                    var place = error.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{document}, line {line}") : document;
                    return error with { Line = directive.Line, Details = [$"imported from {place}", .. error.Details] };
                }
            }

            return null;
        }
        finally
        {
            _importing.Remove(path);
        }
    }

    private async Task<CellError?> RunCodeAsync(
        NotebookCell cell, CellSegment segment, string document, CellOutputs outputs, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(segment.Source))
        {
            return null;
        }

        var errors = session.Compile(segment.Source, document, cancellation);
        if (errors.Count > 0)
        {
            return CompileErrors.Describe(errors, cell, references.HasNotebookNet);
        }

        var outcome = await session.RunAsync(cancellation);
        if (outcome.Error is not null)
        {
            return RuntimeErrors.Describe(outcome.Error, document, _sources);
        }

        if (outcome.HasValue && outcome.Value is not IDisplayHandle)
        {
            outputs.Show(ValueFormatter.Format(outcome.Value, []), isResult: true);
        }

        return null;
    }

    private static CellError? Show(CellSegment segment, CellOutputs outputs)
    {
        switch (segment.Kind)
        {
            case CellKind.Html:
                outputs.Show(ValueFormatter.As(segment.Source, MimeBundle.Html));
                return null;
            case CellKind.Markdown:
                outputs.Show(ValueFormatter.As(segment.Source, MimeBundle.Markdown));
                return null;
            case CellKind.Mermaid:
                outputs.Show(new MimeBundle(
                    [new(MimeBundle.Html, MermaidPicture.ToHtml(segment.Source)), new(MimeBundle.Plain, segment.Source)]));
                return null;
            default:
                return new CellError
                {
                    Name = "Language error",
                    Message = $"this tool does not run {segment.Language} cells.",
                    Cure = "it runs C#, and shows markdown, HTML and Mermaid; run this notebook in Polyglot Notebooks.",
                };
        }
    }
}
