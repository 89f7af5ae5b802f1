using System.Buffers.Binary;

namespace NotebookNet.Files;

/// <summary>The head of an idx file: two zeros, the kind of number, the rank, and each size as four bytes, largest first.</summary>
/// <param name="Kind">The kind of number.</param>
/// <param name="Shape">The sizes.</param>
internal sealed record IdxHeader(IdxKind Kind, Shape Shape)
{
    /// <summary>Files that claim to hold more than this are refused: MNIST's largest has 47 MB.</summary>
    public const long LargestContent = 1L << 30;

    private const int LargestRank = 8;

    /// <summary>How many bytes one number takes.</summary>
    public int BytesPerNumber => Kind switch
    {
        IdxKind.Byte or IdxKind.SignedByte => 1,
        IdxKind.Short => 2,
        IdxKind.Double => 8,
        _ => 4,
    };

    /// <summary>How many bytes the head itself takes.</summary>
    public int Length => 4 + (4 * Shape.Rank);

    /// <summary>How many bytes the numbers take.</summary>
    public long ContentLength => (long)Shape.Size * BytesPerNumber;

    /// <summary>Reads the head and leaves the stream at the first number.</summary>
    /// <exception cref="DataException">It is not the head of an idx file, or it claims more than is sensible.</exception>
    public static IdxHeader Read(Stream stream, string name)
    {
        Span<byte> magic = stackalloc byte[4];
        if (stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false) < 4)
        {
            throw new DataException($"{name} ends within the first four bytes, so it is no idx file; it may have been downloaded in part. Get it again.");
        }

        if (magic[0] != 0 || magic[1] != 0 || !Enum.IsDefined((IdxKind)magic[2]) || magic[3] is 0 or > LargestRank)
        {
            throw new DataException(
                $"{name} is no idx file: it begins with the bytes {Convert.ToHexString(magic)}; an idx file begins with 0000, the kind of number (08, 09, 0B, 0C, 0D or 0E) "
                + $"and the number of dimensions (01 to {LargestRank:00}). For MNIST's pictures that is 00000803, for its labels 00000801.");
        }

        Span<byte> sizes = stackalloc byte[4 * magic[3]];
        if (stream.ReadAtLeast(sizes, sizes.Length, throwOnEndOfStream: false) < sizes.Length)
        {
            throw new DataException($"{name} ends within its head, before the sizes of its {magic[3]} dimensions; it may have been downloaded in part. Get it again.");
        }

        var shape = new int[magic[3]];
        var total = 1L;
        for (var i = 0; i < shape.Length; i++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(sizes[(4 * i)..]);
            total = size == 0 || total == 0 ? 0 : size > LargestContent / total ? LargestContent + 1 : total * size;
            if (size > LargestContent || total > LargestContent)
            {
                throw new DataException(
                    $"{name} claims a size of {size} in dimension {i + 1} of {shape.Length}, more than 1 GB in all. Such a file is broken, or not meant to be read at once.");
            }

            shape[i] = (int)size;
        }

        var header = new IdxHeader((IdxKind)magic[2], new Shape(shape));
        return header.ContentLength <= LargestContent
            ? header
            : throw new DataException($"{name} claims {header.ContentLength} bytes of numbers, more than 1 GB. Such a file is broken, or not meant to be read at once.");
    }
}

/// <summary>The kinds of numbers an idx file may hold, by the byte that stands for them.</summary>
internal enum IdxKind : byte
{
    /// <summary>0 to 255.</summary>
    Byte = 0x08,

    /// <summary>−128 to 127.</summary>
    SignedByte = 0x09,

    /// <summary>Two bytes.</summary>
    Short = 0x0B,

    /// <summary>Four bytes.</summary>
    Int = 0x0C,

    /// <summary>Single precision.</summary>
    Float = 0x0D,

    /// <summary>Double precision.</summary>
    Double = 0x0E,
}
