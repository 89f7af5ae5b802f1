using System.Buffers.Binary;
using System.IO.Compression;

namespace NotebookNet.Tests;

/// <summary>Idx files made by hand.</summary>
internal static class IdxBytes
{
    public static byte[] Of(int[] sizes, byte[] content, byte kind = 8)
    {
        var bytes = new byte[4 + (4 * sizes.Length) + content.Length];
        bytes[2] = kind;
        bytes[3] = (byte)sizes.Length;
        for (var i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + (4 * i)), unchecked((uint)sizes[i]));
        }

        content.CopyTo(bytes, 4 + (4 * sizes.Length));
        return bytes;
    }

    public static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
