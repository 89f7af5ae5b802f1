namespace NotebookNet;

/// <summary>
/// k-fold several times, each time with other parts: the mean of more scores is steadier. scikit-learn: <c>RepeatedKFold</c> and
/// <c>RepeatedStratifiedKFold</c>.
/// </summary>
/// <example><code>var folds = new RepeatedKFold(5, repeats: 3, stratified: true).Split(data, seed: 1);   // 15 folds</code></example>
public sealed record RepeatedKFold : Splitter
{
    /// <summary>k-fold several times.</summary>
    /// <param name="folds">The number of parts k, at least 2.</param>
    /// <param name="repeats">How often the data is cut, at least 1.</param>
    /// <param name="stratified">Whether all parts have equal shares of the classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or no repetition.</exception>
    public RepeatedKFold(int folds = 5, int repeats = 10, bool stratified = false) =>
        (Folds, Repeats, Stratified) = (CheckFolds(folds), (int)OptionRange.AtLeastOne(repeats, nameof(repeats)), stratified);

    /// <summary>The number of parts.</summary>
    public int Folds { get; }

    /// <summary>How often the data is cut.</summary>
    public int Repeats { get; }

    /// <summary>Whether all parts have equal shares of the classes.</summary>
    public bool Stratified { get; }

    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> Cut(Dataset data, int seed) =>
    [
        .. Enumerable.Range(0, Repeats).SelectMany(repetition => Stratified
            ? StratifiedKFold.InParts(data, Folds, Random(seed, repetition))
            : KFold.InParts(data, Folds, Random(seed, repetition))),
    ];
}
