using NotebookNet.Preprocessing;

namespace NotebookNet;

/// <summary>
/// Brings each feature into a range, usually 0 to 1: z = low + (high − low) · (x − min) / (max − min). scikit-learn:
/// <c>MinMaxScaler</c>.
/// </summary>
/// <remarks>
/// Fit it on the training part only; numbers of the test part may then lie a little outside of the range. A single outlier presses
/// all others together: see <see cref="RobustScaler"/>. A constant feature becomes the low end. Shapes as for
/// <see cref="StandardScaler"/>.
/// </remarks>
/// <example><code>
/// var scaler = MinMaxScaler.Fit(train, low: -1, high: 1);
/// var scaled = scaler.Transform(test);
/// </code></example>
public sealed class MinMaxScaler : ColumnScaler
{
    /// <summary>A scaler that has not learned yet, for a <see cref="Pipeline"/> or <see cref="Model.Preprocess"/>.</summary>
    /// <param name="low">What the smallest number becomes. scikit-learn: <c>feature_range[0]</c>.</param>
    /// <param name="high">What the largest number becomes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not finite.</exception>
    public MinMaxScaler(double low = 0, double high = 1) => (Low, High) = Checked(low, high);

    private MinMaxScaler(double low, double high, Learned learned)
        : base(learned) => (Low, High) = Checked(low, high);

    /// <summary>What the smallest number of a feature becomes.</summary>
    public double Low { get; }

    /// <summary>What the largest number of a feature becomes.</summary>
    public double High { get; }

    /// <summary>The smallest number of each feature in the training data. scikit-learn: <c>data_min_</c>.</summary>
    /// <exception cref="InvalidOperationException">The scaler has not learned yet.</exception>
    public IReadOnlyList<double> Minimum => Center;

    /// <summary>The largest less the smallest number of each feature in the training data; 1 where it was 0. scikit-learn: <c>data_range_</c>.</summary>
    /// <exception cref="InvalidOperationException">The scaler has not learned yet.</exception>
    public IReadOnlyList<double> Range => Spread;

    private protected override (string Caption, string Center, string Spread) Description => (
        FormattableString.Invariant($"Min-max scaler: from minimum … maximum to {Low} … {High}"), "minimum", "range");

    /// <summary>Learns minima and ranges.</summary>
    /// <param name="training">The training part, features (N, F).</param>
    /// <param name="low">What the smallest number becomes.</param>
    /// <param name="high">What the largest number becomes.</param>
    /// <returns>The scaler.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not finite.</exception>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    public static MinMaxScaler Fit(Dataset training, double low = 0, double high = 1) => (MinMaxScaler)new MinMaxScaler(low, high).FitTo(training);

    /// <summary>Learns minima and ranges.</summary>
    /// <param name="features">The training features, (N, F).</param>
    /// <param name="low">What the smallest number becomes.</param>
    /// <param name="high">What the largest number becomes.</param>
    /// <returns>The scaler.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or not finite.</exception>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The tensor has no rows of features.</exception>
    public static MinMaxScaler Fit(Tensor features, double low = 0, double high = 1) => Fit(Dataset.OfFeatures(features), low, high);

    private protected override double Scale(double x, int column) => Low + (base.Scale(x, column) * (High - Low));

    private protected override double Unscale(double z, int column) => base.Unscale((z - Low) / (High - Low), column);

    private protected override (double Center, double Spread) LearnColumn(FeatureTable table, int column)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var row = 0; row < table.Rows; row++)
        {
            (low, high) = (Math.Min(low, table[row, column]), Math.Max(high, table[row, column]));
        }

        return (low, high - low);
    }

    private protected override ColumnScaler With(Learned learned) => new MinMaxScaler(Low, High, learned);

    internal override Preprocessor Unfitted() => new MinMaxScaler(Low, High);

    internal override void Write(StepWriter json)
    {
        json.Write("low", Low);
        json.Write("high", High);
        base.Write(json);
    }

    internal static MinMaxScaler From(StepReader json) => Read(json) is { } learned
        ? new MinMaxScaler(json.Number("low"), json.Number("high"), learned)
        : new MinMaxScaler(json.Number("low"), json.Number("high"));

    private static (double Low, double High) Checked(double low, double high) => double.IsFinite(low) && double.IsFinite(high) && low < high
        ? (low, high)
        : throw new ArgumentOutOfRangeException(nameof(high), FormattableString.Invariant(
            $"MinMaxScaler: low must be below high and both finite; got low = {low} and high = {high}."));
}
