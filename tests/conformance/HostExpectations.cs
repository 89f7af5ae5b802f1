using System.Text.Json.Nodes;

namespace NotebookNet.Conformance;

/// <summary>What the conformance notebook must look like after any host has executed it.</summary>
internal static class HostExpectations
{
    /// <summary>Everything that is not as it should be; empty for a host that does all of it.</summary>
    /// <param name="notebook">The executed notebook.</param>
    /// <param name="host">The name the host must be known by.</param>
    /// <param name="updates">How often a displayed value was replaced while a cell ran, by the cell's id.</param>
    public static IReadOnlyList<string> Violations(JsonNode notebook, string host, Func<string, int> updates)
    {
        var found = new List<string>();
        void Expect(string cell, string what, bool holds)
        {
            if (!holds)
            {
                found.Add($"cell '{cell}': {what}; it put out: {Short(Cell(notebook, cell)["outputs"]!.ToJsonString())}");
            }
        }

        foreach (var cell in notebook["cells"]!.AsArray().Where(c => c!["cell_type"]!.GetValue<string>() == "code"))
        {
            var id = cell!["id"]!.GetValue<string>();
            Expect(id, "no error is expected", Outputs(notebook, id).All(o => o["output_type"]!.GetValue<string>() != "error"));
            Expect(id, "nothing is expected on stderr", Outputs(notebook, id).All(o => o["name"]?.GetValue<string>() != "stderr"));
        }

        Expect("load", $"the library must be connected to {host}", All(notebook, "load").Contains(host, StringComparison.Ordinal));
        Expect("namespace", "the namespace must be imported and the model drawn as HTML", IsHtml(notebook, "namespace", "<svg", "<table"));
        Expect("live", "a picture of the training must be shown", IsHtml(notebook, "live", "<svg"));
        Expect("live", "the picture must be replaced while Fit runs", updates("live") >= 2);
        Expect("live", "the last state must say that the time was over", All(notebook, "live").Contains("was over", StringComparison.Ordinal));
        Expect("live", "one output must be replaced, not many appended", Outputs(notebook, "live").Count(o => o["data"] is not null) == 1);
        Expect("curves", "the history must be drawn as SVG", IsHtml(notebook, "curves", "<svg"));
        Expect("matrix", "the confusion matrix must be drawn as HTML", IsHtml(notebook, "matrix", "<svg", "<table"));
        Expect("nested", "three models inside other objects must be drawn", Count(All(notebook, "nested"), "Total params") >= 3 || Count(All(notebook, "nested"), "<svg") >= 3);
        Expect("order", "text and pictures must keep their order", InOrder(notebook));
        Expect("magic", "the command must show the facts", All(notebook, "magic").Contains("Threads", StringComparison.Ordinal));
        Expect("help", "the command must show its help", All(notebook, "help").Contains("NOTEBOOKNET_THREADS", StringComparison.Ordinal));
        return found;
    }

    private static JsonNode Cell(JsonNode notebook, string id) => notebook["cells"]!.AsArray().Single(c => c!["id"]!.GetValue<string>() == id)!;

    private static IEnumerable<JsonNode> Outputs(JsonNode notebook, string id) => Cell(notebook, id)["outputs"]!.AsArray().Select(o => o!);

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(Text)),
        _ => node.GetValueKind() == System.Text.Json.JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString(),
    };

    private static string All(JsonNode notebook, string id) => string.Concat(Outputs(notebook, id)
        .Select(o => Text(o["text"]) + (o["data"] is JsonObject data ? string.Concat(data.Select(d => Text(d.Value))) : "")));

    private static bool IsHtml(JsonNode notebook, string id, params string[] either) => Outputs(notebook, id)
        .Any(o => o["data"]?["text/html"] is { } html && either.Any(e => Text(html).Contains(e, StringComparison.Ordinal)));

    private static bool InOrder(JsonNode notebook)
    {
        var kinds = Outputs(notebook, "order").Select(o => o["data"] is null ? Text(o["text"]).Trim() : "picture").ToArray();
        return kinds.SequenceEqual(["before", "picture", "picture", "after"]);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Short(string text) => text.Length > 600 ? text[..600] + "…" : text;
}
