using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// Brings each feature to mean 0 and standard deviation 1: z = (x − mean) / deviation. scikit-learn: <c>StandardScaler</c>.
/// </summary>
/// <remarks>
/// Fit it on the training part only: means that know the test part leak it into the training. The deviation is that of the
/// population (divided by N). A constant feature keeps the deviation 1 and becomes 0.
/// </remarks>
/// <example><code>
/// var scaler = StandardScaler.Fit(train);
/// model.Fit(scaler.Transform(train));
/// model.Evaluate(scaler.Transform(test));
/// </code></example>
public sealed partial class StandardScaler : Displayable
{
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly IReadOnlyList<string>? _names;

    private StandardScaler(double[] means, double[] deviations, IReadOnlyList<string>? names) =>
        (_means, _deviations, _names) = (means, deviations, names);

    /// <summary>The mean of each feature in the training data.</summary>
    public IReadOnlyList<double> Mean => _means;

    /// <summary>The standard deviation of each feature in the training data; 1 where it was 0.</summary>
    public IReadOnlyList<double> StandardDeviation => _deviations;

    /// <summary>Learns means and deviations.</summary>
    /// <param name="training">The training part, features (N, F).</param>
    /// <returns>The scaler.</returns>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    public static StandardScaler Fit(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        training.CheckUsable("StandardScaler.Fit");
        return Fit(training.Features, training.FeatureNames);
    }

    /// <summary>Learns means and deviations.</summary>
    /// <param name="features">The training features, (N, F).</param>
    /// <returns>The scaler.</returns>
    /// <exception cref="DataException">There are no samples, or a number is missing or infinite.</exception>
    /// <exception cref="ShapeException">The tensor is not a matrix.</exception>
    public static StandardScaler Fit(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return Fit(new Dataset(features, Tensor.Zeros(features.Rank == 0 ? 0 : features.Shape[0])));
    }

    /// <summary>The data set with its features scaled.</summary>
    /// <param name="data">Any part of the data.</param>
    /// <returns>The scaled data set.</returns>
    /// <exception cref="ShapeException">The number of features is another one than in training.</exception>
    public Dataset Transform(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.WithFeatures(Transform(data.Features));
    }

    /// <summary>The features scaled.</summary>
    /// <param name="features">(N, F), or (F) for one sample.</param>
    /// <returns>The scaled features, of the same shape.</returns>
    /// <exception cref="ShapeException">The number of features is another one than in training.</exception>
    public Tensor Transform(Tensor features) => Map(features, (x, i) => (float)((x - _means[i]) / _deviations[i]));

    /// <summary>The features as they were before scaling.</summary>
    /// <param name="features">Scaled features, (N, F), or (F) for one sample.</param>
    /// <returns>x = z · deviation + mean.</returns>
    /// <exception cref="ShapeException">The number of features is another one than in training.</exception>
    public Tensor InverseTransform(Tensor features) => Map(features, (z, i) => (float)((z * _deviations[i]) + _means[i]));

    private static StandardScaler Fit(Tensor features, IReadOnlyList<string>? names)
    {
        if (features.Rank != 2)
        {
            throw new ShapeException($"StandardScaler takes rows of features, (samples, features); got {features.Shape}.");
        }

        var (rows, columns) = (features.Shape[0], features.Shape[1]);
        var means = new double[columns];
        var deviations = new double[columns];
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                means[column] += features.Data[(row * columns) + column];
            }

            means[column] /= rows;
            for (var row = 0; row < rows; row++)
            {
                var difference = features.Data[(row * columns) + column] - means[column];
                deviations[column] += difference * difference;
            }

            deviations[column] = Math.Sqrt(deviations[column] / rows);

            // Rounding can leave a constant column a deviation that is not quite 0.
            if (deviations[column] <= 1e-7 * Math.Abs(means[column]) || deviations[column] == 0)
            {
                deviations[column] = 1;
            }
        }

        return new StandardScaler(means, deviations, names);
    }

    private Tensor Map(Tensor features, Func<float, int, float> function)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Rank is < 1 or > 2 || features.Shape[^1] != _means.Length)
        {
            throw new ShapeException(
                $"This scaler learned {_means.Length} features, so it takes (samples, {_means.Length}); got {features.Shape}.");
        }

        var result = new Tensor(features.Shape);
        for (var i = 0; i < result.Length; i++)
        {
            result.Data[i] = function(features.Data[i], i % _means.Length);
        }

        return result;
    }
}
