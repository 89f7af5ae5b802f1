using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NotebookNet.Tool.Page;

/// <summary>Colours the other languages that stand in notebooks: comments, texts, numbers and keywords. C# has the compiler's own tokens.</summary>
internal static partial class LanguageHighlighter
{
    private static readonly Dictionary<string, Language> Languages = Index(
        new(["fsharp", "f#", "fs"], "//", "(*", "*)", "let in fun function match with type module namespace open if then else elif for while do done rec mutable member static new yield return use try finally raise async and or not true false null of when as inherit interface abstract override"),
        new(["python", "py"], "#", null, null, "def class return if elif else for while in not and or is import from as with try except finally raise lambda yield pass break continue None True False async await global nonlocal assert del"),
        new(["javascript", "js", "typescript", "ts"], "//", "/*", "*/", "function const let var return if else for while do switch case break continue new class extends import export from default async await try catch finally throw typeof instanceof in of null undefined true false this interface type enum"),
        new(["powershell", "pwsh"], "#", "<#", "#>", "function param if else elseif for foreach while do switch return break continue try catch finally throw begin process end in"),
        new(["bash", "sh", "shell", "console"], "#", null, null, "if then else elif fi for in do done while case esac function return export local set echo cd"),
        new(["sql", "kql"], "--", "/*", "*/", "select from where group by order having join left right inner outer on as insert into values update set delete create table drop alter and or not null is in like between distinct limit top union all case when then else end with") { IgnoresCase = true },
        new(["json"], null, null, null, "true false null"),
        new(["yaml", "yml", "toml"], "#", null, null, "true false null"),
        new(["html", "xml", "svg", "xaml", "csproj"], null, "<!--", "-->", "") { IsMarkup = true },
        new(["mermaid"], "%%", null, null, "graph flowchart subgraph end style classDef class direction TD TB BT LR RL"));

    /// <summary>Whether a language's name is known.</summary>
    public static bool Knows(string language) => Languages.ContainsKey(language);

    /// <summary>Coloured HTML; plain escaped text for a language that is not known.</summary>
    public static string ToHtml(string code, string language) =>
        Languages.TryGetValue(language, out var known) ? known.ToHtml(code) : Encode(code);

    private static Dictionary<string, Language> Index(params Language[] languages) => languages
        .SelectMany(l => l.Names.Select(name => (name, l))).ToDictionary(p => p.name, p => p.l, StringComparer.OrdinalIgnoreCase);

    private static string Encode(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "'").Replace("&quot;", "\"");

    [GeneratedRegex(@"^(0[xX][0-9a-fA-F]+|\d[\d_]*\.?\d*(?:[eE][+-]?\d+)?\w?)$")]
    private static partial Regex Number();

    private sealed class Language(string[] names, string? lineComment, string? open, string? close, string keywords)
    {
        private readonly HashSet<string> _keywords = [.. keywords.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        private Regex? _token;

        public string[] Names { get; } = names;

        public bool IgnoresCase { get; init; }

        public bool IsMarkup { get; init; }

        public string ToHtml(string code)
        {
            var html = new StringBuilder();
            var at = 0;
            foreach (Match token in (_token ??= Token()).Matches(code))
            {
                html.Append(Encode(code[at..token.Index]));
                html.Append(ClassOf(token) is { } style ? $"<span class=\"{style}\">{Encode(token.Value)}</span>" : Encode(token.Value));
                at = token.Index + token.Length;
            }

            return html.Append(Encode(code[at..])).ToString();
        }

        private string? ClassOf(Match token) =>
            token.Groups["comment"].Success ? "c"
            : token.Groups["text"].Success ? "s"
            : token.Groups["tag"].Success ? "k"
            : IsMarkup ? null
            : Number().IsMatch(token.Value) ? "n"
            : _keywords.Contains(IgnoresCase ? token.Value.ToLowerInvariant() : token.Value) ? "k" : null;

        private Regex Token()
        {
            var comments = new[]
            {
                open is null ? null : $"{Regex.Escape(open)}.*?(?:{Regex.Escape(close!)}|\\z)",
                // A # inside a word or an address starts no comment.
                lineComment is null ? null : $"(?<![^\\s;]){Regex.Escape(lineComment)}[^\\n]*",
            }.OfType<string>().ToArray();
            var comment = comments.Length > 0 ? $"(?<comment>{string.Join('|', comments)})|" : "";
            var tag = IsMarkup ? "(?<tag></?[\\w:-]+|/?>)|" : "";
            var text = IsMarkup ? "(?<text>(?<==)(?:\"[^\"]*\"|'[^']*'))" : "(?<text>\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')";
            return new Regex($"{comment}{tag}{text}|\\d[\\w.]*(?:(?<=\\d[eE])[+-]\\d+)?|[\\w.]+", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
        }
    }
}
