using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Writes a graph in the languages of other drawing programs.</summary>
internal static class GraphText
{
    // What stands for itself in a quoted Mermaid label; everything else of ASCII is written as a number.
    private const string PlainInMermaid = " .,:_-+=/*()[]";

    /// <summary>A Mermaid flowchart.</summary>
    public static string Mermaid(IReadOnlyList<GraphBox> boxes, string? title)
    {
        var text = new StringBuilder();
        if (Label.Clean(title) is { Length: > 0 } name)
        {
            text.Append("---\ntitle: \"").Append(Yaml(name)).Append("\"\n---\n");
        }

        text.Append("flowchart TD\n");
        for (var i = 0; i < boxes.Count; i++)
        {
            var box = boxes[i];
            var (open, close) = box.IsInput ? ("([", "])") : box.IsOutput ? ("[[", "]]") : ("[", "]");
            var label = string.Join("<br/>", Lines(box).Select(MermaidText));
            text.Append(CultureInfo.InvariantCulture, $"    n{i}{open}\"{label}\"{close}").Append(box.IsFrozen ? ":::frozen\n" : "\n");
        }

        foreach (var (from, to) in Edges(boxes))
        {
            text.Append(CultureInfo.InvariantCulture, $"    n{from} --> n{to}\n");
        }

        return text.Append(boxes.Any(b => b.IsFrozen) ? "    classDef frozen stroke-dasharray: 5 3\n" : "").ToString();
    }

    /// <summary>A graph in the DOT language.</summary>
    public static string Dot(IReadOnlyList<GraphBox> boxes, string? title)
    {
        var text = new StringBuilder("digraph {\n    rankdir=TB\n    node [shape=box, fontname=\"Helvetica\"]\n");
        if (Label.Clean(title) is { Length: > 0 } name)
        {
            text.Append("    label=\"").Append(DotText(name)).Append("\"\n    labelloc=t\n");
        }

        for (var i = 0; i < boxes.Count; i++)
        {
            List<string> style = [.. boxes[i].IsInput ? ["rounded"] : Array.Empty<string>(), .. boxes[i].IsFrozen ? ["dashed"] : Array.Empty<string>()];
            text.Append(CultureInfo.InvariantCulture, $"    n{i} [label=\"{string.Join("\\n", Lines(boxes[i]).Select(DotText))}\"")
                .Append(style.Count > 0 ? $", style=\"{string.Join(',', style)}\"" : "").Append(boxes[i].IsOutput ? ", peripheries=2]\n" : "]\n");
        }

        foreach (var (from, to) in Edges(boxes))
        {
            text.Append(CultureInfo.InvariantCulture, $"    n{from} -> n{to}\n");
        }

        return text.Append("}\n").ToString();
    }

    private static IEnumerable<string> Lines(GraphBox box) =>
        box.Lines is { } own ? own.Select(Label.Clean) : [Label.Clean(box.Name), Label.Clean(box.KindLabel), Numbers.Shape(box.Shape), .. box.Parameters > 0 ? [box.ParameterLabel] : Array.Empty<string>()];

    private static IEnumerable<(int From, int To)> Edges(IReadOnlyList<GraphBox> boxes) =>
        Enumerable.Range(0, boxes.Count).SelectMany(i => boxes[i].Inputs.Select(s => (s, i)));

    private static string MermaidText(string text)
    {
        var safe = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var plain = !rune.IsAscii || Rune.IsLetterOrDigit(rune) || PlainInMermaid.Contains((char)rune.Value, StringComparison.Ordinal);
            safe.Append(plain ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"#{rune.Value};"));
        }

        return safe.ToString();
    }

    private static string Yaml(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    // Graphviz reads \N, \G … and HTML's entities in labels.
    private static string DotText(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("&", "&amp;", StringComparison.Ordinal);
}
