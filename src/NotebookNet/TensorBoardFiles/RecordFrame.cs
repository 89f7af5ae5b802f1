using System.Buffers.Binary;
using System.Numerics;

namespace NotebookNet.TensorBoardFiles;

/// <summary>A record as TensorFlow frames it: length (8 bytes), its checksum (4), the data, their checksum (4), all little-endian.</summary>
internal static class RecordFrame
{
    private const uint Mask = 0xa282ead8;

    /// <summary>The framed record.</summary>
    public static byte[] Of(ReadOnlySpan<byte> data)
    {
        var record = new byte[sizeof(ulong) + sizeof(uint) + data.Length + sizeof(uint)];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(sizeof(ulong)), MaskedCrc(record.AsSpan(0, sizeof(ulong))));
        data.CopyTo(record.AsSpan(sizeof(ulong) + sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(record.Length - sizeof(uint)), MaskedCrc(data));
        return record;
    }

    /// <summary>The CRC-32C of the data, rotated and shifted, because checksums of data that hold checksums are weak.</summary>
    public static uint MaskedCrc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return BitOperations.RotateRight(~crc, 15) + Mask;
    }
}
