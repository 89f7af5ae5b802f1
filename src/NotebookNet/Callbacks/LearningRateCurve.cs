using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>The loss of a short training over its growing learning rate, with the rate where it falls fastest. It draws itself.</summary>
/// <example><code>
/// var found = LearningRateFinder.Run(model, train, seed: 1);
/// if (found.Suggestion is { } rate)
/// {
///     model.Compile(new Adam(rate), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
/// }
/// </code></example>
public sealed class LearningRateCurve : Displayable
{
    // At the start the mean is over too few steps for its slope to mean anything.
    private const int WarmUp = 5;

    internal LearningRateCurve(IReadOnlyList<double> rates, IReadOnlyList<double> losses, IReadOnlyList<double> smoothed, int seed)
    {
        (Rates, Losses, SmoothedLosses, Seed) = (rates, losses, smoothed, seed);
        Suggestion = Steepest();
    }

    /// <summary>The learning rate of each step.</summary>
    public IReadOnlyList<double> Rates { get; }

    /// <summary>The loss of each step's batch.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>The losses as an exponential mean over about ten steps.</summary>
    public IReadOnlyList<double> SmoothedLosses { get; }

    /// <summary>The seed of the trial.</summary>
    public int Seed { get; }

    /// <summary>The rate where the smoothed loss falls fastest (per factor in the rate); null when it never falls.</summary>
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
        return Suggestion is { } rate ? figure.Annotate(rate, double.NaN, $"falls fastest at {Text(rate)}") : figure;
    }

    /// <inheritdoc/>
    public override string ToHtml() => Figure().ToHtml();

    /// <summary>The suggestion, and the range that was tried.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Rates.Count == 0
        ? "Learning-rate finder: no step was done."
        : $"Learning-rate finder: {Rates.Count.ToString(CultureInfo.InvariantCulture)} steps from {Text(Rates[0])} to {Text(Rates[^1])}, loss from {Text(SmoothedLosses[0])} down to {Text(SmoothedLosses.Min())}. "
            + (Suggestion is { } rate ? $"The loss falls fastest at {Text(rate)}." : "The loss never falls: try smaller rates, more steps, or look at the data.");

    private static string Text(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    // The explosion at the end would press everything else to the ground.
    private double? Top()
    {
        var finite = SmoothedLosses.Where(double.IsFinite).ToArray();
        return finite.Length == 0 || finite[0] <= 0 ? null : Math.Max(finite[0] * 2, finite.Min() * 2);
    }

    private double? Steepest()
    {
        var lowest = SmoothedLosses.Count == 0 ? 0 : SmoothedLosses.ToList().IndexOf(SmoothedLosses.Min());
        int? best = null;
        var steepest = 0.0;
        for (var i = Math.Min(WarmUp, lowest); i < lowest; i++)
        {
            var (from, to) = (Math.Max(0, i - 1), i + 1);
            var slope = (SmoothedLosses[to] - SmoothedLosses[from]) / Math.Log(Rates[to] / Rates[from]);
            if (slope < steepest)
            {
                (steepest, best) = (slope, i);
            }
        }

        return best is { } index ? Rates[index] : null;
    }
}
