using NotebookNet.Preprocessing;

namespace NotebookNet;

/// <summary>
/// Principal component analysis: few new features, perpendicular to each other, that keep as much of the spread of the data as
/// that many features can. scikit-learn: <c>PCA</c>.
/// </summary>
/// <remarks>
/// <para>
/// The components are the eigenvectors of the covariance Σ (x − mean)(x − mean)ᵀ / (N − 1) with the largest eigenvalues, the explained
/// variances: z = components · (x − mean). The sign of a component is chosen so that its largest number is positive. Scale features
/// of different units first: what has large numbers has a large spread. Shapes: (N, F) → (N, K).
/// </para>
/// <para>Source: K. Pearson, 1901; H. Hotelling, 1933.</para>
/// </remarks>
/// <example><code>
/// var pca = PCA.Fit(StandardScaler.Fit(train).Transform(train), components: 2);
/// pca                                             // draws how much variance each component explains
/// </code></example>
public sealed partial class PCA : TableStep
{
    private readonly int? _wanted;
    private readonly double? _wantedVariance;
    private readonly PrincipalAxes? _axes;

    /// <summary>A step that has not learned yet, for a <see cref="Pipeline"/> or <see cref="Model.Preprocess"/>.</summary>
    /// <param name="components">How many components are kept; as many as there can be when null.</param>
    /// <param name="whiten">Whether each component is divided by its standard deviation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public PCA(int? components = null, bool whiten = false)
    {
        if (components < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(components), components, $"PCA: at least one component is kept, got {components}. PCA.ForVariance(0.95) keeps as many as needed.");
        }

        (_wanted, Whiten) = (components, whiten);
    }

    private PCA(int? wanted, double? wantedVariance, bool whiten, PrincipalAxes? axes)
        : this(wanted, whiten)
    {
        _wantedVariance = wantedVariance is null or (> 0 and < 1)
            ? wantedVariance
            : throw new ArgumentOutOfRangeException(nameof(wantedVariance), wantedVariance, FormattableString.Invariant(
                $"PCA.ForVariance takes a share between 0 and 1, such as 0.95; got {wantedVariance}."));
        _axes = axes;
    }

    /// <summary>Whether each component is divided by its standard deviation.</summary>
    public bool Whiten { get; }

    /// <summary>The components, (K, F), the most important first. scikit-learn: <c>components_</c>.</summary>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    public Tensor Components => Tensor.From([.. Axes.Directions.SelectMany(row => row).Select(value => (float)value)], Axes.Count, Columns);

    /// <summary>The mean of each feature in the training data.</summary>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    public IReadOnlyList<double> Mean => Axes.Mean;

    /// <summary>The variance along each component. scikit-learn: <c>explained_variance_</c>.</summary>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    public IReadOnlyList<double> ExplainedVariance => Axes.Variances;

    /// <summary>The share of all variance along each component. scikit-learn: <c>explained_variance_ratio_</c>.</summary>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    public IReadOnlyList<double> ExplainedVarianceRatio => [.. Axes.Variances.Select(Axes.ShareOf)];

    /// <inheritdoc/>
    public override bool IsFitted => _axes is not null;

    internal override int Columns => _axes?.Mean.Length ?? 0;

    internal override int ColumnsAfter => _axes?.Count ?? 0;

    private PrincipalAxes Axes => _axes ?? throw NotFitted();

    /// <summary>A step that keeps as few components as explain more than a share of the variance. scikit-learn: <c>PCA(n_components=0.95)</c>.</summary>
    /// <param name="share">The share, between 0 and 1.</param>
    /// <param name="whiten">Whether each component is divided by its standard deviation.</param>
    /// <returns>The step, which has not learned yet.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <example><code>var pca = (PCA)PCA.ForVariance(0.95).FitTo(train);</code></example>
    public static PCA ForVariance(double share, bool whiten = false) => new(null, share, whiten, null);

    /// <summary>Learns the components.</summary>
    /// <param name="training">The training part, features (N, F).</param>
    /// <param name="components">How many components are kept; as many as there can be when null.</param>
    /// <param name="whiten">Whether each component is divided by its standard deviation.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    /// <exception cref="DataException">There are fewer than two samples, fewer samples or features than components, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    public static PCA Fit(Dataset training, int? components = null, bool whiten = false) => (PCA)new PCA(components, whiten).FitTo(training);

    /// <summary>Learns the components.</summary>
    /// <param name="features">The training features, (N, F).</param>
    /// <param name="components">How many components are kept; as many as there can be when null.</param>
    /// <param name="whiten">Whether each component is divided by its standard deviation.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    /// <exception cref="DataException">There are fewer than two samples, fewer samples or features than components, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The tensor has no rows of features.</exception>
    public static PCA Fit(Tensor features, int? components = null, bool whiten = false) => Fit(Dataset.OfFeatures(features), components, whiten);

    /// <summary>The features again, as well as the components that were kept can say: x ≈ componentsᵀ · z + mean.</summary>
    /// <param name="features">Components, (N, K), or (K) for one sample.</param>
    /// <returns>(N, F).</returns>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    /// <exception cref="ShapeException">The number of components is another one.</exception>
    public override Tensor InverseTransform(Tensor features) => Map(features, ColumnsAfter, Columns, (source, target) => _axes!.Undo(source, target, Whiten));

    internal override IReadOnlyList<string>? NamesAfter(IReadOnlyList<string> names) => [.. Enumerable.Range(1, ColumnsAfter).Select(i => $"PC{i}")];

    private protected override Preprocessor Learn(FeatureTable table, IReadOnlyList<string>? names)
    {
        var most = Math.Min(table.Rows, table.Columns);
        if (table.Rows < 2 || _wanted > most)
        {
            throw new DataException(table.Rows < 2
                ? "PCA.Fit needs at least two samples: one alone has no spread."
                : $"PCA.Fit: {table.Rows} samples of {table.Columns} features have at most {most} components; {_wanted} were asked for.");
        }

        var axes = PrincipalAxes.Of(table);
        return new PCA(_wanted, _wantedVariance, Whiten, axes.Take(_wanted ?? (_wantedVariance is { } share ? axes.CountFor(share) : most)));
    }

    private protected override void Apply(FeatureTable source, FeatureTable target) => _axes!.Apply(source, target, Whiten);

    internal override Preprocessor Unfitted() => new PCA(_wanted, _wantedVariance, Whiten, null);

    internal override void Write(StepWriter json)
    {
        json.Write("whiten", Whiten);
        if (_wanted is { } wanted)
        {
            json.Write("wanted", wanted);
        }

        if (_wantedVariance is { } share)
        {
            json.Write("wantedVariance", share);
        }

        if (_axes is not null)
        {
            json.Write("mean", _axes.Mean);
            json.Write("components", _axes.Directions);
            json.Write("variances", _axes.Variances);
            json.Write("totalVariance", _axes.TotalVariance);
        }
    }

    internal static PCA From(StepReader json)
    {
        PrincipalAxes? axes = null;
        if (json.IsFitted)
        {
            var mean = json.Numbers("mean");
            var directions = json.Rows("components", mean.Length);
            axes = directions.Length > 0
                ? new PrincipalAxes(mean, directions, json.Numbers("variances", directions.Length), json.Number("totalVariance"))
                : throw json.Wrong("components", "at least one row");
        }

        return new PCA(
            json.Has("wanted") ? json.Whole("wanted", 1) : null,
            json.Has("wantedVariance") ? json.Number("wantedVariance") : null,
            json.Flag("whiten"), axes);
    }
}
