using System.Globalization;
using System.IO.Compression;

namespace NotebookNet.TestData;

/// <summary>
/// 1797 handwritten digits of 8 × 8 pixels from 0 to 1. The writers of the last 500 wrote none of most of the others, so these
/// are the test part.
/// </summary>
internal static class Digits
{
    public const int TrainingCount = 1297;

    private static readonly float[][] Rows = Read();

    /// <summary>(1297, 8, 8, 1), and the digits.</summary>
    public static (Tensor Pictures, int[] Labels) Training { get; } = Part(0, TrainingCount);

    /// <summary>(500, 8, 8, 1), and the digits.</summary>
    public static (Tensor Pictures, int[] Labels) Test { get; } = Part(TrainingCount, Rows.Length);

    private static (Tensor Pictures, int[] Labels) Part(int first, int last)
    {
        var rows = Rows[first..last];
        return (
            Tensor.From([.. rows.SelectMany(row => row.Take(64).Select(grey => grey / 16))], rows.Length, 8, 8, 1),
            [.. rows.Select(row => (int)row[64])]);
    }

    private static float[][] Read()
    {
        using var packed = typeof(Digits).Assembly.GetManifestResourceStream("digits.csv.gz")!;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(',').Select(value => float.Parse(value, CultureInfo.InvariantCulture)).ToArray())];
    }
}
