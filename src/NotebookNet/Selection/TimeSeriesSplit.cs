namespace NotebookNet;

/// <summary>
/// Folds for data in the order of time: each is tested on what comes right after its training part, so nothing is learned from the
/// future. scikit-learn: <c>TimeSeriesSplit</c>.
/// </summary>
/// <remarks>
/// With n samples, k folds and test parts of m (⌊n / (k + 1)⌋ when not given), fold i tests on the m samples from n − (k − i) · m, i from
/// 0, and trains on all before, but for the gap.
/// </remarks>
/// <example><code>
/// // 12 months: 1–3 → 4–6, 1–6 → 7–9, 1–9 → 10–12
/// var folds = new TimeSeriesSplit(3).Split(data[..12]);
/// </code></example>
public sealed record TimeSeriesSplit : Splitter
{
    /// <summary>Folds for data in the order of time.</summary>
    /// <param name="folds">The number of folds, at least 2.</param>
    /// <param name="testSize">How many samples are tested on; the same share for all when null.</param>
    /// <param name="gap">How many samples between the training part and the test part are left out; not negative.</param>
    /// <param name="maxTrainSize">The last so many samples are trained on at most; all when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public TimeSeriesSplit(int folds = 5, int? testSize = null, int gap = 0, int? maxTrainSize = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        OptionRange.AtLeastOne(testSize ?? 1, nameof(testSize));
        OptionRange.AtLeastOne(maxTrainSize ?? 1, nameof(maxTrainSize));
        (Folds, TestSize, Gap, MaxTrainSize) = (CheckFolds(folds), testSize, gap, maxTrainSize);
    }

    /// <summary>The number of folds.</summary>
    public int Folds { get; }

    /// <summary>How many samples are tested on.</summary>
    public int? TestSize { get; }

    /// <summary>How many samples between the parts are left out.</summary>
    public int Gap { get; }

    /// <summary>How many samples are trained on at most.</summary>
    public int? MaxTrainSize { get; }

    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> Cut(Dataset data, int seed)
    {
        var size = TestSize ?? (data.Count / (Folds + 1));
        var first = data.Count - ((long)Folds * size);
        if (size < 1 || first - Gap < 1)
        {
            throw new DataException(
                $"{this} needs at least {((long)Folds * Math.Max(1, size)) + Gap + 1} samples, so that the first fold has one to train on; the data set has {data.Count}. Take fewer folds, a smaller test size or a smaller gap.");
        }

        return
        [
            .. Enumerable.Range(0, Folds).Select(fold =>
            {
                var test = (int)first + (fold * size);
                var end = test - Gap;
                var begin = Math.Max(0, end - (MaxTrainSize ?? end));
                return new Fold([.. Enumerable.Range(begin, end - begin)], [.. Enumerable.Range(test, size)]);
            }),
        ];
    }
}
