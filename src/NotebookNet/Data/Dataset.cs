using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// Samples with their labels: features (N, …) and labels (N) or (N, K), with the names a person knows them by. It does not
/// change; every method gives a new one.
/// </summary>
/// <example><code>
/// var data = new Dataset(
///     features: new[,] { { 0.0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } },
///     labels: new[] { 0, 1, 1, 0 });
/// </code></example>
public sealed partial class Dataset : Displayable
{
    /// <summary>A data set.</summary>
    /// <param name="features">One row per sample, (N, …).</param>
    /// <param name="labels">One label per sample: (N) class indices or numbers, or (N, K).</param>
    /// <param name="featureNames">What the columns are called; only for features (N, F).</param>
    /// <param name="classNames">What the classes are called: label i means name i.</param>
    /// <param name="name">What the data set is called.</param>
    /// <exception cref="DataException">
    /// The numbers of rows or names do not match, or there are class names and a label is not the index of one.
    /// </exception>
    public Dataset(
        Tensor features,
        Tensor labels,
        IReadOnlyList<string>? featureNames = null,
        IReadOnlyList<string>? classNames = null,
        string? name = null)
        : this(
            [features ?? throw new ArgumentNullException(nameof(features))],
            [labels ?? throw new ArgumentNullException(nameof(labels))],
            featureNames, classNames, name, null)
    {
        if (featureNames is not null && (features.Rank != 2 || featureNames.Count != features.Shape[1]))
        {
            throw new DataException(
                $"There are {featureNames.Count} feature names for features of shape {features.Shape}; give one name per column, or none.");
        }

        CheckClasses();
    }

    /// <summary>A data set for a model with several inputs or outputs.</summary>
    /// <param name="features">For each input one row per sample, (N, …).</param>
    /// <param name="labels">For each output one label per sample, (N) or (N, K).</param>
    /// <param name="name">What the data set is called.</param>
    /// <exception cref="DataException">There are no features or labels, or the numbers of samples differ.</exception>
    public Dataset(IReadOnlyList<Tensor> features, IReadOnlyList<Tensor> labels, string? name = null)
        : this(features, labels, null, null, name, null)
    {
    }

    private Dataset(
        IReadOnlyList<Tensor> features,
        IReadOnlyList<Tensor> labels,
        IReadOnlyList<string>? featureNames,
        IReadOnlyList<string>? classNames,
        string? name,
        Tensor? sampleWeights)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        if (features.Count == 0 || labels.Count == 0
            || features.Concat(labels).Any(tensor => tensor.Rank == 0 || tensor.Shape[0] != features[0].Shape[0]))
        {
            throw new DataException(
                "A data set needs one label per sample: every tensor of features and labels has the number of samples as its first size; got features of shape "
                + $"{string.Join(", ", features.Select(tensor => tensor.Shape))} and labels of shape {string.Join(", ", labels.Select(tensor => tensor.Shape))}.");
        }

