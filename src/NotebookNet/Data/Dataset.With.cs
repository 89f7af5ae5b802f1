namespace NotebookNet;

/// <content>The same samples with other features, labels or weights.</content>
public sealed partial class Dataset
{
    /// <summary>The same samples with other features, for example scaled ones; the names stay where they still fit.</summary>
    /// <param name="features">One row per sample.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="DataException">The number of rows is another one.</exception>
    public Dataset WithFeatures(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var namesFit = FeatureNames is not null && features.Rank == 2 && features.Shape[1] == FeatureNames.Count;
        return new Dataset([RowsOf(features), .. _features.Skip(1)], AllLabels, namesFit ? FeatureNames : null, ClassNames, Name, SampleWeights);
    }

    /// <summary>The same samples with other features that have names of their own.</summary>
    /// <param name="features">One row of features per sample, (N, F).</param>
    /// <param name="featureNames">What the columns are called.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="DataException">The number of rows is another one, or there is not one name per column.</exception>
    public Dataset WithFeatures(Tensor features, IReadOnlyList<string> featureNames)
    {
        ArgumentNullException.ThrowIfNull(features);
        CheckNames(features.Shape, featureNames);
        return new Dataset([RowsOf(features), .. _features.Skip(1)], AllLabels, featureNames, ClassNames, Name, SampleWeights);
    }

    /// <summary>The same samples with other labels.</summary>
    /// <param name="labels">One label per sample, (N) or (N, K).</param>
    /// <param name="classNames">What the classes are called: label i means name i; null when labels are numbers.</param>
    /// <returns>The new data set.</returns>
    /// <exception cref="DataException">The number of rows is another one, or a label is not the index of a class name.</exception>
    /// <example><code>var isSetosa = train.WithLabels(train.Labels.EqualTo(0), ["another", "setosa"]);</code></example>
    public Dataset WithLabels(Tensor labels, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var result = new Dataset(_features, [labels, .. AllLabels.Skip(1)], FeatureNames, classNames, Name, SampleWeights);
        result.CheckClasses();
        return result;
    }

    /// <summary>The same data set under another name.</summary>
    /// <param name="name">What pictures and messages call it.</param>
    /// <returns>The new data set.</returns>
    public Dataset WithName(string? name) => new(_features, AllLabels, FeatureNames, ClassNames, name, SampleWeights);

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
            ? new Dataset(_features, AllLabels, FeatureNames, ClassNames, Name, weights)
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
        var all = Features;
        for (var j = 0; j < columns.Length; j++)
        {
            if ((uint)columns[j] >= (uint)SampleShape[0])
            {
                throw new ArgumentOutOfRangeException(nameof(columns), columns[j], $"There is no feature {columns[j]}: the samples have {SampleShape[0]}, numbered from 0.");
            }

            for (var i = 0; i < Count; i++)
            {
                features.Data[(i * columns.Length) + j] = all.Data[(i * SampleShape[0]) + columns[j]];
            }
        }

        string[]? names = FeatureNames is null ? null : new string[columns.Length];
        for (var j = 0; j < names?.Length; j++)
        {
            names[j] = FeatureNames![columns[j]];
        }

        return new Dataset([RowsOf(features)], AllLabels, names, ClassNames, Name, SampleWeights);
    }
}
