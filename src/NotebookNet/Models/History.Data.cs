using System.Text;
using System.Text.Json;

namespace NotebookNet;

/// <content>The history as data: dictionary, CSV, JSON.</content>
public sealed partial class History
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>The measures by their names, each with one value per epoch. Keras: <c>history.history</c>.</summary>
    /// <returns>A copy.</returns>
    /// <example><code>double[] losses = history.ToDictionary()["loss"];</code></example>
    public Dictionary<string, double[]> ToDictionary() => _values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());

    /// <summary>The epochs as the lines of a CSV file: epoch, measures, learning_rate; what was not measured is an empty cell.</summary>
    /// <param name="separator">What stands between columns.</param>
    /// <returns>The text, with a decimal point under every culture and as many digits as are needed to read the numbers back exactly.</returns>
    /// <example><code>File.WriteAllText(Path.Combine(Path.GetTempPath(), "history.csv"), history.ToCsv());</code></example>
    public string ToCsv(char separator = ',')
    {
        var text = new StringBuilder(CsvText.Line(["epoch", .. Keys, "learning_rate"], separator)).Append('\n');
        for (var i = 0; i < EpochCount; i++)
        {
            var cells = _values.Values.Append(_learningRates).Select(values => i < values.Count ? CsvText.Number(values[i]) : string.Empty);
            text.Append(CsvText.Line([CsvText.Number(InitialEpoch + i + 1), .. cells], separator)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Everything the history knows, as JSON; a number that is NaN or infinite is null.</summary>
    /// <returns>An object with <c>history</c> (the measures), <c>epoch</c>, <c>learning_rate</c>, and how the training went.</returns>
    /// <example><code>File.WriteAllText(Path.Combine(Path.GetTempPath(), "history.json"), history.ToJson());</code></example>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteStartObject("history");
            foreach (var (key, values) in _values)
            {
                Write(json, key, values);
            }

            json.WriteEndObject();
            Write(json, "epoch", Enumerable.Range(InitialEpoch + 1, EpochCount).Select(epoch => (double)epoch));
            Write(json, "learning_rate", _learningRates);
            json.WriteNumber("planned_epochs", PlannedEpochs);
            json.WriteNumber("initial_epoch", InitialEpoch);
            json.WriteNumber("seed", Seed);
            json.WriteString("monitor", Monitor);
            if (BestEpoch is { } best)
            {
                json.WriteNumber("best_epoch", best);
            }

            json.WriteString("outcome", Outcome.ToString());
            json.WriteString("message", Message);
            json.WriteNumber("seconds", Math.Round(Duration.TotalSeconds, 3));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }
}
