using NotebookNet.Preprocessing;

namespace NotebookNet;

/// <summary>
/// Scales each feature by numbers that outliers do not move: z = (x − median) / (upper − lower quartile). scikit-learn:
/// <c>RobustScaler</c>.
/// </summary>
/// <remarks>
/// Quantiles are linear between two neighbouring numbers, as NumPy's. A feature whose quartiles are equal keeps the spread 1.
/// Shapes as for <see cref="StandardScaler"/>.
/// </remarks>
/// <example><code>var scaled = RobustScaler.Fit(train).Transform(test);</code></example>
public sealed class RobustScaler : ColumnScaler
{
    /// <summary>A scaler that has not learned yet, for a <see cref="Pipeline"/> or <see cref="Model.Preprocess"/>.</summary>
    /// <param name="lower">The lower quantile in percent. scikit-learn: <c>quantile_range[0]</c>.</param>
    /// <param name="upper">The upper quantile in percent.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quantiles are not in order between 0 and 100.</exception>
    public RobustScaler(double lower = 25, double upper = 75) => (Lower, Upper) = Checked(lower, upper);

    private RobustScaler(double lower, double upper, Learned learned)
        : base(learned) => (Lower, Upper) = Checked(lower, upper);

    /// <summary>The lower quantile in percent.</summary>
    public double Lower { get; }

    /// <summary>The upper quantile in percent.</summary>
    public double Upper { get; }

    /// <summary>The median of each feature in the training data. scikit-learn: <c>center_</c>.</summary>
    /// <exception cref="InvalidOperationException">The scaler has not learned yet.</exception>
    public IReadOnlyList<double> Median => Center;

    /// <summary>The upper less the lower quantile of each feature; 1 where it was 0. scikit-learn: <c>scale_</c>.</summary>
    /// <exception cref="InvalidOperationException">The scaler has not learned yet.</exception>
    public IReadOnlyList<double> InterquartileRange => Spread;

    private protected override (string Caption, string Center, string Spread) Description => (
        FormattableString.Invariant($"Robust scaler: z = (x − median) / ({Upper} % quantile − {Lower} % quantile)"), "median", "quantile range");

    /// <summary>Learns medians and quantiles.</summary>
    /// <param name="training">The training part, features (N, F).</param>
    /// <param name="lower">The lower quantile in percent.</param>
    /// <param name="upper">The upper quantile in percent.</param>
    /// <returns>The scaler.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The quantiles are not in order between 0 and 100.</exception>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    public static RobustScaler Fit(Dataset training, double lower = 25, double upper = 75) => (RobustScaler)new RobustScaler(lower, upper).FitTo(training);

    /// <summary>Learns medians and quantiles.</summary>
    /// <param name="features">The training features, (N, F).</param>
    /// <param name="lower">The lower quantile in percent.</param>
    /// <param name="upper">The upper quantile in percent.</param>
    /// <returns>The scaler.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The quantiles are not in order between 0 and 100.</exception>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The tensor has no rows of features.</exception>
    public static RobustScaler Fit(Tensor features, double lower = 25, double upper = 75) => Fit(Dataset.OfFeatures(features), lower, upper);

    private protected override (double Center, double Spread) LearnColumn(FeatureTable table, int column)
    {
        var sorted = table.Sorted(column);
        return (
            FeatureTable.Quantile(sorted, 0.5),
            FeatureTable.Quantile(sorted, Upper / 100) - FeatureTable.Quantile(sorted, Lower / 100));
    }

    private protected override ColumnScaler With(Learned learned) => new RobustScaler(Lower, Upper, learned);

    internal override Preprocessor Unfitted() => new RobustScaler(Lower, Upper);

    internal override void Write(StepWriter json)
    {
        json.Write("lower", Lower);
        json.Write("upper", Upper);
        base.Write(json);
    }

    internal static RobustScaler From(StepReader json) => Read(json) is { } learned
        ? new RobustScaler(json.Number("lower"), json.Number("upper"), learned)
        : new RobustScaler(json.Number("lower"), json.Number("upper"));

    private static (double Lower, double Upper) Checked(double lower, double upper) => lower >= 0 && lower < upper && upper <= 100
        ? (lower, upper)
        : throw new ArgumentOutOfRangeException(nameof(upper), FormattableString.Invariant(
            $"RobustScaler: the quantiles are percentages with 0 ≤ lower < upper ≤ 100; got lower = {lower} and upper = {upper}."));
}
