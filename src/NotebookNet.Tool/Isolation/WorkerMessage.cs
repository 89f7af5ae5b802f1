using System.Text.Json.Nodes;
using NotebookNet.Tool.Execution;

namespace NotebookNet.Tool.Isolation;

/// <summary>
/// What the process that runs a notebook tells the one that reports and writes: one JSON object a line. Small names, because console
/// output comes in small pieces.
/// </summary>
internal static class WorkerMessage
{
    public const string Kind = "k";
    public const string CellStarted = "cell";
    public const string CellEnded = "done";
    public const string End = "end";
    public const string Status = "status";
    public const string Warning = "warning";
    public const string Text = "text";
    public const string Show = "show";
    public const string Replace = "replace";

    /// <summary>The forms of a value as a list of pairs.</summary>
    public static JsonArray Forms(MimeBundle content) =>
        [.. content.Forms.Select(form => new JsonArray(form.Key, form.Value))];

    public static MimeBundle Forms(JsonNode? forms) =>
        new([.. forms!.AsArray().Select(form => KeyValuePair.Create(form![0]!.GetValue<string>(), form[1]!.GetValue<string>()))]);

    public static JsonObject? Error(CellError? error) => error is null ? null : new JsonObject
    {
        ["name"] = error.Name,
        ["message"] = error.Message,
        ["line"] = error.Line,
        ["details"] = new JsonArray([.. error.Details.Select(detail => (JsonNode)detail)]),
        ["cure"] = error.Cure,
    };

    public static CellError? Error(JsonNode? error) => error is null ? null : new CellError
    {
        Name = error["name"]!.GetValue<string>(),
        Message = error["message"]!.GetValue<string>(),
        Line = error["line"]?.GetValue<int>(),
        Details = [.. error["details"]!.AsArray().Select(detail => detail!.GetValue<string>())],
        Cure = error["cure"]?.GetValue<string>(),
    };
}
