namespace NotebookNet;

/// <content>Made-up classes of points in the plane.</content>
public static partial class Datasets
{
    /// <summary>
    /// Exclusive or: (0, 0) and (1, 1) are 0, (0, 1) and (1, 0) are 1. No straight line parts the two, which is why a network needs a
    /// hidden layer (M. Minsky, S. Papert, 1969).
    /// </summary>
    /// <param name="samples">How many samples; they take the four corners in turn.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates.</param>
    /// <param name="seed">Which noise; another each time when null.</param>
    /// <returns>Features (N, 2) and labels (N).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the noise is negative.</exception>
    /// <example><code>
    /// var model = Model.Input(2).Dense(4, Activation.Tanh).Dense(1, Activation.Sigmoid)
    ///     .Compile(new Adam(0.05), Loss.BinaryCrossEntropy, Metric.BinaryAccuracy);
    /// model.Fit(Datasets.Xor(), epochs: 5, batchSize: 4, seed: 1, progress: false);
    /// </code></example>
    public static Dataset Xor(int samples = 4, double noise = 0, int? seed = null)
    {
        var maker = new PointMaker("XOR", samples, noise, seed);
        for (var i = 0; i < samples; i++)
        {
            var (a, b) = (i / 2 % 2, i % 2);
            maker.Add(a, b, a ^ b);
        }

        return maker.Finish(["0", "1"], shuffle: false);
    }

    /// <summary>
    /// Two half circles that reach into each other: the usual test of whether a classifier can follow a curve. scikit-learn:
    /// <c>make_moons</c>.
    /// </summary>
    /// <param name="samples">How many samples; both moons have half of them.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates. scikit-learn: <c>noise</c>.</param>
    /// <param name="seed">Which noise and order; another each time when null. scikit-learn: <c>random_state</c>.</param>
    /// <param name="shuffle">Whether the samples come in random order, and not one moon after the other.</param>
    /// <returns>Features (N, 2) and labels (N): 0 the outer moon, 1 the inner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or the noise is negative.</exception>
    /// <example><code>var moons = Datasets.Moons(samples: 200, noise: 0.1, seed: 1);</code></example>
    public static Dataset Moons(int samples = 100, double noise = 0, int? seed = null, bool shuffle = true)
    {
        var maker = new PointMaker("Moons", samples, noise, seed);
        var outer = samples / 2;
        for (var i = 0; i < outer; i++)
        {
            var (cos, sin) = PointMaker.Circle(0.5 * Share(i, outer));
            maker.Add(cos, sin, 0);
        }

        for (var i = 0; i < samples - outer; i++)
        {
            var (cos, sin) = PointMaker.Circle(0.5 * Share(i, samples - outer));
            maker.Add(1 - cos, 0.5 - sin, 1);
        }

        return maker.Finish(["outer", "inner"], shuffle);
    }

    /// <summary>A small circle within a large one. scikit-learn: <c>make_circles</c>.</summary>
    /// <param name="samples">How many samples; both circles have half of them.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates.</param>
    /// <param name="factor">The radius of the small circle, from 0 to below 1; the large one has 1.</param>
    /// <param name="seed">Which noise and order; another each time when null.</param>
    /// <param name="shuffle">Whether the samples come in random order, and not one circle after the other.</param>
    /// <returns>Features (N, 2) and labels (N): 0 the outer circle, 1 the inner.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, or noise or factor are outside their range.</exception>
    public static Dataset Circles(int samples = 100, double noise = 0, double factor = 0.8, int? seed = null, bool shuffle = true)
    {
        if (factor is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(factor), factor, FormattableString.Invariant(
                $"Circles: the factor is the radius of the inner circle, from 0 to below 1; got {factor}."));
        }

        var maker = new PointMaker("Circles", samples, noise, seed);
        var outer = samples / 2;
        for (var i = 0; i < samples; i++)
        {
            var isInner = i >= outer;
            var (cos, sin) = PointMaker.Circle(isInner ? (double)(i - outer) / (samples - outer) : (double)i / outer);
            var radius = isInner ? factor : 1;
            maker.Add(radius * cos, radius * sin, isInner ? 1 : 0);
        }

