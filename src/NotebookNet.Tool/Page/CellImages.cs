using System.Text.Json.Nodes;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Page;

/// <summary>Puts the pictures that a text cell names (files beside the notebook, attachments) into the page itself.</summary>
internal sealed class CellImages(Notebook notebook, NotebookCell cell)
{
    private const long LargestFile = 10_000_000;

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    };

    /// <summary>The picture as a data address; null when there is none of that name.</summary>
    public string? Resolve(string address)
    {
        const string Attachment = "attachment:";
        var name = Uri.UnescapeDataString(address);
        if (name.StartsWith(Attachment, StringComparison.Ordinal))
        {
            return cell.Json["attachments"]?[name[Attachment.Length..]] is JsonObject forms
                && forms.FirstOrDefault() is { Key: { } type, Value: { } data }
                ? $"data:{type};base64,{IpynbReader.Source(data)?.ReplaceLineEndings("")}" : null;
        }

        if (!Types.TryGetValue(Path.GetExtension(name), out var mimeType))
        {
            return null;
        }

        var file = new FileInfo(Path.GetFullPath(name, notebook.Folder));
        return file.Exists && file.Length <= LargestFile
            ? $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(file.FullName))}" : null;
    }
}
