namespace NotebookNet;

/// <summary>Cuts the data into k parts of equal size; each is tested on once, while the others are trained on. scikit-learn: <c>KFold</c>.</summary>
/// <remarks>
/// Of n samples, the first n mod k parts have ⌊n / k⌋ + 1, the others ⌊n / k⌋. Unlike scikit-learn's default the samples are shuffled:
/// data sets are often sorted by class.
/// </remarks>
/// <example><code>
/// var sizes = new KFold(5).Split(data, seed: 1).Select(fold => fold.Test.Count);   // 24, 24, 24, 24, 24
/// </code></example>
public sealed record KFold : Splitter
{
    /// <summary>Cuts the data into parts of equal size.</summary>
    /// <param name="folds">The number of parts k, at least 2.</param>
    /// <param name="shuffle">Whether the parts are chosen at random; otherwise they follow each other.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds.</exception>
    public KFold(int folds = 5, bool shuffle = true) => (Folds, Shuffle) = (CheckFolds(folds), shuffle);

    /// <summary>The number of parts.</summary>
    public int Folds { get; }

    /// <summary>Whether the parts are chosen at random.</summary>
    public bool Shuffle { get; }

    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> Cut(Dataset data, int seed) => InParts(data, Folds, Shuffle ? Random(seed, 0) : null);

    /// <summary>Cuts rows in the given order, or at random.</summary>
    internal static IReadOnlyList<Fold> InParts(Dataset data, int folds, RandomStream? random)
    {
        CheckCount(data, folds);
        var order = random?.Permutation(data.Count) ?? [.. Enumerable.Range(0, data.Count)];
        var parts = new int[data.Count];
        var next = 0;
        for (var fold = 0; fold < folds; fold++)
        {
            var size = (data.Count / folds) + (fold < data.Count % folds ? 1 : 0);
            for (var i = 0; i < size; i++)
            {
                parts[order[next++]] = fold;
            }
        }

        return [.. Enumerable.Range(0, folds).Select(fold => Fold.Of(parts, fold))];
    }
}
