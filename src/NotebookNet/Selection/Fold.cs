namespace NotebookNet;

/// <summary>One way to cut a data set in two: the rows to train on, and those to test on.</summary>
/// <example><code>
/// var fold = new KFold(5).Split(data, seed: 1)[0];
/// var (training, testing) = fold.Of(data);
/// </code></example>
public sealed class Fold
{
    internal Fold(int[] train, int[] test) => (Train, Test) = (train, test);

    /// <summary>The rows to train on, from 0.</summary>
    public IReadOnlyList<int> Train { get; }

    /// <summary>The rows to test on, from 0.</summary>
    public IReadOnlyList<int> Test { get; }

    /// <summary>The two parts of a data set.</summary>
    /// <param name="data">The data that was split.</param>
    /// <returns>The training part and the test part.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The data has fewer rows than the one that was split.</exception>
    public (Dataset Train, Dataset Test) Of(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return (data.Select(Train), data.Select(Test));
    }

    /// <summary>How many rows the parts have.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"Fold: {Train.Count} rows to train on, {Test.Count} to test on");

    /// <summary>A fold from the number of the part each row is tested in.</summary>
    internal static Fold Of(ReadOnlySpan<int> parts, int part)
    {
        List<int> train = [], test = [];
        for (var row = 0; row < parts.Length; row++)
        {
            (parts[row] == part ? test : train).Add(row);
        }

        return new Fold([.. train], [.. test]);
    }
}
