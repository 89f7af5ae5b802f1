using System.Buffers.Binary;
using System.IO.Compression;

namespace NotebookNet.Benchmarks.Data;

/// <summary>MNIST as the workloads want it: pictures of 28 × 28 numbers from 0 to 1, and the digits.</summary>
internal static class Mnist
{
    private static readonly Lazy<(float[] Pictures, float[] Digits)> TrainFiles = new(() => Read("train"));
    private static readonly Lazy<(float[] Pictures, float[] Digits)> TestFiles = new(() => Read("t10k"));

    /// <summary>The first <paramref name="count"/> training pictures, each of the given shape.</summary>
    public static Dataset Train(int count, params int[] shape) => Of(TrainFiles.Value, count, shape);

    /// <summary>The 10,000 test pictures.</summary>
    public static Dataset Test(params int[] shape) => Of(TestFiles.Value, 10_000, shape);

    private static Dataset Of((float[] Pictures, float[] Digits) files, int count, int[] shape) => new(
        Tensor.From(files.Pictures.AsSpan(0, count * 784), [count, .. shape]),
        Tensor.From(files.Digits.AsSpan(0, count), count));

    private static (float[] Pictures, float[] Digits) Read(string part)
    {
        var (pictures, digits) = (Numbers(part + "-images-idx3-ubyte"), Numbers(part + "-labels-idx1-ubyte"));
        for (var i = 0; i < pictures.Length; i++)
        {
            pictures[i] /= 255f;
        }

        return (pictures, digits);
    }

    // The idx format: two zero bytes, the kind of number (8: bytes), the number of dimensions, their sizes, the numbers.
    private static float[] Numbers(string file)
    {
        var path = MnistFolder.Find(file);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
            : File.OpenRead(path);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        if (bytes.Length < 4 || bytes[2] != 8)
        {
            throw new InvalidDataException($"{path} is no idx file of bytes.");
        }

        var start = 4 + (4 * bytes[3]);
        var length = 1;
        for (var i = 4; i < start; i += 4)
        {
            length *= BinaryPrimitives.ReadInt32BigEndian(bytes[i..]);
        }

        var numbers = new float[length];
        for (var i = 0; i < length; i++)
        {
            numbers[i] = bytes[start + i];
        }

        return numbers;
    }
}
