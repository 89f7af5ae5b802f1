using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookNet.Tool.Notebooks;

/// <summary>Reads Jupyter notebooks, format 4.0 to 4.5, leniently where the format's versions differ.</summary>
internal static class IpynbReader
{
    private const string Resave = "open it in VS Code or Jupyter and save it again.";

    public static Notebook Read(string fullPath, string shownPath, string text)
    {
        var root = Parse(shownPath, text);
        CheckVersion(root, shownPath);
        KernelLanguage.CheckIsCSharp(root, shownPath);
        if (root["cells"] is not JsonArray list)
        {
            throw new NotebookFileException(shownPath, "this JSON is not a notebook.", "a list named \"cells\"",
                Kind(root["cells"]), Resave, "\"cells\"");
        }

        var cells = new List<NotebookCell>();
        foreach (var item in list)
        {
            cells.Add(ReadCell(item, cells.Count + 1, cells.Count(c => c.IsCode), shownPath));
        }

        return new Notebook { Path = fullPath, Root = root, Cells = cells };
    }

    private static JsonObject Parse(string path, string text)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = 512, AllowDuplicateProperties = false };
            var node = JsonNode.Parse(text, documentOptions: options);
            ReadTexts(node);
            return node as JsonObject ?? throw new NotebookFileException(path, "this JSON is not a notebook.",
                "an object with \"nbformat\", \"metadata\" and \"cells\"", Kind(node), Resave, "line 1, position 1");
        }
        catch (JsonException error)
        {
            var where = FormattableString.Invariant($"line {error.LineNumber + 1}, position {error.BytePositionInLine + 1}");
            throw new NotebookFileException(path, "this is not a notebook: the file is not valid JSON.",
                "JSON (a notebook begins with '{')", Excerpt(text, error.LineNumber ?? 0),
                "look for merge markers (<<<<<<<) or a cut-off end, or take the file from version control.", where);
        }
        catch (InvalidOperationException error)
        {
            // What System.Text.Json says of half a surrogate pair, as in "\ud800".
            throw new NotebookFileException(path, "this is not a notebook: a text in it is not valid Unicode.",
                "texts whose \\u escapes make whole characters", error.Message, Resave, "a text or a name");
        }
    }

    // Texts are decoded when they are first asked for. Here, so that a broken one is found while the file is read and not somewhere later.
    private static void ReadTexts(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject entries:
                foreach (var (_, value) in entries)
                {
                    ReadTexts(value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    ReadTexts(item);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                _ = value.GetValue<string>();
                break;
        }
    }

    private static void CheckVersion(JsonObject root, string path)
    {
        var major = root["nbformat"];
        if (major is null || major.GetValueKind() != JsonValueKind.Number || !major.AsValue().TryGetValue<int>(out var version))
        {
            throw new NotebookFileException(path, "this JSON is not a notebook.", "\"nbformat\": 4", Kind(major),
                "name a file that a notebook editor has written.", "\"nbformat\"");
        }

        if (version != 4)
        {
            var cure = version < 4
                ? "convert it: `jupyter nbconvert --to notebook --nbformat 4 FILE`, or open and save it in a current editor."
                : "update this tool; this file's format is newer than it.";
            throw new NotebookFileException(path, $"this is a notebook of format {version}.", "format 4 (4.0 to 4.5)",
                $"\"nbformat\": {version}", cure, "\"nbformat\"");
        }
    }

    private static NotebookCell ReadCell(JsonNode? node, int number, int codeCellsBefore, string path)
    {
        var where = $"cell {number}";
        if (node is not JsonObject cell)
        {
            throw new NotebookFileException(path, "a cell cannot be read.", "an object", Kind(node), Resave, where);
        }

        var type = Text(cell["cell_type"]);
        if (type is not ("code" or "markdown" or "raw"))
        {
            throw new NotebookFileException(path, "a cell cannot be read.", "\"cell_type\": \"code\", \"markdown\" or \"raw\"",
                type is null ? Kind(cell["cell_type"]) : $"\"{type}\"", Resave, where);
        }

        var source = Source(cell["source"]) ?? throw new NotebookFileException(path, "a cell cannot be read.",
            "\"source\" as text or a list of lines", Kind(cell["source"]), Resave, where);
        var language = type == "code" ? KernelLanguage.OfCell(cell, source) : type;
        return new NotebookCell
        {
            Number = number,
            CodeNumber = type == "code" ? codeCellsBefore + 1 : null,
            Kind = type == "code" ? KernelLanguage.KindOf(language) : type == "raw" ? CellKind.Raw : CellKind.Markdown,
            Language = language,
            Source = source,
            Json = cell,
        };
    }

    /// <summary>The text of a multi-line JSON value (a string, or an array of lines); null when it is something else.</summary>
    public static string? Source(JsonNode? node) => node switch
    {
        JsonArray lines when lines.All(l => Text(l) is not null) => string.Concat(lines.Select(Text)).ReplaceLineEndings("\n"),
        _ => Text(node)?.ReplaceLineEndings("\n"),
    };

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static string Kind(JsonNode? node) => node?.GetValueKind() switch
    {
        null => "nothing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "the number " + node.ToJsonString(),
        _ => node.ToJsonString(),
    };

    private static string Excerpt(string text, long line)
    {
        var found = text.ReplaceLineEndings("\n").Split('\n').ElementAtOrDefault((int)line)?.Trim() ?? "";
        return found.Length == 0 ? "the end of the text" : found.Length > 60 ? found[..60] + "…" : found;
    }
}
