using System.Text.Json;

namespace NotebookNet;

/// <summary>The fields of a description that must be there and be of the right kind.</summary>
internal sealed class JsonFields(Func<string, Exception?, Exception> error)
{
    /// <summary>A field of a kind; an error when it is not there.</summary>
    public JsonElement Of(JsonElement json, string name, JsonValueKind kind) =>
        Optional(json, name) is { } value && value.ValueKind == kind
            ? value
            : throw error($"the description of the model has no valid '{name}'", null);

    /// <summary>A field, or null.</summary>
    public static JsonElement? Optional(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A switch.</summary>
    public bool Flag(JsonElement json, string name) => Optional(json, name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw error($"the description of the model has no valid '{name}'", null),
    };

    /// <summary>A whole number that is not negative.</summary>
    public long Count(JsonElement json, string name) =>
        Of(json, name, JsonValueKind.Number).TryGetInt64(out var number) && number >= 0
            ? number
            : throw error($"the description of the model has no valid '{name}'", null);

    /// <summary>A list of whole numbers that are not negative.</summary>
    public int[] Counts(JsonElement json, string name) =>
    [
        .. Of(json, name, JsonValueKind.Array).EnumerateArray().Select(item =>
            item.TryGetInt64Safely(out var number) && number is >= 0 and <= int.MaxValue
                ? (int)number
                : throw error($"the description of the model has no valid '{name}'", null)),
    ];

    /// <summary>A list of texts, or null.</summary>
    public string[]? Texts(JsonElement json, string name) => Optional(json, name) is null ? null :
    [
        .. Of(json, name, JsonValueKind.Array).EnumerateArray().Select(item =>
            item.ValueKind == JsonValueKind.String ? item.GetString()! : throw error($"the description of the model has no valid '{name}'", null)),
    ];
}
