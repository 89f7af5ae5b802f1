using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using NotebookNet.Tool.Scripting;

namespace NotebookNet.Tool.Execution;

/// <summary>The C# of a notebook: one state that every cell continues.</summary>
internal sealed class ScriptSession(string folder, ScriptReferences references)
{
    // What .NET Interactive imports, so that a notebook written there compiles here.
    private static readonly string[] DefaultImports =
    [
        "System", "System.Collections", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Text",
        "System.Threading", "System.Threading.Tasks", "Microsoft.DotNet.Interactive.Formatting",
        typeof(NotebookFunctions).FullName!, typeof(DisplayExtensions).Namespace!,
    ];

    private Script<object>? _script;
    private ScriptState<object>? _state;

    /// <summary>Compiles code without running it, so that what fails to compile has no effect at all.</summary>
    /// <param name="code">The code, with the line numbers of the cell.</param>
    /// <param name="document">The name under which stack traces show the code.</param>
    /// <param name="cancellation">Stops the compiler.</param>
    /// <returns>The compiler's errors; empty when it can be run.</returns>
    public IReadOnlyList<Diagnostic> Compile(string code, string document, CancellationToken cancellation)
    {
        var options = ScriptOptions.Default
            .WithReferences(references.All)
            .WithImports(DefaultImports.Concat(references.Imports))
            .WithLanguageVersion(LanguageVersion.Latest)
            .WithSourceResolver(new SourceFileResolver([], folder))
            .WithMetadataResolver(references.Resolver)
            .WithFilePath(document)
            .WithFileEncoding(Encoding.UTF8)
            .WithEmitDebugInformation(true)
            .WithAllowUnsafe(true);
        _script = _state is null
            ? CSharpScript.Create<object>(code, options, assemblyLoader: references.Loader)
            : _state.Script.ContinueWith<object>(code, options);
        return [.. _script.Compile(cancellation).Where(d => d.Severity == DiagnosticSeverity.Error)];
    }

    /// <summary>Runs what <see cref="Compile"/> compiled last.</summary>
    /// <returns>The exception it threw, or whether its last expression has a value, and which.</returns>
    public async Task<ScriptOutcome> RunAsync(CancellationToken cancellation)
    {
        var script = _script!;
        _state = _state is null
            ? await script.RunAsync(globals: null, catchException: _ => true, cancellation).ConfigureAwait(false)
            : await script.RunFromAsync(_state, catchException: _ => true, cancellation).ConfigureAwait(false);
        return new ScriptOutcome(_state.Exception, HasValue(script), _state.ReturnValue);
    }

    // "x" is a result, "x;" is not, and neither is a call that returns nothing.
    private static bool HasValue(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        return tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last,
        }
        && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }
}

/// <summary>How a piece of script ended.</summary>
internal sealed record ScriptOutcome(Exception? Error, bool HasValue, object? Value);
