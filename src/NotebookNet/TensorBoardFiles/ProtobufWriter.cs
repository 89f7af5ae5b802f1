using System.Buffers.Binary;
using System.Text;

namespace NotebookNet.TensorBoardFiles;

/// <summary>Writes the few kinds of protocol-buffer fields an event file needs.</summary>
internal sealed class ProtobufWriter
{
    private const int Varying = 0;
    private const int EightBytes = 1;
    private const int Counted = 2;
    private const int FourBytes = 5;

    private readonly List<byte> _bytes = [];

    /// <summary>The message.</summary>
    public byte[] ToArray() => [.. _bytes];

    /// <summary>A whole number.</summary>
    public ProtobufWriter Integer(int field, long value)
    {
        Tag(field, Varying);
        Varint((ulong)value);
        return this;
    }

    /// <summary>A double.</summary>
    public ProtobufWriter Double(int field, double value)
    {
        Tag(field, EightBytes);
        Fixed(value);
        return this;
    }

    /// <summary>A float.</summary>
    public ProtobufWriter Float(int field, float value)
    {
        Tag(field, FourBytes);
        Span<byte> buffer = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(buffer, value);
        _bytes.AddRange(buffer);
        return this;
    }

    /// <summary>Doubles, packed.</summary>
    public ProtobufWriter Doubles(int field, IReadOnlyList<double> values)
    {
        Tag(field, Counted);
        Varint((ulong)values.Count * sizeof(double));
        foreach (var value in values)
        {
            Fixed(value);
        }

        return this;
    }

    /// <summary>A text.</summary>
    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A message within this one.</summary>
    public ProtobufWriter Message(int field, ProtobufWriter message) => Bytes(field, message.ToArray());

    /// <summary>Bytes.</summary>
    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, Counted);
        Varint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    private void Tag(int field, int kind) => Varint((ulong)((field << 3) | kind));

    private void Fixed(double value)
    {
        Span<byte> buffer = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(buffer, value);
        _bytes.AddRange(buffer);
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Add((byte)(value | 0x80));
        }

        _bytes.Add((byte)value);
    }
}
