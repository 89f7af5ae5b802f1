using System.Text.Json;

namespace NotebookNet;

/// <summary>A tensor in a safetensors file: kind of numbers, shape, and where its bytes lie behind the header.</summary>
internal sealed record SafetensorsEntry(string Name, string Kind, Shape Shape, long Begin, long End)
{
    /// <summary>Reads an entry of the header and checks everything that can be checked without the data.</summary>
    public static SafetensorsEntry Read(JsonProperty entry, Func<string, Exception> error)
    {
        var name = entry.Name;
        if (entry.Value.ValueKind != JsonValueKind.Object
            || !entry.Value.TryGetProperty("dtype", out var kind) || kind.ValueKind != JsonValueKind.String
            || !entry.Value.TryGetProperty("shape", out var sizes) || sizes.ValueKind != JsonValueKind.Array
            || !entry.Value.TryGetProperty("data_offsets", out var offsets) || offsets.ValueKind != JsonValueKind.Array || offsets.GetArrayLength() != 2)
        {
            throw error($"tensor '{name}' has no dtype, shape or data_offsets");
        }

        if (!offsets[0].TryGetInt64Safely(out var begin) || !offsets[1].TryGetInt64Safely(out var end) || begin < 0 || end < begin)
        {
            throw error($"tensor '{name}' has no valid data_offsets");
        }

        var shape = ReadShape(name, sizes, error);
        var text = kind.GetString()!;
        return SafetensorsNumbers.SizeOf(text) is not { } size || (long)shape.Size * size == end - begin
            ? new SafetensorsEntry(name, text, shape, begin, end)
            : throw error($"tensor '{name}' of shape {shape} and kind {text} needs {(long)shape.Size * size} bytes, but has {end - begin}");
    }

    private static Shape ReadShape(string name, JsonElement sizes, Func<string, Exception> error)
    {
        List<int> list = [];
        foreach (var size in sizes.EnumerateArray())
        {
            list.Add(size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out var value) && value >= 0
                ? value
                : throw error($"tensor '{name}' has no valid shape"));
        }

        try
        {
            return new Shape([.. list]);
        }
        catch (ShapeException cause)
        {
            throw error($"tensor '{name}': {cause.Message}");
        }
    }
}

/// <summary>Numbers of JSON that may be no numbers.</summary>
internal static class JsonNumbers
{
    /// <summary>The number, when it is one and fits.</summary>
    public static bool TryGetInt64Safely(this JsonElement element, out long value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out value);
    }
}
