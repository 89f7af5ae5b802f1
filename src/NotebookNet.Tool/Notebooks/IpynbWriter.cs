using System.Globalization;
using System.Text.Json.Nodes;
using NotebookNet.Tool.Execution;

namespace NotebookNet.Tool.Notebooks;

/// <summary>
/// Makes the executed notebook: the original with new outputs. It has no time and no date in it, so that a notebook under version
/// control changes only when its results do.
/// </summary>
internal static class IpynbWriter
{
    private const int NewestMinor = 5;

    public static JsonObject Execute(NotebookResult result)
    {
        var root = (JsonObject)result.Notebook.Root.DeepClone();
        var minor = root["nbformat_minor"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
        root["nbformat_minor"] = Math.Max(minor, NewestMinor);
        var metadata = root["metadata"] as JsonObject ?? [];
        root["metadata"] = metadata;
        metadata.TryAdd("kernelspec", IpynbSkeleton.KernelSpec());
        metadata.TryAdd("language_info", IpynbSkeleton.LanguageInfo());
        var cells = root["cells"]!.AsArray();
        var ids = new HashSet<string>(cells.Select(c => c!["id"]?.ToString()).OfType<string>(), StringComparer.Ordinal);
        var results = result.Cells.ToDictionary(c => c.Cell.Number);
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i]!.AsObject();
            cell.TryAdd("id", NewId(i + 1, ids));
            cell.TryAdd("metadata", new JsonObject());
            cell["source"] = IpynbSkeleton.Lines(result.Notebook.Cells[i].Source);
            if (result.Notebook.Cells[i].IsCode)
            {
                var ran = results.GetValueOrDefault(i + 1);
                cell["execution_count"] = ran?.Cell.CodeNumber;
                cell["outputs"] = new JsonArray([.. (ran?.Outputs ?? []).Select(o => Output(o, ran!.Cell))]);
            }
        }

        return root;
    }

    private static string NewId(int number, HashSet<string> taken)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"cell-{number}");
        while (!taken.Add(id))
        {
            id += "-x";
        }

        return id;
    }

    private static JsonObject Output(CellOutput output, NotebookCell cell) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = IpynbSkeleton.Lines(stream.Text.ToString()),
        },
        DisplayOutput { IsResult: true } display => new JsonObject
        {
            ["data"] = Data(display.Content),
            ["execution_count"] = cell.CodeNumber,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "execute_result",
        },
        DisplayOutput display => new JsonObject
        {
            ["data"] = Data(display.Content),
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        },
        ErrorOutput error => new JsonObject
        {
            ["ename"] = error.Error.Name,
            ["evalue"] = error.Error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. ErrorText.Lines(error.Error, cell).Select(l => JsonValue.Create(l))]),
        },
        _ => throw new InvalidOperationException($"No notebook form for {output.GetType()}."),
    };

    private static JsonObject Data(MimeBundle content)
    {
        var data = new JsonObject();
        foreach (var (mimeType, text) in content.Forms)
        {
            data[mimeType] = MimeTypes.IsJson(mimeType) ? JsonNode.Parse(text)
                : MimeTypes.IsText(mimeType) ? IpynbSkeleton.Lines(text) : JsonValue.Create(text);
        }

        return data;
    }
}
