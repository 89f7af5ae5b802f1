using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Execution;

/// <summary>Separates a cell's host instructions (<c>#!…</c>, <c>#r</c>, <c>#i</c>) from its code.</summary>
internal static partial class CellSplitter
{
    /// <summary>What a cell may contain besides code; named in the error about an unknown command.</summary>
    public const string Supported =
        "#!csharp, #!markdown, #!html, #!mermaid, #!time, #!import file, #!notebooknet, #r \"nuget:Package, version\", #r \"file.dll\", "
        + "#i \"folder\", #load \"file.csx\"";

    // A line inside a raw or verbatim string or a comment is text, whatever it looks like.
    private static readonly HashSet<string> Unterminated = ["CS1035", "CS1039", "CS8997", "CS8999", "CS1733"];

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    public static IReadOnlyList<CellSegment> Split(NotebookCell cell)
    {
        var segments = new List<CellSegment>();
        var lines = cell.Source.Split('\n');
        var (kind, language, start) = (cell.Kind, cell.Language, 0);
        var directives = new List<Directive>();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (!line.StartsWith('#') || (kind == CellKind.CSharp && IsInsideText(lines, start, i)))
            {
                continue;
            }

            var name = line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Trim() : null;
            if (name is not null && KernelLanguage.IsLanguage(name))
            {
                Close(i);
                lines[i] = "";
                (kind, language, start) = (KernelLanguage.KindOf(name), name, i + 1);
            }
            else if (kind == CellKind.CSharp && Read(line, name, i + 1) is { } directive)
            {
                // What comes before an import or a display has happened by then, what comes after has not.
                var isStep = directive.Kind is DirectiveKind.Import or DirectiveKind.Info;
                if (isStep)
                {
                    Close(i);
                    start = i;
                }

                directives.Add(directive);
                lines[i] = "";
                if (isStep)
                {
                    Close(i + 1);
                    start = i + 1;
                }
            }
        }

        Close(lines.Length);
        return segments;

        void Close(int end)
        {
            var text = string.Join('\n', lines[start..end]);
            if (directives.Count > 0 || !string.IsNullOrWhiteSpace(text))
            {
                var padded = kind == CellKind.CSharp ? new string('\n', start) + text : text.Trim('\n');
                segments.Add(new CellSegment(kind, language, padded, [.. directives]));
            }

            directives.Clear();
        }
    }

    private static Directive? Read(string line, string? command, int number)
    {
        if (command is not null)
        {
            var (name, argument) = command.Split((char[]?)null, 2) is [var first, var rest] ? (first, rest.Trim()) : (command, "");
            return name switch
            {
                "time" => new Directive(DirectiveKind.Time, argument, number, line),
                "import" => new Directive(DirectiveKind.Import, argument.Trim('"'), number, line),
                "notebooknet" => new Directive(DirectiveKind.Info, argument, number, line),
                _ => new Directive(DirectiveKind.Unknown, command, number, line),
            };
        }

        if (Reference().Match(line) is { Success: true } match)
        {
            var argument = match.Groups["argument"].Value.Trim();
            var isPackage = argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase);
            var value = isPackage ? argument["nuget:".Length..].Trim() : argument;
            return new Directive(match.Groups["letter"].Value == "i" ? DirectiveKind.Source
                : isPackage ? DirectiveKind.Package : DirectiveKind.Assembly, value, number, line);
        }

        return null;
    }

    private static bool IsInsideText(string[] lines, int start, int line)
    {
        var before = string.Join('\n', lines[start..line]) + "\n";
        return CSharpSyntaxTree.ParseText(before, Script).GetDiagnostics().Any(d => Unterminated.Contains(d.Id));
    }

    [GeneratedRegex("""^#(?<letter>[ri])\s+"(?<argument>[^"]+)"\s*(//.*)?$""")]
    private static partial Regex Reference();
}
