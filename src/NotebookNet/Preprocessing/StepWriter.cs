using System.Text.Json.Nodes;

namespace NotebookNet.Preprocessing;

/// <summary>Writes a step as JSON. Numbers are written with all their digits, so that reading gives the same bits.</summary>
internal sealed class StepWriter
{
    private readonly JsonObject _json;

    private StepWriter(Preprocessor step) => _json = new JsonObject { ["step"] = step.Kind, ["fitted"] = step.IsFitted };

    /// <summary>The step with its options and what it has learned.</summary>
    public static JsonObject Of(Preprocessor step)
    {
        var writer = new StepWriter(step);
        step.Write(writer);
        return writer._json;
    }

    public void Write(string name, string value) => _json[name] = value;

    public void Write(string name, double value) => _json[name] = value;

    public void Write(string name, bool value) => _json[name] = value;

    public void Write(string name, IEnumerable<double> values) => _json[name] = Array(values);

    public void Write(string name, IEnumerable<double[]> rows) => _json[name] = new JsonArray([.. rows.Select(row => (JsonNode)Array(row))]);

    public void Write(string name, IEnumerable<Preprocessor> steps) => _json[name] = new JsonArray([.. steps.Select(step => (JsonNode)Of(step))]);

    /// <summary>Names, when there are any.</summary>
    public void Write(string name, IEnumerable<string>? values)
    {
        if (values is not null)
        {
            _json[name] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }
    }

    private static JsonArray Array(IEnumerable<double> values) => new([.. values.Select(value => (JsonNode)value)]);
}
