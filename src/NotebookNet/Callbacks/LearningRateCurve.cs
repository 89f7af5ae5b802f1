using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>The loss of a short training over its growing learning rate, with a suggestion. It draws itself.</summary>
/// <example><code>
/// var found = LearningRateFinder.Run(model, train, seed: 1);
/// if (found.Suggestion is { } rate)
/// {
///     model.Compile(new Adam(rate), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
/// }
/// </code></example>
public sealed class LearningRateCurve : Displayable
{
    // A bell over about ten steps; unlike a running mean it does not lag behind, which would move every finding to larger rates.
    private const double SmoothingWidth = 3;

    // Where the loss is lowest, it is about to explode.
    private const double Caution = 10;

    internal LearningRateCurve(IReadOnlyList<double> rates, IReadOnlyList<double> losses, int seed)
    {
        (Rates, Losses, Seed) = (rates, losses, seed);
        SmoothedLosses = Smoothed(losses);
        Suggestion = Suggested();
    }

    /// <summary>The learning rate of each step.</summary>
    public IReadOnlyList<double> Rates { get; }

    /// <summary>The loss of each step's batch.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>The losses smoothed over about ten steps, by a bell-shaped mean.</summary>
    public IReadOnlyList<double> SmoothedLosses { get; }

    /// <summary>The seed of the trial.</summary>
    public int Seed { get; }

    /// <summary>
    /// The rate where the smoothed loss falls fastest (per factor in the rate), but at most a tenth of the one where it is lowest; null
    /// when the loss falls by less than its batches differ.
    /// </summary>
    public double? Suggestion { get; }

    /// <summary>The chart: losses and their mean over the rate, with the suggestion.</summary>
    /// <returns>The figure.</returns>
    public Figure Figure()
    {
        var figure = new Figure("Learning-rate finder")
            .Scatter(Rates, Losses, "loss of a batch", hollow: true)
            .Line(Rates, SmoothedLosses, "smoothed")
            .XAxis("learning rate", log: true)
            .YAxis("loss", low: Math.Min(0, Losses.DefaultIfEmpty(0).Min()), high: Top());
        return Suggestion is { } rate ? figure.Annotate(rate, double.NaN, $"suggestion {Text(rate)}") : figure;
    }

    /// <inheritdoc/>
    public override string ToHtml() => Figure().ToHtml();

    /// <summary>The suggestion, and the range that was tried.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Rates.Count == 0
        ? "Learning-rate finder: no step was done."
        : $"Learning-rate finder: {Rates.Count.ToString(CultureInfo.InvariantCulture)} steps from {Text(Rates[0])} to {Text(Rates[^1])}, loss from {Text(SmoothedLosses[0])} down to {Text(SmoothedLosses.Min())}. "
            + (Suggestion is { } rate ? $"Suggestion: {Text(rate)}." : "The loss does not fall: try smaller rates, more steps, or look at the data.");

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    // The explosion at the end would press everything else to the ground.
    private double? Top()
    {
        var finite = SmoothedLosses.Where(double.IsFinite).ToArray();
        return finite.Length == 0 || finite[0] <= 0 ? null : Math.Max(finite[0] * 2, finite.Min() * 2);
    }

    private static double[] Smoothed(IReadOnlyList<double> losses)
    {
        var smoothed = new double[losses.Count];
        for (var i = 0; i < smoothed.Length; i++)
        {
            var (sum, weights) = (0.0, 0.0);
            for (var j = 0; j < losses.Count; j++)
            {
                var weight = Math.Exp(-0.5 * Math.Pow((i - j) / SmoothingWidth, 2));
                (sum, weights) = (sum + (weight * losses[j]), weights + weight);
            }

            smoothed[i] = sum / weights;
        }

        return smoothed;
    }

    private double? Suggested()
    {
        if (Rates.Count < 3)
        {
            return null;
        }

        var lowest = 0;
        for (var i = 1; i < Rates.Count; i++)
        {
            lowest = SmoothedLosses[i] < SmoothedLosses[lowest] ? i : lowest;
        }

        // How far batches lie from the curve up to there: a fall within that is chance.
        var noise = Math.Sqrt(Enumerable.Range(0, lowest + 1).Average(i => Math.Pow(Losses[i] - SmoothedLosses[i], 2)));
        var fall = SmoothedLosses.Take((lowest / 4) + 1).Average() - SmoothedLosses[lowest];
        if (!(fall > noise))
        {
            return null;
        }

        var steepest = Enumerable.Range(0, lowest).MinBy(i => (SmoothedLosses[i + 1] - SmoothedLosses[i]) / Math.Log(Rates[i + 1] / Rates[i]));
        return Math.Min(Rates[steepest], Rates[lowest] / Caution);
    }
}
