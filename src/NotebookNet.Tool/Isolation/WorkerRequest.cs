using System.Text.Json.Nodes;
using NotebookNet.Tool.Notebooks;

namespace NotebookNet.Tool.Isolation;

/// <summary>What the running process is asked to do: one line on its standard input. A line <c>stop</c> may follow.</summary>
internal static class WorkerRequest
{
    public const string Stop = "stop";

    public static string Write(Notebook notebook, TimeSpan? cellTimeout) => new JsonObject
    {
        ["path"] = notebook.Path,
        ["timeout"] = cellTimeout?.TotalSeconds,
        // The notebook as it was read, with the parameters in it: the file may be edited while others run.
        ["notebook"] = notebook.Root.ToJsonString(),
    }.ToJsonString();

    public static (Notebook Notebook, TimeSpan? CellTimeout) Read(string line)
    {
        var request = JsonNode.Parse(line)!;
        var path = request["path"]!.GetValue<string>();
        return (
            IpynbReader.Read(path, path, request["notebook"]!.GetValue<string>()),
            request["timeout"] is { } seconds ? TimeSpan.FromSeconds(seconds.GetValue<double>()) : null);
    }
}
