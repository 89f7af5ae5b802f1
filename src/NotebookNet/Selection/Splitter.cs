namespace NotebookNet;

/// <summary>A way to cut a data set into training and test parts, several times.</summary>
/// <remarks>To add one of your own, derive a record and choose the rows. scikit-learn: the splitters of <c>model_selection</c>.</remarks>
public abstract record Splitter
{
    // Streams of their own, far from those of Dataset.Split.
    private const int FirstStream = 1000;

    /// <summary>Cuts a data set.</summary>
    /// <param name="data">The data.</param>
    /// <param name="seed">Which choice, where chance is involved; another one each time when null.</param>
    /// <returns>The folds.</returns>
    /// <exception cref="DataException">The data cannot be cut this way.</exception>
    public IReadOnlyList<Fold> Split(Dataset data, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Cut(data, seed ?? Seeds.New());
    }

    /// <summary>The name and the options.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => OptionsText.Of(this);

    /// <summary>Cuts a data set.</summary>
    /// <param name="data">The data.</param>
    /// <param name="seed">Which choice.</param>
    /// <returns>The folds.</returns>
    protected abstract IReadOnlyList<Fold> Cut(Dataset data, int seed);

    /// <summary>Random numbers for one repetition.</summary>
    internal static RandomStream Random(int seed, int repetition) => Seeds.Stream(seed, Seeds.Use.Split, FirstStream + repetition);

    /// <summary>A number of folds that makes sense.</summary>
    internal static int CheckFolds(int folds) => folds >= 2
        ? folds
        : throw new ArgumentOutOfRangeException(nameof(folds), folds, $"Cross-validation needs at least 2 folds, so that there is something to train on; got {folds}.");

    /// <summary>Says so when there are fewer samples than folds.</summary>
    internal static void CheckCount(Dataset data, int folds)
    {
        if (data.Count < folds)
        {
            throw new DataException($"{folds} folds need at least {folds} samples; the data set has {data.Count}. Take fewer folds.");
        }
    }
}