        return maker.Finish(["outer", "inner"], shuffle);
    }

    /// <summary>Round heaps of points, one per class. scikit-learn: <c>make_blobs</c>.</summary>
    /// <param name="samples">How many samples; the heaps share them as evenly as they can.</param>
    /// <param name="centers">How many heaps.</param>
    /// <param name="features">How many coordinates a point has.</param>
    /// <param name="standardDeviation">How wide a heap is. scikit-learn: <c>cluster_std</c>.</param>
    /// <param name="box">The centres lie anywhere between −box and box. scikit-learn: <c>center_box</c>.</param>
    /// <param name="seed">Which centres, points and order; others each time when null.</param>
    /// <param name="shuffle">Whether the samples come in random order, and not heap after heap.</param>
    /// <returns>Features (N, F) and labels (N): the heaps from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples, heaps or features, or deviation or box are negative.</exception>
    /// <example><code>var blobs = Datasets.Blobs(samples: 300, centers: 4, seed: 7);</code></example>
    public static Dataset Blobs(
        int samples = 100, int centers = 3, int features = 2, double standardDeviation = 1, double box = 10, int? seed = null, bool shuffle = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(centers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        if (!(box >= 0 && double.IsFinite(box)))
        {
            throw new ArgumentOutOfRangeException(nameof(box), box, "Blobs: the box is a finite number of at least 0.");
        }

        var maker = new PointMaker("Blobs", samples, standardDeviation, seed, features);
        var middles = new double[centers][];
        for (var i = 0; i < centers; i++)
        {
            middles[i] = new double[features];
            for (var j = 0; j < features; j++)
            {
                middles[i][j] = box * ((2 * maker.Random.NextUniform()) - 1);
            }
        }

        for (var i = 0; i < samples; i++)
        {
            // The first heaps have one point more when the number does not divide evenly.
            var heap = (int)((long)i * centers / samples);
            maker.Add(middles[heap], heap);
        }

        return maker.Finish([.. Enumerable.Range(0, centers).Select(i => FormattableString.Invariant($"blob {i}"))], shuffle);
    }

    /// <summary>Spiral arms that wind around each other: a hard problem for few neurons (K. Lang, M. Witbrock, 1988).</summary>
    /// <param name="samples">How many samples; the arms share them as evenly as they can.</param>
    /// <param name="classes">How many arms.</param>
    /// <param name="turns">How often an arm winds around the middle.</param>
    /// <param name="noise">The standard deviation of what is added to both coordinates.</param>
    /// <param name="seed">Which noise and order; another each time when null.</param>
    /// <param name="shuffle">Whether the samples come in random order, and not arm after arm.</param>
    /// <returns>Features (N, 2) with a radius up to 1, and labels (N): the arms from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no samples or arms, or noise or turns are negative.</exception>
    public static Dataset Spirals(int samples = 200, int classes = 2, double turns = 1, double noise = 0, int? seed = null, bool shuffle = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (!(turns >= 0 && double.IsFinite(turns)))
        {
            throw new ArgumentOutOfRangeException(nameof(turns), turns, "Spirals: the number of turns is finite and at least 0.");
        }

        var maker = new PointMaker("Spirals", samples, noise, seed);
        for (var arm = 0; arm < classes; arm++)
        {
            var (first, end) = ((int)((long)arm * samples / classes), (int)((arm + 1L) * samples / classes));
            for (var i = first; i < end; i++)
            {
                var radius = (i - first + 1.0) / (end - first);
                var (cos, sin) = PointMaker.Circle((turns * radius) + ((double)arm / classes));
                maker.Add(radius * cos, radius * sin, arm);
            }
        }

        return maker.Finish([.. Enumerable.Range(0, classes).Select(i => FormattableString.Invariant($"arm {i}"))], shuffle);
    }

    // From 0 to 1, both included.
    private static double Share(int i, int count) => count > 1 ? (double)i / (count - 1) : 0;
}
