using System.Diagnostics;
using System.Globalization;
using System.Net;
using NotebookNet.Hosting;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Execution;

/// <summary>Runs the pieces of one cell after another.</summary>
internal sealed class CellRunner(ScriptSession session, ScriptReferences references, DirectiveRunner directives)
{
    private readonly Dictionary<int, string> _sources = [];

    /// <summary>Runs a cell to its end.</summary>
    /// <returns>The error that ended it; null when it succeeded.</returns>
    public async Task<CellError?> RunAsync(NotebookCell cell, CellOutputs outputs, CancellationToken cancellation)
    {
        _sources[cell.Number] = cell.Source;
        var started = Stopwatch.GetTimestamp();
        var segments = CellSplitter.Split(cell);
        foreach (var segment in segments)
        {
            var error = segment.Kind == CellKind.CSharp
                ? await directives.RunAsync(segment.Directives, cancellation) ?? await RunCodeAsync(cell, segment, outputs, cancellation)
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

    private async Task<CellError?> RunCodeAsync(
        NotebookCell cell, CellSegment segment, CellOutputs outputs, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(segment.Source))
        {
            return null;
        }

        var errors = session.Compile(segment.Source, RuntimeErrors.DocumentOf(cell.Number), cancellation);
        if (errors.Count > 0)
        {
            return CompileErrors.Describe(errors, cell, references.HasNotebookNet);
        }

        var outcome = await session.RunAsync(cancellation);
        if (outcome.Error is not null)
        {
            return RuntimeErrors.Describe(outcome.Error, cell.Number, _sources);
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
                [
                    new(MimeBundle.Html, $"<pre class=\"mermaid-source\">{WebUtility.HtmlEncode(segment.Source)}</pre>"),
                    new(MimeBundle.Plain, segment.Source),
                ]));
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
