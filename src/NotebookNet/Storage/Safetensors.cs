using System.Buffers.Binary;
using System.Text.Json;

namespace NotebookNet;

/// <summary>Files of named tensors in the safetensors format, which PyTorch, JAX and many others read and write.</summary>
/// <remarks>
/// A file is: 8 bytes n (little-endian), n bytes of JSON that tell kind, shape and place of each tensor, then the numbers. It holds no
/// code, so unlike a pickle it cannot do any harm. We write single precision, and read F64, F32, F16, BF16, whole numbers and BOOL.
/// </remarks>
/// <example><code>
/// var file = Path.Combine(Path.GetTempPath(), "tensors.safetensors");
/// Safetensors.Save(file, new Dictionary&lt;string, Tensor> { ["a"] = matrix, ["b"] = tensor });
/// Safetensors.Load(file)["a"]
/// </code></example>
public static class Safetensors
{
    private const int Alignment = 8;

    /// <summary>Writes tensors to a file; an older file is replaced when everything is written, and never half.</summary>
    /// <param name="path">The file; its folder is made when it is missing.</param>
    /// <param name="tensors">The tensors by their names.</param>
    /// <param name="metadata">Texts that are stored with them.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(tensors);
        FileReplacement.Write(path, stream => Write(stream, [.. tensors], metadata ?? new Dictionary<string, string>()));
    }

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors by their names.</returns>
    /// <exception cref="ModelFileException">It is no valid safetensors file.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Dictionary<string, Tensor> Load(string path)
    {
        using var stream = Open(path);
        return Load(stream, path);
    }

    /// <summary>Reads only the texts that are stored with the tensors.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The texts by their names.</returns>
    /// <exception cref="ModelFileException">It is no valid safetensors file.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Dictionary<string, string> Metadata(string path)
    {
        using var stream = Open(path);
        return new(new SafetensorsReader(stream, path).Metadata);
    }

    /// <summary>Reads all tensors.</summary>
    internal static Dictionary<string, Tensor> Load(Stream stream, string file)
    {
        var reader = new SafetensorsReader(stream, file);
        return reader.Entries.ToDictionary(entry => entry.Key, entry => reader.ReadTensor(entry.Value));
    }

    /// <summary>Opens a file to read.</summary>
    internal static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }

    /// <summary>Writes tensors in the given order.</summary>
    internal static void Write(Stream stream, IReadOnlyList<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (key, value) in metadata)
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            var position = 0L;
            foreach (var (name, tensor) in tensors)
            {
                WriteEntry(json, name, tensor.Shape, ref position);
            }

            json.WriteEndObject();
        }

        // Filled up with blanks, as the format allows, so that the numbers begin at a multiple of eight.
        header.Write("        "u8[..(int)((Alignment - (header.Length % Alignment)) % Alignment)]);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        header.WriteTo(stream);
        foreach (var (_, tensor) in tensors)
        {
            SafetensorsNumbers.Write(stream, tensor.Data);
        }
    }

    private static void WriteEntry(Utf8JsonWriter json, string name, Shape shape, ref long position)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", SafetensorsNumbers.Single);
        json.WriteStartArray("shape");
        foreach (var size in shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(position);
        position += sizeof(float) * (long)shape.Size;
        json.WriteNumberValue(position);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
