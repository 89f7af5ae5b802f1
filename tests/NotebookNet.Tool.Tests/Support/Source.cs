using System.Text.Json.Nodes;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Tests.Support;

/// <summary>Builds notebooks for tests.</summary>
internal static class Source
{
    public static JsonObject Code(string source, params string[] tags)
    {
        var cell = IpynbSkeleton.Cell("csharp", source, isText: false);
        if (tags.Length > 0)
        {
            cell["metadata"]!["tags"] = new JsonArray([.. tags.Select(t => JsonValue.Create(t))]);
        }

        return cell;
    }

    public static JsonObject Text(string markdown) => IpynbSkeleton.Cell("markdown", markdown, isText: true);

    public static string Notebook(params JsonObject[] cells)
    {
        var root = IpynbSkeleton.Create();
        foreach (var cell in cells)
        {
            root["cells"]!.AsArray().Add(cell);
        }

        return JupyterJson.Write(root);
    }
}
