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
        "#!csharp, #!markdown, #!html, #!mermaid, #!time, #r \"nuget:Package, version\", #r \"file.dll\", #i \"folder\", #load \"file.csx\"";

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
                directives.Add(directive);
                lines[i] = "";
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
            var kind = command == "time" ? DirectiveKind.Time : DirectiveKind.Unknown;
            return new Directive(kind, command, number, line);
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
