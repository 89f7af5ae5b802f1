using NotebookNet.Files;

namespace NotebookNet;

/// <summary>
/// Files in the idx format, in which MNIST and its relatives come: any number of dimensions, plain or packed with gzip.
/// </summary>
/// <remarks>
/// The format: two zero bytes, one byte for the kind of number (08 unsigned byte, 09 signed byte, 0B 16-bit, 0C 32-bit,
/// 0D single, 0E double), one for the number of dimensions, then each size and all numbers, the most significant byte first.
/// Source: Y. LeCun, the MNIST database.
/// </remarks>
public static class IdxFile
{
    /// <summary>The numbers of a file as they stand there; a byte is a number from 0 to 255.</summary>
    /// <param name="path">The file, packed with gzip or not.</param>
    /// <returns>A tensor with the file's sizes.</returns>
    /// <exception cref="DataException">There is no such file, it is no idx file, it is cut off, or it claims more than 1 GB.</exception>
    /// <example><code>
    /// File.WriteAllBytes("two.idx", [0, 0, 8, 1, 0, 0, 0, 2, 7, 255]);
    /// var two = IdxFile.Read("two.idx");      // 7 255
    /// </code></example>
    public static Tensor Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (header, content) = IdxReader.Read(path);
        return new Tensor(header.Shape, IdxReader.ToFloats(header, content));
    }

    /// <summary>The numbers of a stream as they stand there; a byte is a number from 0 to 255.</summary>
    /// <param name="stream">The contents of the file, packed with gzip or not; a stream that can seek. It is closed at the end.</param>
    /// <returns>A tensor with the file's sizes.</returns>
    /// <exception cref="DataException">It is no idx file, it is cut off, or it claims more than 1 GB.</exception>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static Tensor Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (header, content) = IdxReader.Read(stream, "The stream");
        return new Tensor(header.Shape, IdxReader.ToFloats(header, content));
    }
}
