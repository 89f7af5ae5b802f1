using System.Text.Json;

namespace NotebookNet.Preprocessing;

/// <summary>Reads a step from JSON that anybody may have written; whatever is not as it must be is told by its place.</summary>
/// <param name="json">The step.</param>
/// <param name="path">Where it is, for messages.</param>
internal sealed class StepReader(JsonElement json, string path)
{
    private static readonly Dictionary<string, Func<StepReader, Preprocessor>> Steps = new(StringComparer.Ordinal)
    {
        [nameof(StandardScaler)] = StandardScaler.From,
        [nameof(MinMaxScaler)] = MinMaxScaler.From,
        [nameof(RobustScaler)] = RobustScaler.From,
        [nameof(SimpleImputer)] = SimpleImputer.From,
        [nameof(OneHotEncoder)] = OneHotEncoder.From,
        [nameof(PolynomialFeatures)] = PolynomialFeatures.From,
        [nameof(PCA)] = PCA.From,
        [nameof(Pipeline)] = Pipeline.From,
    };

    /// <summary>The step.</summary>
    /// <exception cref="DataException">It is not a written step.</exception>
    public static Preprocessor Read(JsonElement json, string path)
    {
        var reader = new StepReader(json, path);
        var kind = reader.Text("step");
        if (!Steps.TryGetValue(kind, out var read))
        {
            throw reader.Wrong("step", $"one of {string.Join(", ", Steps.Keys)}");
        }

        try
        {
            return read(reader);
        }
        catch (ArgumentOutOfRangeException cause)
        {
            throw new DataException($"Preprocessing as JSON: the options of {path} cannot be: {cause.Message}", cause);
        }
    }

    /// <summary>Whether the step had learned when it was written.</summary>
    public bool IsFitted => Flag("fitted");

    public bool Has(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out _);

    public string Text(string name) => Get(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Wrong(name, "a text");

    public bool Flag(string name) => Get(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    public double Number(string name) => Number(Get(name), name);

    public int Whole(string name, int least) =>
        Number(name) is var value && value == Math.Floor(value) && value >= least && value <= int.MaxValue
            ? (int)value
            : throw Wrong(name, $"a whole number of at least {least}");

    public T Choice<T>(string name)
        where T : struct, Enum =>
        Array.IndexOf(Enum.GetNames<T>(), Text(name)) is >= 0 and var index ? Enum.GetValues<T>()[index] : throw Wrong(name, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    public double[] Numbers(string name, int? count = null) => Numbers(Get(name), name, count);

    public double[][] Rows(string name, int? columns = null)
    {
        var rows = Get(name);
        return rows.ValueKind == JsonValueKind.Array
            ? [.. rows.EnumerateArray().Select(row => Numbers(row, name, columns))]
            : throw Wrong(name, "an array of rows of numbers");
    }

    /// <summary>Names, when there are any.</summary>
    public IReadOnlyList<string>? Names(string name, int count)
    {
        if (!Has(name))
        {
            return null;
        }

        var names = Get(name);
        return names.ValueKind == JsonValueKind.Array && names.GetArrayLength() == count && names.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String)
            ? [.. names.EnumerateArray().Select(text => text.GetString()!)]
            : throw Wrong(name, $"an array of {count} texts");
    }

    public Preprocessor[] StepList(string name)
    {
        var steps = Get(name);
        return steps.ValueKind == JsonValueKind.Array
            ? [.. steps.EnumerateArray().Select((step, i) => Read(step, $"{path}.{name}[{i}]"))]
            : throw Wrong(name, "an array of steps");
    }

    /// <summary>What to say of a value that is not as it must be.</summary>
    public DataException Wrong(string name, string expected) => new($"Preprocessing as JSON: {path}.{name} must be {expected}.");

    private JsonElement Get(string name) => json.ValueKind != JsonValueKind.Object
        ? throw new DataException($"Preprocessing as JSON: {path} must be an object.")
        : json.TryGetProperty(name, out var value)
            ? value
            : throw new DataException($"Preprocessing as JSON: {path} has no '{name}'.");

    private double[] Numbers(JsonElement array, string name, int? count) =>
        array.ValueKind == JsonValueKind.Array && (count is null || array.GetArrayLength() == count)
            ? [.. array.EnumerateArray().Select(value => Number(value, name))]
            : throw Wrong(name, count is null ? "an array of numbers" : $"an array of {count} numbers");

    // A number beyond the largest one is read as infinite.
    private double Number(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Wrong(name, "finite numbers");
}
