using System.Globalization;

namespace NotebookNet;

/// <content>How the analysis draws itself.</content>
public sealed partial class PCA
{
    private const int ShownComponents = 30;
    private const int MostBars = 15;

    /// <summary>The share of the variance each component explains, and all up to it together: the scree plot.</summary>
    /// <returns>The chart; the first thirty components when there are more.</returns>
    /// <exception cref="InvalidOperationException">The step has not learned yet.</exception>
    public Figure ScreePlot()
    {
        var shares = ExplainedVarianceRatio;
        var shown = Math.Min(shares.Count, ShownComponents);
        var sums = new double[shown];
        for (var i = 0; i < shown; i++)
        {
            sums[i] = shares[i] + (i > 0 ? sums[i - 1] : 0);
        }

        var figure = new Figure($"PCA: {Columns} features, {shares.Count} {(shares.Count == 1 ? "component" : "components")} kept");
        var numbers = Enumerable.Range(1, shown).ToArray();
        string[] labels = [.. numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        figure = shown <= MostBars
            ? figure.Bar(labels, shares.Take(shown), "each component").Bar(labels, sums, "all up to it")
            : figure.Line(numbers, shares.Take(shown), "each component", markers: true).Line(numbers, sums, "all up to it", markers: true);
        return figure
            .XAxis(shown < shares.Count ? $"component (the first {shown} of {shares.Count})" : "component")
            .YAxis("share of the variance", low: 0, high: 1);
    }

    /// <inheritdoc/>
    public override string ToHtml() => IsFitted ? ScreePlot().ToHtml() : $"<span style=\"font-family:sans-serif;font-size:13px\">{ToString()}</span>";

    /// <inheritdoc/>
    public override string ToString()
    {
        if (!IsFitted)
        {
            var kept = _wanted is { } count ? $" to {count} components"
                : _wantedVariance is { } share ? FormattableString.Invariant($" to {100 * share:0.##} % of the variance") : string.Empty;
            return $"PCA{kept}, not fitted";
        }

        var shares = ExplainedVarianceRatio;
        return $"PCA: {Columns} features become {shares.Count}; share of the variance: "
            + string.Join(", ", shares.Take(8).Select(Percent)) + (shares.Count > 8 ? " …" : string.Empty)
            + $"; in all {Percent(shares.Sum())}";

        static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
    }
}
