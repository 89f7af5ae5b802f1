using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace NotebookNet.Tool.Mermaid;

/// <summary>
/// Reads Mermaid flowcharts: direction, nodes of the usual shapes, edges with labels, chains and <c>&amp;</c>, subgraphs, styles and
/// classes. What it does not know it refuses by name, so that nothing is drawn wrong.
/// </summary>
internal sealed partial class FlowchartParser
{
    private static readonly (string Open, string Close, NodeShape Shape)[] Brackets =
    [
        ("(((", ")))", NodeShape.Circle), ("((", "))", NodeShape.Circle), ("([", "])", NodeShape.Stadium), ("[(", ")]", NodeShape.Cylinder),
        ("[[", "]]", NodeShape.Subroutine), ("{{", "}}", NodeShape.Hexagon), ("[/", "/]", NodeShape.Slanted), ("[\\", "\\]", NodeShape.Slanted),
        ("[/", "\\]", NodeShape.Slanted), ("[\\", "/]", NodeShape.Slanted), ("(", ")", NodeShape.Round), ("[", "]", NodeShape.Box),
        ("{", "}", NodeShape.Diamond), (">", "]", NodeShape.Flag),
    ];

    private readonly Flowchart _chart = new();
    private readonly Stack<FlowGroup> _open = new();
    private readonly Dictionary<string, NodeColours> _classes = [];
    private readonly List<(string Node, string Class)> _uses = [];

    /// <summary>Reads a diagram.</summary>
    /// <exception cref="MermaidException">It is of another kind, or has something that is not drawn here.</exception>
    public static Flowchart Parse(string source)
    {
        var parser = new FlowchartParser();
        var number = 0;
        var begun = false;
        var inFrontMatter = false;
        foreach (var raw in source.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line == "---" && !begun)
            {
                inFrontMatter = !inFrontMatter;
            }
            else if (!inFrontMatter && line.Length > 0 && !line.StartsWith("%%", StringComparison.Ordinal))
            {
                try
                {
                    if (begun)
                    {
                        parser.Line(line);
                    }
                    else
                    {
                        parser.Header(line);
                        begun = true;
                    }
                }
                catch (MermaidException error)
                {
                    throw new MermaidException(string.Create(CultureInfo.InvariantCulture, $"line {number}: {error.Message}"));
                }
            }
        }

