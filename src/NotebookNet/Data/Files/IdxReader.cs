using System.Buffers.Binary;
using System.IO.Compression;

namespace NotebookNet.Files;

/// <summary>Reads idx files, plain or packed with gzip, and trusts nothing they say before it has seen it.</summary>
internal static class IdxReader
{
    // No more memory is asked for ahead of what has really come.
    private const int FirstChunk = 1 << 20;

    /// <summary>Head and numbers of a file.</summary>
    /// <exception cref="DataException">It is not a whole, sensible idx file.</exception>
    public static (IdxHeader Header, byte[] Content) Read(string path)
    {
        using var file = Open(path);
        return Read(file, $"'{path}'");
    }

    /// <summary>Head and numbers of a stream.</summary>
    /// <exception cref="DataException">It is not a whole, sensible idx file.</exception>
    public static (IdxHeader Header, byte[] Content) Read(Stream stream, string name) => Guarded(name, () =>
    {
        using var unpacked = Unpack(stream);
        var header = IdxHeader.Read(unpacked, name);
        return (header, ReadContent(unpacked, header, name));
    });

    /// <summary>
    /// Only the head of a file; but when the file's length, or what gzip noted of it, does not fit the head, that is said at
    /// once and not when the numbers are needed.
    /// </summary>
    /// <exception cref="DataException">It is not a whole, sensible idx file.</exception>
    public static IdxHeader ReadHeader(string path)
    {
        var name = $"'{path}'";
        using var file = Open(path);
        return Guarded(name, () =>
        {
            var isPacked = IsPacked(file);
            using var unpacked = Unpack(file, leaveOpen: true);
            var header = IdxHeader.Read(unpacked, name);
            var length = isPacked ? NotedLength(file) : file.Length;
            if (length != header.Length + header.ContentLength)
            {
                // A file may be packed in several pieces, of which gzip notes only the last length; reading it all tells.
                file.Position = 0;
                using var again = Unpack(file, leaveOpen: true);
                ReadContent(again, IdxHeader.Read(again, name), name);
            }

            return header;
        });
    }

    /// <summary>The numbers in single precision.</summary>
    public static float[] ToFloats(IdxHeader header, byte[] content)
    {
        var numbers = new float[header.Shape.Size];
        for (var i = 0; i < numbers.Length; i++)
        {
            var bytes = content.AsSpan(i * header.BytesPerNumber);
            numbers[i] = header.Kind switch
            {
                IdxKind.Byte => bytes[0],
                IdxKind.SignedByte => (sbyte)bytes[0],
                IdxKind.Short => BinaryPrimitives.ReadInt16BigEndian(bytes),
                IdxKind.Int => BinaryPrimitives.ReadInt32BigEndian(bytes),
                IdxKind.Float => BinaryPrimitives.ReadSingleBigEndian(bytes),
                _ => (float)BinaryPrimitives.ReadDoubleBigEndian(bytes),
            };
        }

        return numbers;
    }

    private static byte[] ReadContent(Stream stream, IdxHeader header, string name)
    {
        var total = (int)header.ContentLength;
        var content = new byte[Math.Min(total, FirstChunk)];
        var have = 0;
        while (have < total)
        {
            if (have == content.Length)
            {
                Array.Resize(ref content, (int)Math.Min(total, 4L * have));
            }

            var read = stream.Read(content, have, content.Length - have);
            if (read == 0)
            {
                throw WrongLength(name, header, have);
            }

            have += read;
        }

        return stream.ReadByte() < 0 ? content : throw WrongLength(name, header, null);
    }

    private static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"'{path}' cannot be read: {cause.Message} Relative paths begin in {Environment.CurrentDirectory}.", cause);
        }
    }

    private static bool IsPacked(Stream stream)
    {
        Span<byte> start = stackalloc byte[2];
        var count = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return count == 2 && start[0] == 0x1F && start[1] == 0x8B;
    }

    private static Stream Unpack(Stream stream, bool leaveOpen = false)
    {
        var seekable = stream;
        if (!stream.CanSeek)
        {
            throw new ArgumentException("An idx file is read from a stream that can seek, such as a FileStream or a MemoryStream.", nameof(stream));
        }

        return IsPacked(seekable) ? new GZipStream(seekable, CompressionMode.Decompress, leaveOpen) : seekable;
    }

    // gzip ends with the unpacked length modulo 2^32; a head is at most 1 GB, so nothing is lost.
    private static long NotedLength(FileStream file)
    {
        Span<byte> length = stackalloc byte[4];
        file.Seek(-4, SeekOrigin.End);
        file.ReadExactly(length);
        return BinaryPrimitives.ReadUInt32LittleEndian(length);
    }

    private static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception cause) when (cause is IOException or InvalidDataException)
        {
            throw new DataException($"{name} is broken or cut off: {cause.Message} Get it again.", cause);
        }
    }

    private static DataException WrongLength(string name, IdxHeader header, long? bytes) => new(FormattableString.Invariant(
        $"{name} says it holds {header.Shape}, which is {header.ContentLength} bytes of numbers, but it holds {(bytes is { } count ? Math.Max(0, count).ToString(System.Globalization.CultureInfo.InvariantCulture) : "more")}. It may have been cut off or changed; get it again."));
}
