using System.Text.Json.Nodes;

namespace NotebookNet.Tool.Notebooks;

/// <summary>The pieces of a Jupyter notebook for content that does not come from one.</summary>
internal static class IpynbSkeleton
{
    public static JsonObject Create() => new()
    {
        ["cells"] = new JsonArray(),
        ["metadata"] = new JsonObject(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    };

    public static JsonObject Cell(string language, string source, bool isText)
    {
        if (isText)
        {
            return new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = Lines(source) };
        }

        return new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["metadata"] = new JsonObject
            {
                ["dotnet_interactive"] = new JsonObject { ["language"] = language },
                ["polyglot_notebook"] = new JsonObject { ["kernelName"] = language },
            },
            ["outputs"] = new JsonArray(),
            ["source"] = Lines(source),
        };
    }

    public static JsonObject KernelSpec() =>
        new() { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" };

    public static JsonObject LanguageInfo() => new()
    {
        ["file_extension"] = ".cs",
        ["mimetype"] = "text/x-csharp",
        ["name"] = "polyglot-notebook",
        ["pygments_lexer"] = "csharp",
    };

    /// <summary>Text as Jupyter stores it: a list of lines that keep their line ends.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode?)JsonValue.Create(text[start..end]));
            start = end;
        }

        return lines;
    }
}
