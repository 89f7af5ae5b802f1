using System.Text.Json.Nodes;

namespace NotebookNet.Tool.Notebooks;

/// <summary>A notebook as it was read: the original JSON and a view of its cells.</summary>
internal sealed class Notebook
{
    /// <summary>The full path of the file it came from.</summary>
    public required string Path { get; init; }

    /// <summary>The original notebook object (for a <c>.dib</c> the one made from it).</summary>
    public required JsonObject Root { get; init; }

    public required IReadOnlyList<NotebookCell> Cells { get; init; }

    /// <summary>The folder the cells run in, as in every other notebook host.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public int CodeCellCount => Cells.Count(c => c.IsCode);
}
