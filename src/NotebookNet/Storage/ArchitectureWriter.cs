using System.Text.Json;
using NotebookNet.Models.Graph;

namespace NotebookNet;

/// <summary>Writes what a model is, without its numbers: the graph with its layers, how it is compiled, what it was trained on.</summary>
internal static class ArchitectureWriter
{
    /// <summary>The version of the description; a reader refuses newer ones.</summary>
    public const int Version = 1;

    /// <summary>The description as JSON.</summary>
    public static string Write(Model model, bool withOptimizer)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            WriteGraph(json, model.Graph);
            WriteCompilation(json, model, withOptimizer);
            WriteTraining(json, model);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteGraph(Utf8JsonWriter json, ModelGraph graph)
    {
        json.WriteStartArray("layers");
        foreach (var layer in graph.Layers)
        {
            json.WriteStartObject();
            json.WriteString("name", layer.Name);
            json.WritePropertyName("options");
            OptionsWriter.Write(json, layer.Layer);
            json.WriteBoolean("frozen", layer.IsFrozen);
            json.WriteStartArray("weights");
            for (var i = 0; i < layer.Weights.Count; i++)
            {
                json.WriteStartObject();
                json.WriteString("name", layer.State.Specs[i].Name);
                json.WriteBoolean("trained", layer.Weights[i].IsTouched);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        var places = new Dictionary<GraphPlace, int>();
        json.WriteStartArray("places");
        foreach (var place in graph.Nodes)
        {
            json.WriteStartObject();
            if (place.State is null)
            {
                WriteNumbers(json, "input", place.Shape);
            }
            else
            {
                json.WriteNumber("layer", graph.Layers.ToList().FindIndex(layer => layer.State == place.State));
                WriteNumbers(json, "from", place.Inputs.Select(input => places[input]));
            }

            json.WriteEndObject();
            places.Add(place, places.Count);
        }

        json.WriteEndArray();
        WriteNumbers(json, "outputs", graph.Outputs.Select(output => places[output]));
    }

    private static void WriteCompilation(Utf8JsonWriter json, Model model, bool withOptimizer)
    {
        if (model.Optimizer is null)
        {
            return;
        }

        json.WriteStartObject("compile");
        json.WritePropertyName("optimizer");
        OptionsWriter.Write(json, model.Optimizer);
        WriteOptions(json, "losses", model.Losses);
        json.WriteStartArray("lossWeights");
        foreach (var weight in model.LossWeights)
        {
            json.WriteNumberValue(weight);
        }

        json.WriteEndArray();
        json.WriteStartArray("metrics");
        foreach (var metrics in model.OutputMetrics)
        {
            WriteOptions(json, null, metrics);
        }

        json.WriteEndArray();
        json.WriteNumber("steps", withOptimizer ? model.OptimizerState.Steps : 0);
        json.WriteEndObject();
    }

    private static void WriteTraining(Utf8JsonWriter json, Model model)
    {
        json.WriteStartObject("training");
        json.WriteNumber("epochs", model.TrainedEpochs);
        if (model.TrainingSeed is { } seed)
        {
            json.WriteNumber("seed", seed);
        }

        json.WriteEndObject();
        WriteTexts(json, "featureNames", model.Names.Features);
        WriteTexts(json, "classNames", model.Names.Classes);
    }

    private static void WriteOptions(Utf8JsonWriter json, string? name, IEnumerable<object> list)
    {
        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }

        foreach (var options in list)
        {
            OptionsWriter.Write(json, options);
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