        return begun ? parser.Finish() : throw new MermaidException("the diagram is empty");
    }

    private void Header(string line)
    {
        var match = HeaderLine().Match(line);
        if (!match.Success)
        {
            throw new MermaidException($"only flowcharts (graph or flowchart) are drawn, and this is '{Short(line)}'");
        }

        _chart.Direction = match.Groups["direction"].Value is { Length: > 0 } direction ? direction == "TB" ? "TD" : direction : "TD";
        if (match.Groups["rest"].Value.Trim(' ', ';') is { Length: > 0 } rest)
        {
            Line(rest);
        }
    }

    private void Line(string line)
    {
        foreach (var statement in Statements(line))
        {
            var word = statement.Split(' ', 2)[0];
            switch (word)
            {
                case "subgraph":
                    BeginGroup(statement["subgraph".Length..].Trim());
                    break;
                case "end":
                    if (!_open.TryPop(out _))
                    {
                        throw new MermaidException("'end' without a subgraph");
                    }

                    break;
                case "direction" or "linkStyle" or "click" or "accTitle" or "accDescr" or "accTitle:" or "accDescr:":
                    // They change details of the look, not what is said.
                    break;
                case "classDef":
                    var definition = ClassLine().Match(statement);
                    foreach (var name in definition.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries))
                    {
                        _classes[name] = Colours(definition.Groups["style"].Value);
                    }

                    break;
                case "class":
                    var use = ClassLine().Match(statement);
                    _uses.AddRange(use.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries).Select(n => (n, use.Groups["style"].Value.Trim())));
                    break;
                case "style":
                    var style = ClassLine().Match(statement);
                    _chart.Node(style.Groups["names"].Value).Colours = Colours(style.Groups["style"].Value);
                    break;
                default:
                    new Statement(this, statement).Read();
                    break;
            }
        }
    }

    private Flowchart Finish()
    {
        if (_open.Count > 0)
        {
            throw new MermaidException($"the subgraph '{Short(_open.Peek().Title)}' has no 'end'");
        }

        foreach (var (id, name) in _uses)
        {
            if (_classes.TryGetValue(name, out var colours) && _chart.Nodes.Find(n => n.Id == id) is { } node)
            {
                node.Colours ??= colours;
            }
        }

        if (_classes.TryGetValue("default", out var all))
        {
            _chart.Nodes.ForEach(n => n.Colours ??= all);
        }

        // A name that is also a subgraph's means the subgraph.
        foreach (var group in _chart.Groups)
        {
            if (_chart.Nodes.Find(n => n.Id == group.Id) is { } node)
            {
                node.Stands = group;
            }
        }

        return _chart.Nodes.Count > 0 ? _chart : throw new MermaidException("the diagram has no nodes");
    }

    private void BeginGroup(string text)
    {
        var match = GroupTitle().Match(text);
        var (id, title) = match.Success ? (match.Groups["id"].Value, Text(match.Groups["title"].Value)) : (Text(text), Text(text));
        var group = new FlowGroup(id, title, _open.TryPeek(out var parent) ? parent : null);
        _chart.Groups.Add(group);
        _open.Push(group);
    }

    private static NodeColours Colours(string style)
    {
        string? Value(string name) => style.Trim(';').Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split(':', 2)).Where(p => p.Length == 2 && p[0].Trim() == name).Select(p => p[1].Trim()).FirstOrDefault(v => Colour().IsMatch(v));

        return new NodeColours(Value("fill"), Value("stroke"), Value("color"), style.Contains("stroke-dasharray", StringComparison.Ordinal));
    }

    // A line may hold several statements; a semicolon in a label is part of it.
    private static IEnumerable<string> Statements(string line)
    {
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            depth += quoted ? 0 : line[i] is '[' or '(' or '{' ? 1 : line[i] is ']' or ')' or '}' ? -1 : 0;
            if (line[i] == ';' && depth <= 0 && !quoted && !Entity().IsMatch(line[..(i + 1)]))
            {
                if (line[start..i].Trim() is { Length: > 0 } statement)
                {
                    yield return statement;
                }

                start = i + 1;
            }
        }

        if (line[start..].Trim() is { Length: > 0 } last)
        {
            yield return last;
        }
    }

    private static string Text(string text)
    {
        var plain = text.Trim();
        plain = plain.Length >= 2 && plain[0] == '"' && plain[^1] == '"' ? plain[1..^1] : plain;
        plain = LineBreak().Replace(plain.Trim('`'), "\n");
        plain = NumberedEntity().Replace(plain, m => m.Groups[1].ValueSpan[0] is >= '0' and <= '9' ? $"&#{m.Groups[1].Value};" : $"&{m.Groups[1].Value};");
        return WebUtility.HtmlDecode(Tag().Replace(plain.Replace("\\n", "\n", StringComparison.Ordinal), ""));
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    [GeneratedRegex(@"^(?:graph|flowchart)(?:-elk)?(?:\s+(?<direction>TD|TB|BT|LR|RL))?\s*(?<rest>(?:;.*)?)$")]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^\w+\s+(?<names>[^\s]+)\s+(?<style>.+)$")]
    private static partial Regex ClassLine();

    [GeneratedRegex(@"^(?<id>[^\s\[]+)\s*\[(?<title>.+)\]$")]
    private static partial Regex GroupTitle();

    [GeneratedRegex(@"^(#[0-9a-fA-F]{3,8}|[a-zA-Z]{1,30}|(?:rgb|rgba|hsl|hsla)\([0-9.,%\s]+\))$")]
    private static partial Regex Colour();

    [GeneratedRegex(@"<br\s*/?>", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"#(\w+);$")]
    private static partial Regex Entity();

    [GeneratedRegex(@"#(\w+);")]
    private static partial Regex NumberedEntity();
}