        (AllFeatures, AllLabels) = ([.. features], [.. labels]);
        (FeatureNames, ClassNames, Name, SampleWeights) = (featureNames, classNames, name, sampleWeights);
    }

    /// <summary>The samples, (N, …); those of the first input, when there are several.</summary>
    public Tensor Features => AllFeatures[0];

    /// <summary>The labels, (N) or (N, K); those of the first output, when there are several.</summary>
    public Tensor Labels => AllLabels[0];

    /// <summary>The samples of each input.</summary>
    public IReadOnlyList<Tensor> AllFeatures { get; }

    /// <summary>The labels of each output.</summary>
    public IReadOnlyList<Tensor> AllLabels { get; }

    /// <summary>How much each sample counts in the loss, (N); all the same when null.</summary>
    public Tensor? SampleWeights { get; }

    /// <summary>What the columns are called, if they have names.</summary>
    public IReadOnlyList<string>? FeatureNames { get; }

    /// <summary>What the classes are called, if the labels are classes with names.</summary>
    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>What the data set is called.</summary>
    public string? Name { get; }

    /// <summary>The number of samples N.</summary>
    public int Count => Features.Shape[0];

    /// <summary>The shape of one sample.</summary>
    public Shape SampleShape => Features.Shape.WithoutFirst();

    /// <summary>The shape of one label: () for a class index or a number.</summary>
    public Shape LabelShape => Labels.Shape.WithoutFirst();

    /// <summary>Some of the samples, in the order they have.</summary>
    /// <param name="range">Which, for example <c>..100</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range goes beyond the data.</exception>
    public Dataset this[Range range]
    {
        get
        {
            var (start, end) = (range.Start.GetOffset(Count), range.End.GetOffset(Count));
            if (start < 0 || end > Count || start > end)
            {
                throw new ArgumentOutOfRangeException(nameof(range), $"The range {range} goes beyond the data: there are {Count} samples, so ranges run from 0 to {Count}.");
            }

            var length = end - start;
            var rows = new int[length];
            for (var i = 0; i < length; i++)
            {
                rows[i] = start + i;
            }

            return Select(rows);
        }
    }

    /// <summary>The same samples with other features, for example scaled ones; the names stay where they still fit.</summary>
    /// <param name="features">One row per sample.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="DataException">The number of rows is another one.</exception>
    public Dataset WithFeatures(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var namesFit = FeatureNames is not null && features.Rank == 2 && features.Shape[1] == FeatureNames.Count;
        return new Dataset([features, .. AllFeatures.Skip(1)], AllLabels, namesFit ? FeatureNames : null, ClassNames, Name, SampleWeights);
    }

    /// <summary>The same samples, each counting in the loss as much as its weight says. Keras: <c>sample_weight</c>.</summary>
    /// <param name="weights">One weight per sample, (N); not negative.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="DataException">There is not one weight per sample, or one is negative or not finite.</exception>
    public Dataset WithSampleWeights(Tensor weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Rank != 1 || weights.Length != Count)
        {
            throw new DataException($"Sample weights need shape ({Count}), one per sample; got {weights.Shape}.");
        }

        var bad = Array.FindIndex(weights.Data, weight => !(weight >= 0) || !float.IsFinite(weight));
        return bad < 0
            ? new Dataset(AllFeatures, AllLabels, FeatureNames, ClassNames, Name, weights)
            : throw new DataException(FormattableString.Invariant($"The weight of sample {bad} is {weights.Data[bad]}; weights are finite and not negative."));
    }

    /// <summary>The same samples, each weighted by its class: rare classes can count more. Keras: <c>class_weight</c>.</summary>
    /// <param name="weights">One weight per class, such as <c>ClassWeights.Balanced(train.Labels, classes: 3)</c>.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A label has no weight.</exception>
    /// <exception cref="ShapeException">The labels are not classes.</exception>
    /// <example><code>var balanced = train.WithClassWeights(new ClassWeights(1, 1, 2));</code></example>
    public Dataset WithClassWeights(ClassWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return WithSampleWeights(weights.Of(Labels));
    }

    /// <summary>The samples with only some of their features, in the given order.</summary>
    /// <param name="columns">The positions of the features, from 0.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position does not exist.</exception>
    /// <example><code>var petals = Datasets.Iris().Columns(2, 3);   // petal length and width</code></example>
    public Dataset Columns(params ReadOnlySpan<int> columns)
    {
        if (SampleShape.Rank != 1)
        {
            throw new ShapeException($"Columns chooses from rows of features; the samples have shape {SampleShape}.");
        }

        var features = new Tensor([Count, columns.Length]);
        for (var j = 0; j < columns.Length; j++)
        {
            if ((uint)columns[j] >= (uint)SampleShape[0])
            {
                throw new ArgumentOutOfRangeException(nameof(columns), columns[j], $"There is no feature {columns[j]}: the samples have {SampleShape[0]}, numbered from 0.");
            }

            for (var i = 0; i < Count; i++)
            {
                features.Data[(i * columns.Length) + j] = Features.Data[(i * SampleShape[0]) + columns[j]];
            }
        }

        string[]? names = FeatureNames is null ? null : new string[columns.Length];
        for (var j = 0; j < names?.Length; j++)
        {
            names[j] = FeatureNames![columns[j]];
        }

        return new Dataset([features], AllLabels, names, ClassNames, Name, SampleWeights);
    }

    /// <summary>The chosen samples, in the given order.</summary>
    /// <param name="rows">Their positions, from 0; a position may come more than once.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position does not exist.</exception>
    public Dataset Select(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
        {
            if ((uint)row >= (uint)Count)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"There is no sample {row}: the data set has {Count}, numbered from 0.");
            }
        }

        return new Dataset(
            [.. AllFeatures.Select(tensor => RowsOf(tensor, rows))],
            [.. AllLabels.Select(tensor => RowsOf(tensor, rows))],
            FeatureNames, ClassNames, Name,
            SampleWeights is null ? null : RowsOf(SampleWeights, rows));
    }

    /// <summary>The samples in random order.</summary>
    /// <param name="seed">Which order; a new one each time when null.</param>
    /// <returns>The new data set.</returns>
    public Dataset Shuffle(int? seed = null) => Select(Seeds.Stream(seed ?? Seeds.New(), Seeds.Use.Order).Permutation(Count));

    /// <summary>How many samples each class has; empty when the labels are not classes.</summary>
    /// <returns>One number per class.</returns>
    public int[] ClassCounts()
    {
        if (!HasClasses)
        {
            return [];
        }

        var counts = new int[ClassNames?.Count ?? ((int)Labels.AsSpan().ToArray().DefaultIfEmpty(-1).Max() + 1)];
        foreach (var label in Labels.AsSpan())
        {
            counts[(int)label]++;
        }

        return counts;
    }

    /// <summary>Whether labels are class indices: named, or whole numbers from 0 with fewer classes than samples.</summary>
    internal bool HasClasses => ClassNames is not null || (LabelShape.Size == 1 && LooksLikeClasses());

    /// <summary>Says so when there is nothing to work on, or a number is missing or infinite.</summary>
    internal void CheckUsable(string purpose)
    {
        if (Count == 0)
        {
            throw new DataException($"{purpose} needs at least one sample; the data set{Quoted} is empty.");
        }

        foreach (var features in AllFeatures)
        {
            CheckFinite(features, "feature", purpose);
        }

        foreach (var labels in AllLabels)
        {
            CheckFinite(labels, "label", purpose);
        }
    }

    private string Quoted => Name is null ? string.Empty : $" '{Name}'";

    private static Tensor RowsOf(Tensor tensor, IReadOnlyList<int> rows)
    {
        var size = tensor.Shape.WithoutFirst();
        var result = new Tensor(size.Prepend(rows.Count));
        for (var i = 0; i < rows.Count; i++)
        {
            tensor.Data.AsSpan(rows[i] * size.Size, size.Size).CopyTo(result.Data.AsSpan(i * size.Size));
        }

        return result;
    }

    private void CheckClasses()
    {
        if (ClassNames is null)
        {
            return;
        }

        if (LabelShape.Size != 1 || LabelShape.Rank > 1)
        {
            throw new DataException($"Class names need one class index per sample, labels of shape ({Count}); got {Labels.Shape}.");
        }

        for (var i = 0; i < Count; i++)
        {
            var label = Labels.Data[i];
            if (label != (int)label || (uint)(int)label >= (uint)ClassNames.Count)
            {
                throw new DataException(FormattableString.Invariant(
                    $"Label {label} of sample {i} is not a class: with {ClassNames.Count} class names labels are whole numbers from 0 to {ClassNames.Count - 1}."));
            }
        }
    }

    private void CheckFinite(Tensor tensor, string what, string purpose)
    {
        if (Kernels.Reduction.AllFinite(tensor.Data))
        {
            return;
        }

        var position = Array.FindIndex(tensor.Data, value => !float.IsFinite(value));
        var size = tensor.Length / Count;
        var column = position % size;
        var columnName = ReferenceEquals(tensor, Features) && FeatureNames is not null ? $" ('{FeatureNames[column]}')" : string.Empty;
        throw new DataException(FormattableString.Invariant(
            $"{purpose} needs finite numbers, but the {what} in row {position / size}, column {column}{columnName} is {tensor.Data[position]}. Remove the row, or fill in a value such as the column's mean."));
    }

    private bool LooksLikeClasses()
    {
        var largest = 0f;
        foreach (var label in Labels.AsSpan())
        {
            if (label < 0 || label != (int)label)
            {
                return false;
            }

            largest = Math.Max(largest, label);
        }

        return Count > 0 && largest < Math.Max(2, Count / 2);
    }
}
