using NotebookNet.Rows;
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
    private readonly DataRows[] _features;
    private Tensor[]? _featureTensors;

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
            [RowsOf(features)],
            [labels ?? throw new ArgumentNullException(nameof(labels))],
            featureNames, classNames, name, null)
    {
        if (featureNames is not null)
        {
            CheckNames(features.Shape, featureNames);
        }

        CheckClasses();
    }

    /// <summary>A data set for a model with several inputs or outputs.</summary>
    /// <param name="features">For each input one row per sample, (N, …).</param>
    /// <param name="labels">For each output one label per sample, (N) or (N, K).</param>
    /// <param name="name">What the data set is called.</param>
    /// <exception cref="DataException">There are no features or labels, or the numbers of samples differ.</exception>
    public Dataset(IReadOnlyList<Tensor> features, IReadOnlyList<Tensor> labels, string? name = null)
        : this([.. (features ?? throw new ArgumentNullException(nameof(features))).Select(RowsOf)], labels, null, null, name, null)
    {
    }

    /// <summary>A data set whose features may not be in memory yet.</summary>
    internal Dataset(
        DataRows[] features,
        IReadOnlyList<Tensor> labels,
        IReadOnlyList<string>? featureNames,
        IReadOnlyList<string>? classNames,
        string? name,
        Tensor? sampleWeights)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Shape[] shapes = [.. features.Select(rows => rows.Shape), .. labels.Select(label => label.Shape)];
        if (features.Length == 0 || labels.Count == 0 || shapes.Any(shape => shape.Rank == 0 || shape[0] != shapes[0][0]))
        {
            throw new DataException(
                "A data set needs one label per sample: every tensor of features and labels has the number of samples as its first size; got features of shape "
                + $"{string.Join(", ", features.Select(rows => rows.Shape))} and labels of shape {string.Join(", ", labels.Select(tensor => tensor.Shape))}.");
        }

        (_features, AllLabels) = (features, [.. labels]);
        (FeatureNames, ClassNames, Name, SampleWeights) = (featureNames, classNames, name, sampleWeights);
    }

    /// <summary>The samples, (N, …); those of the first input, when there are several.</summary>
    /// <remarks>
    /// Pictures of a large data set are read from their file when they are first needed. Training reads them batch by batch;
    /// asking for all features as one tensor takes four bytes per number, so ask for a part: <c>train[..100].Features</c>.
    /// </remarks>
    public Tensor Features => _features[0].Tensor;

    /// <summary>The labels, (N) or (N, K); those of the first output, when there are several.</summary>
    public Tensor Labels => AllLabels[0];

    /// <summary>The samples of each input.</summary>
    public IReadOnlyList<Tensor> AllFeatures => _featureTensors ??= [.. _features.Select(rows => rows.Tensor)];

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
    public int Count => _features[0].Shape[0];

    /// <summary>The shape of one sample.</summary>
    public Shape SampleShape => _features[0].Shape.WithoutFirst();

    /// <summary>The shape of one label: () for a class index or a number.</summary>
    public Shape LabelShape => Labels.Shape.WithoutFirst();

    /// <summary>The rows of each input, which may not be in memory yet.</summary>
    internal IReadOnlyList<DataRows> FeatureRows => _features;

    /// <summary>Features alone, for what does not look at labels.</summary>
    internal static Dataset OfFeatures(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return new Dataset(features, Tensor.Zeros(features.Rank == 0 ? 0 : features.Shape[0]));
    }

    private static TensorRows RowsOf(Tensor features) => new(features ?? throw new ArgumentNullException(nameof(features)));
}
