namespace NotebookNet;

/// <content>Made-up numbers to be predicted.</content>
public static partial class Datasets
{
    /// <summary>
    /// Numbers that depend on the features in a straight way: y = Σ wᵢ xᵢ + bias + noise, with xᵢ of the standard normal distribution.
    /// scikit-learn: <c>make_regression</c>.
    /// </summary>
    /// <param name="samples">How many samples.</param>
    /// <param name="features">How many features, when the weights are not given.</param>
    /// <param name="weights">The weights w; when null they are drawn evenly from 0 to 100, as scikit-learn does.</param>
    /// <param name="bias">What is added to all.</param>
    /// <param name="noise">The standard deviation of what is added to each.</param>
    /// <param name="seed">Which numbers; others each time when null.</param>
    /// <returns>Features (N, F) and labels (N).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples or features, or the noise is negative.</exception>
    /// <exception cref="ArgumentException">There are no weights in the list.</exception>
    /// <example><code>
    /// var line = Datasets.LinearRegression(samples: 100, weights: [3], bias: 4, noise: 0.5, seed: 1);
    /// var model = Model.Input(1).Dense(1).Compile(new SGD(0.05), Loss.MeanSquaredError);
    /// model.Fit(line, epochs: 20, seed: 1, progress: false);      // finds a weight near 3 and a bias near 4
    /// </code></example>
    public static Dataset LinearRegression(
        int samples = 100, int features = 1, IReadOnlyList<double>? weights = null, double bias = 0, double noise = 0, int? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        if (weights is { Count: 0 })
        {
            throw new ArgumentException("LinearRegression needs a weight for each feature, at least one; leave weights out to have them drawn.", nameof(weights));
        }

        var maker = new PointMaker("Linear regression", samples, noise, seed, weights?.Count ?? features);
        weights ??= [.. Enumerable.Range(0, features).Select(_ => 100.0 * maker.Random.NextUniform())];
        var x = new double[weights.Count];
        for (var i = 0; i < samples; i++)
        {
            var y = bias;
            for (var j = 0; j < x.Length; j++)
            {
                // As single precision holds it, so that without noise the label is exact for the features the network sees.
                x[j] = (float)maker.Random.NextNormal();
                y += weights[j] * x[j];
            }

            maker.AddExact(x, y + maker.Noise());
        }

        return maker.FinishNumbers();
    }

    /// <summary>
    /// Numbers along a polynomial: y = c₀ + c₁ x + c₂ x² + … + noise, with x evenly spread over a range. Few neurons cannot follow it, many
    /// follow the noise: a picture of under- and over-fitting.
    /// </summary>
    /// <param name="samples">How many samples.</param>
    /// <param name="coefficients">c₀, c₁, c₂ …; when null x³ − 2x.</param>
    /// <param name="noise">The standard deviation of what is added to each.</param>
    /// <param name="low">The smallest x.</param>
    /// <param name="high">The end of the range of x.</param>
    /// <param name="seed">Which numbers; others each time when null.</param>
    /// <returns>Features (N, 1) and labels (N).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, the noise is negative, or the range is empty.</exception>
    public static Dataset PolynomialRegression(
        int samples = 100, IReadOnlyList<double>? coefficients = null, double noise = 0, double low = -2, double high = 2, int? seed = null)
    {
        if (!(low < high && double.IsFinite(high - low)))
        {
            throw new ArgumentOutOfRangeException(nameof(high), FormattableString.Invariant(
                $"PolynomialRegression: low must be below high and both finite; got low = {low} and high = {high}."));
        }

        coefficients ??= [0, -2, 0, 1];
        var maker = new PointMaker("Polynomial regression", samples, noise, seed, features: 1);
        for (var i = 0; i < samples; i++)
        {
            double x = (float)(low + ((high - low) * maker.Random.NextUniform()));
            maker.AddExact([x], coefficients.Reverse().Aggregate(0.0, (sum, coefficient) => (sum * x) + coefficient) + maker.Noise());
        }

        return maker.FinishNumbers(["x"]);
    }

    /// <summary>A sine over time: y(t) = amplitude · sin(2π t / period) + noise, for t = 0, 1, 2 …</summary>
    /// <remarks>The labels are the series itself, in order: <see cref="Dataset.FromSeries"/> cuts it into windows to forecast from.</remarks>
    /// <param name="samples">How many steps.</param>
    /// <param name="period">After how many steps it repeats.</param>
    /// <param name="amplitude">How high it goes.</param>
    /// <param name="noise">The standard deviation of what is added to each step.</param>
    /// <param name="seed">Which noise; another each time when null.</param>
    /// <returns>Features (N, 1), the time, and labels (N), the value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, the period is not positive, or the noise is negative.</exception>
    /// <example><code>
    /// var series = Datasets.SineSeries(samples: 400, period: 25, noise: 0.05, seed: 1).Labels;
    /// var windows = Dataset.FromSeries(series, length: 30);
    /// </code></example>
    public static Dataset SineSeries(int samples = 200, double period = 50, double amplitude = 1, double noise = 0, int? seed = null)
    {
        if (!(period > 0 && double.IsFinite(period)))
        {
            throw new ArgumentOutOfRangeException(nameof(period), period, FormattableString.Invariant($"SineSeries: the period is a positive number of steps; got {period}."));
        }

        var maker = new PointMaker("Sine series", samples, noise, seed, features: 1);
        for (var t = 0; t < samples; t++)
        {
            maker.AddExact([t], (amplitude * PointMaker.Circle(t / period).Sin) + maker.Noise());
        }

        return maker.FinishNumbers(["t"]);
    }
}
