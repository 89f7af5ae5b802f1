using System.Numerics;
using NotebookNet.Visuals;

namespace NotebookNet;

public sealed partial class Figure
{
    /// <summary>Draws a bar for each category. Several calls stand side by side.</summary>
    /// <param name="labels">The names of the categories; a name that came before means the same place.</param>
    /// <param name="values">The values; as many as <paramref name="labels"/>.</param>
    /// <param name="name">The name of the series in the legend.</param>
    /// <returns>A new figure with these bars.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a label repeats, or the figure's x axis has numbers already.</exception>
    public Figure Bar<T>(IEnumerable<string> labels, IEnumerable<T> values, string? name = null)
        where T : INumber<T>
    {
        ArgumentNullException.ThrowIfNull(labels);
        var names = labels.Select(l => l ?? "").ToArray();
        var numbers = Doubles(values, nameof(values));
        Require(names.Length == numbers.Length, nameof(values), $"{names.Length} values, one for each label, but {numbers.Length} came");
        Require(names.Distinct(StringComparer.Ordinal).Count() == names.Length, nameof(labels), "labels that differ from each other, but one repeats");
        Require(Panel.Traces.All(t => t is BarTrace), nameof(labels), "a figure with bars alone, because an axis has either names or numbers");
        var categories = (Panel.X.Categories ?? []).Union(names, StringComparer.Ordinal).ToArray();
        return With(new BarTrace(name, names, numbers), p => p with { X = p.X with { Categories = categories } });
    }

    /// <summary>Counts values between equal steps.</summary>
    /// <param name="values">The values; NaN and infinities are not counted.</param>
    /// <param name="bins">The number of steps.</param>
    /// <param name="name">The name in the legend.</param>
    /// <returns>A new figure with this histogram.</returns>
    public Figure Histogram<T>(IEnumerable<T> values, int bins = 20, string? name = null)
        where T : INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var (edges, counts) = Binning.Count(Doubles(values, nameof(values)), Math.Min(bins, 200));
        return With(new HistogramTrace(name, edges, counts));
    }
}
