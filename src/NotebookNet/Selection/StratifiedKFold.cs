namespace NotebookNet;

/// <summary>
/// Cuts the data into k parts that have the share of each class as close to the whole data's as whole samples allow. The usual choice
/// for classes. scikit-learn: <c>StratifiedKFold</c>.
/// </summary>
/// <remarks>
/// How many samples of each class a part gets is found by dealing the samples, sorted by class, to the parts in turn. A class with
/// fewer samples than parts is missing in the test part of some.
/// </remarks>
/// <example><code>var folds = new StratifiedKFold(5).Split(data, seed: 1);</code></example>
public sealed record StratifiedKFold : Splitter
{
    /// <summary>Cuts the data into parts with equal shares of the classes.</summary>
    /// <param name="folds">The number of parts k, at least 2.</param>
    /// <param name="shuffle">Whether the samples of a class are dealt at random; otherwise they follow each other.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds.</exception>
    public StratifiedKFold(int folds = 5, bool shuffle = true) => (Folds, Shuffle) = (CheckFolds(folds), shuffle);

    /// <summary>The number of parts.</summary>
    public int Folds { get; }

    /// <summary>Whether the samples of a class are dealt at random.</summary>
    public bool Shuffle { get; }

    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> Cut(Dataset data, int seed) => InParts(data, Folds, Shuffle ? Random(seed, 0) : null);

    /// <summary>Deals the rows of each class in the given order, or at random.</summary>
    internal static IReadOnlyList<Fold> InParts(Dataset data, int folds, RandomStream? random)
    {
        CheckCount(data, folds);
        if (!data.HasClasses)
        {
            throw new DataException("Stratified folds keep the share of each class, so they need labels that are class indices, one per sample. For numbers take KFold; for one-hot labels, ArgMax gives the classes.");
        }

        // The rows of each class, the classes in the order they first appear.
        var rows = new Dictionary<int, List<int>>();
        for (var row = 0; row < data.Count; row++)
        {
            var label = (int)data.Labels.AsSpan()[row];
            if (!rows.TryGetValue(label, out var list))
            {
                rows.Add(label, list = []);
            }

            list.Add(row);
        }

        if (rows.Values.All(list => list.Count < folds))
        {
            throw new DataException($"{folds} stratified folds need a class with at least {folds} samples; the largest has {rows.Values.Max(list => list.Count)}. Take fewer folds.");
        }

        var parts = new int[data.Count];
        var dealt = 0;
        foreach (var list in rows.Values)
        {
            // Position p of the sorted samples belongs to part p mod k: only the numbers count, the rows follow each other.
            var targets = Enumerable.Range(dealt, list.Count).Select(position => position % folds).Order().ToArray();
            random?.Shuffle(targets.AsSpan());
            for (var i = 0; i < targets.Length; i++)
            {
                parts[list[i]] = targets[i];
            }

            dealt += list.Count;
        }

        return [.. Enumerable.Range(0, folds).Select(fold => Fold.Of(parts, fold))];
    }
}
