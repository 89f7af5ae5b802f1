using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NotebookNet;

/// <summary>The kinds of numbers a safetensors file may hold, and how they become single-precision numbers.</summary>
internal static class SafetensorsNumbers
{
    /// <summary>Our own kind.</summary>
    public const string Single = "F32";

    private const int ChunkBytes = 1 << 16;

    /// <summary>How many bytes a number takes; null for a kind we cannot read.</summary>
    public static int? SizeOf(string kind) => kind switch
    {
        "F64" or "I64" or "U64" => 8,
        Single or "I32" or "U32" => 4,
        "F16" or "BF16" or "I16" or "U16" => 2,
        "I8" or "U8" or "BOOL" => 1,
        _ => null,
    };

    /// <summary>Reads numbers of a kind that has a size.</summary>
    public static void Read(Stream stream, string kind, Span<float> target)
    {
        if (kind == Single && BitConverter.IsLittleEndian)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(target));
            return;
        }

        var size = SizeOf(kind)!.Value;
        var buffer = new byte[Math.Min(ChunkBytes, target.Length * (long)size)];
        for (var done = 0; done < target.Length;)
        {
            var count = Math.Min(buffer.Length / size, target.Length - done);
            stream.ReadExactly(buffer, 0, count * size);
            for (var i = 0; i < count; i++)
            {
                target[done + i] = One(kind, buffer.AsSpan(i * size, size));
            }

            done += count;
        }
    }

    /// <summary>Writes single-precision numbers.</summary>
    public static void Write(Stream stream, ReadOnlySpan<float> numbers)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(numbers));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, number);
            stream.Write(bytes);
        }
    }

    private static float One(string kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        "F64" => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        Single => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "F16" => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes),
        "BF16" => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16),
        "I64" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "U64" => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        "I32" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "U32" => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "I16" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "U16" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "I8" => (sbyte)bytes[0],
        "BOOL" => bytes[0] != 0 ? 1 : 0,
        _ => bytes[0],
    };
}
