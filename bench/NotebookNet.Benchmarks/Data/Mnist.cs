namespace NotebookNet.Benchmarks.Data;

/// <summary>
/// MNIST from the folder in <c>MNIST_DIR</c>, else from <c>data/mnist</c> of this repository: pictures of 28 × 28 × 1 numbers from
/// 0 to 1, and the digits.
/// </summary>
internal static class Mnist
{
    private static readonly Lazy<(Dataset Train, Dataset Test)> Parts = new(() => Datasets.Mnist(Folder));

    /// <summary>The first <paramref name="count"/> training pictures.</summary>
    public static Dataset Train(int count) => Parts.Value.Train[..count];

    /// <summary>The 10,000 test pictures.</summary>
    public static Dataset Test() => Parts.Value.Test;

    // What was chosen is meant: a wrong folder must not be healed silently by other files.
    private static string Folder =>
        Environment.GetEnvironmentVariable("MNIST_DIR") is { Length: > 0 } chosen ? chosen : Path.Combine(Repository.Folder, "data", "mnist");
}
