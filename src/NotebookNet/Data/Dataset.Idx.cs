using NotebookNet.Files;
using NotebookNet.Rows;

namespace NotebookNet;

/// <content>Data sets from idx files.</content>
public sealed partial class Dataset
{
    /// <summary>Pictures and labels from two files in the idx format, such as those of MNIST and its relatives.</summary>
    /// <remarks>
    /// Bytes become numbers from 0 to 1; other kinds of numbers stay as they are. Grey pictures (N, H, W) get the channel that
    /// convolutions need: (N, H, W, 1). Bytes stay on the disk until they are needed.
    /// </remarks>
    /// <param name="features">The file with the pictures, packed with gzip or not.</param>
    /// <param name="labels">The file with the labels.</param>
    /// <param name="classNames">What the classes are called: label i means name i.</param>
    /// <param name="name">What the data set is called.</param>
    /// <returns>The data set.</returns>
    /// <exception cref="DataException">
    /// A file does not exist, is no idx file, is cut off or claims more than 1 GB; the numbers of pictures and labels differ; a
    /// label has no class name.
    /// </exception>
    /// <example><code>
    /// File.WriteAllBytes("pictures.idx", [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 255, 255, 0]);
    /// File.WriteAllBytes("labels.idx", [0, 0, 8, 1, 0, 0, 0, 2, 1, 0]);
    /// var pictures = Dataset.FromIdx("pictures.idx", "labels.idx", ["left", "right"]);
    /// </code></example>
    public static Dataset FromIdx(string features, string labels, IReadOnlyList<string>? classNames = null, string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(features);
        ArgumentException.ThrowIfNullOrEmpty(labels);
        var header = IdxReader.ReadHeader(features);
        if (header.Shape.Rank < 2)
        {
            throw new DataException($"'{features}' holds numbers of shape {header.Shape}, one per sample: these are labels, not pictures. Were the two files exchanged?");
        }

        Shape shape = header.Shape.Rank == 3 ? [.. header.Shape, 1] : header.Shape;
        DataRows rows = header.Kind == IdxKind.Byte
            ? new ByteRows(new(() => ReadAgain(features, header)), shape)
            : new TensorRows(IdxFile.Read(features).Reshape(shape.AsSpan()));
        var result = new Dataset([rows], [IdxFile.Read(labels)], null, classNames, name, null);
        result.CheckClasses();
        return result;
    }

    private static byte[] ReadAgain(string path, IdxHeader expected)
    {
        var (header, content) = IdxReader.Read(path);
        return header.Kind == expected.Kind && header.Shape.Equals(expected.Shape)
            ? content
            : throw new DataException($"'{path}' has changed since the data set was made: it held {expected.Shape}, now {header.Shape}. Load the data set again.");
    }
}
