using System.Buffers.Binary;
using System.Text.Json;

namespace NotebookNet;

/// <summary>
/// Reads a safetensors file: eight bytes with the length of the header, the header as JSON, the numbers. Nothing in the file is
/// believed before it is checked against the file's real length, so a damaged or hostile one costs no memory.
/// </summary>
internal sealed class SafetensorsReader
{
    // What the format's own library accepts at most.
    private const long LargestHeader = 100_000_000;
    private const int LengthBytes = sizeof(ulong);

    private readonly Stream _stream;
    private readonly string _file;
    private readonly long _dataStart;
    private readonly Dictionary<string, SafetensorsEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The whole file; it can seek.</param>
    /// <param name="file">What messages call it.</param>
    /// <exception cref="ModelFileException">It is no valid safetensors file.</exception>
    public SafetensorsReader(Stream stream, string file)
    {
        (_stream, _file) = (stream, file);
        var header = ReadHeader();
        _dataStart = LengthBytes + header.Length;
        try
        {
            using var json = JsonDocument.Parse(header);
            Read(json.RootElement);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            // Text that is no valid Unicode is an InvalidOperationException of the JSON reader.
            throw Error($"its header is not the JSON of a safetensors file ({cause.Message})", cause);
        }

        CheckData();
    }

    /// <summary>The tensors, in the order of the header.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Entries => _entries;

    /// <summary>What else the header tells.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _metadata;

    /// <summary>The error for this file.</summary>
    public ModelFileException Error(string what, Exception? cause = null)
    {
        var message = $"'{_file}' cannot be read: {what}.";
        return cause is null ? new ModelFileException(message) : new ModelFileException(message, cause);
    }

    /// <summary>Reads the numbers of a tensor.</summary>
    public Tensor ReadTensor(SafetensorsEntry entry)
    {
        if (SafetensorsNumbers.SizeOf(entry.Kind) is null)
        {
            throw Error($"tensor '{entry.Name}' holds numbers of kind '{entry.Kind}', which are not supported; save it as F32, F16, BF16 or F64");
        }

        var tensor = new Tensor(entry.Shape);
        _stream.Position = _dataStart + entry.Begin;
        SafetensorsNumbers.Read(_stream, entry.Kind, tensor.Data);
        return tensor;
    }

    private byte[] ReadHeader()
    {
        Span<byte> bytes = stackalloc byte[LengthBytes];
        _stream.Position = 0;
        if (_stream.Length < LengthBytes)
        {
            throw Error($"it has only {_stream.Length} bytes, too few for a safetensors file; perhaps it was not copied completely");
        }

        _stream.ReadExactly(bytes);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > (ulong)Math.Min(LargestHeader, _stream.Length - LengthBytes))
        {
            throw Error($"it says that its header has {length} bytes, but the file has {_stream.Length}; it is damaged, not copied completely, or no safetensors file");
        }

        var header = new byte[length];
        _stream.ReadExactly(header);
        return header;
    }

    private void Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Error("its header is no JSON object");
        }

        foreach (var property in root.EnumerateObject())
        {
            if (property.NameEquals("__metadata__"))
            {
                ReadMetadata(property.Value);
            }
            else if (!_entries.TryAdd(property.Name, SafetensorsEntry.Read(property, what => Error(what))))
            {
                throw Error($"its header names the tensor '{property.Name}' twice");
            }
        }
    }

    private void ReadMetadata(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object)
        {
            throw Error("its metadata is no JSON object");
        }

        foreach (var pair in metadata.EnumerateObject())
        {
            _metadata[pair.Name] = pair.Value.ValueKind == JsonValueKind.String
                ? pair.Value.GetString()!
                : throw Error($"its metadata '{pair.Name}' is no text");
        }
    }

    // As the format wants it: the tensors fill the data without holes and without sharing bytes.
    private void CheckData()
    {
        var position = 0L;
        foreach (var entry in _entries.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != position)
            {
                throw Error($"the data of tensor '{entry.Name}' begins at byte {entry.Begin}, where {position} was expected");
            }

            position = entry.End;
        }

        if (position != _stream.Length - _dataStart)
        {
            throw Error($"its tensors take {position} bytes, but {_stream.Length - _dataStart} are there; it was probably not copied completely");
        }
    }
}
