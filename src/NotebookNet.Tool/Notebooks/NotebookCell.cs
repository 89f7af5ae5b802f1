using System.Text.Json.Nodes;

namespace NotebookNet.Tool.Notebooks;

/// <summary>One cell as it was read. <see cref="Json"/> is the untouched original, so that nothing unknown is lost.</summary>
internal sealed class NotebookCell
{
    /// <summary>The place among all cells, counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The place among the code cells, counted from 1; null for text.</summary>
    public required int? CodeNumber { get; init; }

    public required CellKind Kind { get; init; }

    /// <summary>The language the file names, for example <c>csharp</c> or <c>fsharp</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The whole text with <c>\n</c> line ends.</summary>
    public required string Source { get; init; }

    public required JsonObject Json { get; init; }

    public bool IsCode => CodeNumber is not null;

    /// <summary>The tags in the cell's metadata.</summary>
    public IEnumerable<string> Tags => Json["metadata"]?["tags"] is JsonArray tags
        ? tags.Where(t => t?.GetValueKind() == System.Text.Json.JsonValueKind.String).Select(t => t!.GetValue<string>())
        : [];
}
