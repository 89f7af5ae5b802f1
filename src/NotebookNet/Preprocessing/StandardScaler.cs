using NotebookNet.Preprocessing;

namespace NotebookNet;

/// <summary>
/// Brings each feature to mean 0 and standard deviation 1: z = (x − mean) / deviation. scikit-learn: <c>StandardScaler</c>.
/// </summary>
/// <remarks>
/// Fit it on the training part only: means that know the test part leak it into the training. The deviation is that of the
/// population (divided by N). A constant feature keeps the deviation 1 and becomes 0. Shapes: (N, F); with sequences (N, T, F) and
/// pictures (N, H, W, C) each of the features along the last axis is one, as in Keras' <c>Normalization</c>.
/// </remarks>
/// <example><code>
/// var scaler = StandardScaler.Fit(train);
/// model.Fit(scaler.Transform(train));
/// model.Evaluate(scaler.Transform(test));
/// </code></example>
public sealed class StandardScaler : ColumnScaler
{
    /// <summary>A scaler that has not learned yet, for a <see cref="Pipeline"/> or <see cref="Model.Preprocess"/>.</summary>
    public StandardScaler()
    {
    }

    private StandardScaler(Learned learned)
        : base(learned)
    {
    }

    /// <summary>The mean of each feature in the training data.</summary>
    /// <exception cref="InvalidOperationException">The scaler has not learned yet.</exception>
    public IReadOnlyList<double> Mean => Center;

    /// <summary>The standard deviation of each feature in the training data; 1 where it was 0.</summary>
    /// <exception cref="InvalidOperationException">The scaler has not learned yet.</exception>
    public IReadOnlyList<double> StandardDeviation => Spread;

    private protected override (string Caption, string Center, string Spread) Description =>
        ("Standard scaler: z = (x − mean) / deviation", "mean", "standard deviation");

    /// <summary>Learns means and deviations.</summary>
    /// <param name="training">The training part, features (N, F).</param>
    /// <returns>The scaler.</returns>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    public static StandardScaler Fit(Dataset training) => (StandardScaler)new StandardScaler().FitTo(training);

    /// <summary>Learns means and deviations.</summary>
    /// <param name="features">The training features, (N, F).</param>
    /// <returns>The scaler.</returns>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The tensor has no rows of features.</exception>
    public static StandardScaler Fit(Tensor features) => Fit(Dataset.OfFeatures(features));

    private protected override (double Center, double Spread) LearnColumn(FeatureTable table, int column)
    {
        var mean = table.Mean(column);
        var squares = 0.0;
        for (var row = 0; row < table.Rows; row++)
        {
            var difference = table[row, column] - mean;
            squares += difference * difference;
        }

        // Rounding can leave a constant column a deviation that is not quite 0.
        var deviation = Math.Sqrt(squares / table.Rows);
        return (mean, deviation <= 1e-7 * Math.Abs(mean) ? 0 : deviation);
    }

    private protected override ColumnScaler With(Learned learned) => new StandardScaler(learned);

    internal override Preprocessor Unfitted() => new StandardScaler();

    internal static StandardScaler From(StepReader json) => Read(json) is { } learned ? new StandardScaler(learned) : new StandardScaler();
}
