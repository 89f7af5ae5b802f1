using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookNet.Tool.Notebooks;

/// <summary>Reads the text format of Polyglot Notebooks: cells begin with <c>#!csharp</c>, <c>#!markdown</c> and so on.</summary>
internal static class DibReader
{
    public static Notebook Read(string fullPath, string shownPath, string text)
    {
        var root = IpynbSkeleton.Create();
        var list = root["cells"]!.AsArray();
        var cells = new List<NotebookCell>();
        foreach (var part in Split(text))
        {
            if (part.Language == "meta")
            {
                ReadMeta(part, root, shownPath);
                continue;
            }

            var kind = KernelLanguage.KindOf(part.Language);
            var isText = kind == CellKind.Markdown;
            var json = IpynbSkeleton.Cell(part.Language, part.Source, isText);
            list.Add(json);
            cells.Add(new NotebookCell
            {
                Number = cells.Count + 1,
                CodeNumber = isText ? null : cells.Count(c => c.IsCode) + 1,
                Kind = kind,
                Language = part.Language,
                Source = part.Source,
                Json = json,
            });
        }

        return cells.Count > 0
            ? new Notebook { Path = fullPath, Root = root, Cells = cells }
            : throw new NotebookFileException(shownPath, "the notebook has no cells.", "at least one cell, for example `#!csharp` and code",
                "only #!meta or empty cells", "add a cell.");
    }

    private static IEnumerable<Part> Split(string text)
    {
        var language = "csharp";
        var lines = new List<string>();
        var start = 1;
        var all = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i <= all.Length; i++)
        {
            var next = i == all.Length ? null : Language(all[i]);
            if (i == all.Length || next is not null)
            {
                var source = string.Join('\n', lines).Trim('\n');
                if (!string.IsNullOrWhiteSpace(source))
                {
                    yield return new Part(language, source, start);
                }

                lines.Clear();
                (language, start) = (next ?? language, i + 2);
            }
            else
            {
                lines.Add(all[i]);
            }
        }
    }

    private static string? Language(string line)
    {
        var name = line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Trim() : "";
        return name == "meta" || KernelLanguage.IsLanguage(name) ? name.ToLowerInvariant() : null;
    }

    private static void ReadMeta(Part part, JsonObject root, string path)
    {
        try
        {
            var meta = JsonNode.Parse(part.Source) as JsonObject ?? throw new JsonException("not an object", null, 0, 0);
            if (meta["kernelInfo"]?["defaultKernelName"] is JsonValue name && name.GetValueKind() == JsonValueKind.String
                && KernelLanguage.KindOf(name.GetValue<string>()) != CellKind.CSharp)
            {
                throw new NotebookFileException(path, "this is not a C# notebook.", "\"defaultKernelName\": \"csharp\"",
                    $"\"{name.GetValue<string>()}\"", "run it in Polyglot Notebooks, or change its default kernel.", "#!meta");
            }

            root["metadata"]!["polyglot_notebook"] = meta;
        }
        catch (JsonException error)
        {
            throw new NotebookFileException(path, "the #!meta block cannot be read.", "a JSON object", "other text",
                "correct the JSON, or remove the block: it is optional.",
                FormattableString.Invariant($"line {part.Line + (error.LineNumber ?? 0)}"));
        }
    }

    private sealed record Part(string Language, string Source, int Line);
}
