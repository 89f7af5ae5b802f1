using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookNet.Tool.Notebooks;

/// <summary>Which language a notebook and its cells are written in, by the names the hosts use.</summary>
internal static class KernelLanguage
{
    private static readonly string[] CSharpNames = ["csharp", "c#", "cs", "dotnet", ".net", "polyglot", "clrkernel", "verso"];

    private static readonly Dictionary<string, CellKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = CellKind.CSharp,
        ["c#"] = CellKind.CSharp,
        ["cs"] = CellKind.CSharp,
        ["markdown"] = CellKind.Markdown,
        ["md"] = CellKind.Markdown,
        ["html"] = CellKind.Html,
        ["mermaid"] = CellKind.Mermaid,
    };

    private static readonly HashSet<string> Foreign = new(StringComparer.OrdinalIgnoreCase)
    {
        "fsharp", "f#", "pwsh", "powershell", "javascript", "js", "sql", "kql", "http", "python", "r", "value", "typescript",
    };

    /// <summary>Whether <paramref name="name"/> is a language (of this tool or another) rather than some other command.</summary>
    public static bool IsLanguage(string name) => Kinds.ContainsKey(name) || Foreign.Contains(name);

    public static CellKind KindOf(string language) => Kinds.GetValueOrDefault(language, CellKind.Foreign);

    /// <summary>The language of a code cell: its metadata says it, else its first line, else it is C#.</summary>
    public static string OfCell(JsonObject cell, string source)
    {
        var first = source.AsSpan().TrimStart();
        first = first[..(first.IndexOf('\n') is var end and >= 0 ? end : first.Length)].Trim();
        if (first.StartsWith("#!", StringComparison.Ordinal) && IsLanguage(first[2..].ToString()))
        {
            return first[2..].ToString();
        }

        return Text(cell["metadata"], "polyglot_notebook", "kernelName")
            ?? Text(cell["metadata"], "dotnet_interactive", "language")
            ?? "csharp";
    }

    /// <summary>Refuses notebooks whose kernel is known not to be C#.</summary>
    public static void CheckIsCSharp(JsonObject root, string path)
    {
        var metadata = root["metadata"];
        string?[] names =
        [
            Text(metadata, "kernelspec", "name"), Text(metadata, "kernelspec", "language"), Text(metadata, "language_info", "name"),
        ];
        var known = names.OfType<string>().Where(n => n.Length > 0).ToList();
        var other = known.Any(n => n.Contains("fsharp", StringComparison.OrdinalIgnoreCase)
            || n.Contains("f#", StringComparison.OrdinalIgnoreCase)
            || n.Contains("powershell", StringComparison.OrdinalIgnoreCase));
        if (other || (known.Count > 0 && !known.Any(IsCSharp)))
        {
            var display = Text(metadata, "kernelspec", "display_name") ?? known[0];
            throw new NotebookFileException(path, "this is not a C# notebook.", "a C# kernel (kernelspec \".net-csharp\")",
                $"\"{display}\" ({string.Join(", ", known.Distinct())})",
                "choose the kernel .NET (C#) in the editor and save, or run the notebook with its own kernel.",
                "\"metadata\".\"kernelspec\"");
        }
    }

    private static bool IsCSharp(string name) =>
        CSharpNames.Any(c => c.Length > 2 ? name.Contains(c, StringComparison.OrdinalIgnoreCase)
            : name.Equals(c, StringComparison.OrdinalIgnoreCase));

    private static string? Text(JsonNode? node, string group, string name) =>
        node is JsonObject o && o[group] is JsonObject inner && inner[name] is JsonValue value
        && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
