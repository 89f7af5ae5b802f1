using NotebookNet.Visuals;

namespace NotebookNet;

/// <content>What the features are like.</content>
public sealed partial class Dataset
{
    private const int MostDescribed = 100;
    private const int MostHistograms = 24;
    private const int MostClassesInOneHistogram = 5;
    private const int MostBars = 800;
    private const int SparkBins = 16;

    /// <summary>
    /// Each feature with its kind, what is missing, mean, standard deviation (of the population), smallest, median and largest
    /// number, and its distribution in small. pandas: <c>describe</c>.
    /// </summary>
    /// <returns>The table, of at most 100 features.</returns>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    /// <example><code>Datasets.Iris().Describe()</code></example>
    public TablePicture Describe()
    {
        RequireRows("Describe");
        var names = ColumnNames();
        var rows = Enumerable.Range(0, Math.Min(SampleShape[0], MostDescribed)).Select(column =>
        {
            var facts = new ColumnFacts(Features.Data, column, SampleShape[0]);
            var (_, counts) = Binning.Count([.. facts.Sorted.Select(v => (double)v)], SparkBins);
            double[] numbers = [facts.Mean, facts.Deviation, facts.Quantile(0), facts.Quantile(0.5), facts.Quantile(1)];
            return (IReadOnlyList<string>)
            [
                names[column], facts.Kind, facts.Missing + facts.Infinite == 0 ? "–" : Numbers.Count(facts.Missing + facts.Infinite),
                .. numbers.Select(ColumnFacts.Number), facts.Kind is "constant" or "empty" ? "" : TextTable.Sparkline(counts, SparkBins),
            ];
        });
        return new TablePicture(
            [
                new("feature"), new("kind"), new("missing", ColumnAlignment.Right), new("mean", ColumnAlignment.Right), new("deviation", ColumnAlignment.Right),
                new("smallest", ColumnAlignment.Right), new("median", ColumnAlignment.Right), new("largest", ColumnAlignment.Right), new("distribution"),
            ],
            [.. rows],
            Name ?? "Features",
            Numbers.Count(Count, "sample") + (SampleShape[0] > MostDescribed ? $", {MostDescribed} of {Numbers.Count(SampleShape[0], "feature")} shown" : ""));
    }

    /// <summary>How the numbers of each feature are spread, by class where there are 2 to 5.</summary>
    /// <param name="bins">Into how many steps the range is divided, 1 to 100.</param>
    /// <returns>One histogram per feature, of at most 24 features, fewer with many classes and steps.</returns>
    /// <exception cref="ShapeException">The samples are not rows of features.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is not 1 to 100.</exception>
    /// <example><code>Datasets.Iris().Histograms(bins: 15)</code></example>
    public PanelGrid Histograms(int bins = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 100);
        RequireRows("Histograms");
        var classes = HasClasses ? ClassCounts().Length : 0;
        IReadOnlyList<string?> groups = classes is > 1 and <= MostClassesInOneHistogram ? [.. NamesOfClasses()] : [null];
        var features = Math.Min(SampleShape[0], Math.Clamp(MostBars / (groups.Count * bins), 4, MostHistograms));
        var panels = Enumerable.Range(0, features).Select(column => Histogram(column, bins, groups));
        var note = Numbers.Count(Count, "sample") + (SampleShape[0] > features ? $", {features} of {Numbers.Count(SampleShape[0], "feature")} shown" : "")
            + (classes > MostClassesInOneHistogram ? $"; all {classes} classes together" : "");
        return new PanelGrid([.. panels], Math.Min(3, features), Name ?? "Features", note, 230);
    }

    private FigurePanel Histogram(int column, int bins, IReadOnlyList<string?> groups)
    {
        var all = new ColumnFacts(Features.Data, column, SampleShape[0]);
        var (low, high) = all.Sorted.Count == 0 ? (0.0, 1.0) : (all.Sorted[0], all.Sorted[^1]);
        // Whole numbers each have a bar of their own where there are few: steps between them would leave gaps that mean nothing.
        if (all.Kind is "whole" or "0 or 1" && high - low < bins)
        {
            (low, high, bins) = (low - 0.5, high + 0.5, (int)(high - low) + 1);
        }

        return new FigurePanel
        {
            Title = ColumnNames()[column],
            Y = new() { Title = "samples" },
            Traces =
            [
                .. groups.Select((name, group) =>
                {
                    var values = Enumerable.Range(0, Count).Where(row => groups.Count == 1 || (int)Labels.Data[row] == group)
                        .Select(row => (double)Features.Data[(row * SampleShape[0]) + column]);
                    var (edges, counts) = Binning.Count([.. values], bins, low, high);
                    return new HistogramTrace(name, edges, counts) { Colour = group, Opacity = groups.Count == 1 ? GridPainter.BarOpacity : GridPainter.OverlapOpacity };
                }),
            ],
        };
    }

    private void RequireRows(string who)
    {
        if (SampleShape.Rank != 1)
        {
            throw new ShapeException(
                $"{who} takes rows of features, (samples, features); the samples have shape {SampleShape}."
                + (PictureLayout.Of(SampleShape) is null ? "" : " Pictures() shows pictures, Series() shows series."));
        }
    }
}
