using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// Each feature against each other feature: one panel a pair, points coloured and shaped by class, histograms by class on the
/// diagonal. Shows at a glance which features separate the classes.
/// </summary>
public sealed class ScatterMatrix : Displayable, ISvgPicture
{
    private const int MostFeatures = 8;
    private const int MostPoints = 1600;
    private const int LeastPoints = 600;
    private const int MostHistograms = 5;
    private const int Bins = 12;

    // Room above the bars for the name of the feature.
    private const double HeadRoom = 1.35;
    private readonly double[][][] _values;
    private readonly IReadOnlyList<string> _featureNames;
    private readonly int _sampleCount;
    private readonly IReadOnlyList<string> _classNames;
    private readonly string? _title;

    /// <summary>Describes a scatter matrix.</summary>
    /// <param name="samples">The data, [sample, feature].</param>
    /// <param name="featureNames">The names of the features.</param>
    /// <param name="classes">The class of each sample, an index into <paramref name="classNames"/>.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="title">What stands above the picture.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or a class has no name.</exception>
    public ScatterMatrix(double[,] samples, IReadOnlyList<string> featureNames, IReadOnlyList<int> classes, IReadOnlyList<string> classNames, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(featureNames);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(classNames);
        if (samples.GetLength(1) == 0 || samples.GetLength(1) != featureNames.Count)
        {
            throw new ArgumentException($"The samples have {samples.GetLength(1)} features, but {featureNames.Count} names came.", nameof(featureNames));
        }

        if (samples.GetLength(0) != classes.Count)
        {
            throw new ArgumentException($"There are {samples.GetLength(0)} samples, but {classes.Count} classes came.", nameof(classes));
        }

        if (classes.Any(c => c < 0 || c >= classNames.Count))
        {
            throw new ArgumentException($"Classes must be from 0 to {classNames.Count - 1}, one for each name.", nameof(classes));
        }

        (_values, _featureNames, _sampleCount, _classNames, _title) = (SplitByClass(samples, classes, classNames.Count), featureNames, classes.Count, classNames, title);
    }

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg()
    {
        // How much a point costs depends on its shape and on the length of names: fewer points, then fewer features are drawn
        // until the size holds.
        for (var features = Math.Min(MostFeatures, _featureNames.Count); ; features--)
        {
            var best = Draw(features, MostPoints);
            if (SvgPicture.IsSmall(best))
            {
                return best;
            }

            var least = Draw(features, LeastPoints);
            if (SvgPicture.IsSmall(least) || features == 1)
            {
                var between = Draw(features, (MostPoints + LeastPoints) / 2);
                return SvgPicture.IsSmall(between) ? between : least;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg());

    /// <summary>Mean and deviation of each feature for each class.</summary>
    /// <returns>An aligned table.</returns>
    public override string ToString()
    {
        var table = new TextTable([ColumnAlignment.Left, .. Enumerable.Repeat(ColumnAlignment.Right, _classNames.Count)]);
        table.Row(["mean ± deviation", .. _classNames]).Line();
        for (var f = 0; f < _featureNames.Count; f++)
        {
            table.Row([_featureNames[f], .. Enumerable.Range(0, _classNames.Count).Select(c => MeanAndDeviation(f, c))]);
        }

        return ((_title is null ? "" : Label.Full(_title) + "\n") + table).TrimEnd('\n');
    }

    private string Draw(int features, int points)
    {
        var share = Math.Max(1, (int)Math.Ceiling((double)_sampleCount * features * (features - 1) / 2 / points));
        return ScatterMatrixDrawing.ToSvg(Panels(features, share), features, _classNames, _title, Notes(features, share));
    }

    private string MeanAndDeviation(int feature, int label)
    {
        var values = _values[feature][label].Where(double.IsFinite).ToArray();
        if (values.Length == 0)
        {
            return Numbers.None;
        }

        var mean = values.Average();
        return $"{Numbers.Short(mean)} ± {Numbers.Short(Math.Sqrt(values.Average(v => (v - mean) * (v - mean))))}";
    }

    // The values of a feature for the samples of a class.
    private static double[][][] SplitByClass(double[,] samples, IReadOnlyList<int> classes, int classCount)
    {
        var members = Enumerable.Range(0, classes.Count).ToLookup(i => classes[i]);
        return [.. Enumerable.Range(0, samples.GetLength(1)).Select(f => Enumerable.Range(0, classCount)
            .Select(c => members[c].Select(i => samples[i, f]).ToArray()).ToArray())];
    }

    private static double[] EachOf(double[] values, int share) => share == 1 ? values : [.. values.Where((_, i) => i % share == 0)];

    private string Notes(int features, int share) => $"Scatter matrix of {Numbers.Count(features, "feature")} and {Numbers.Count(_sampleCount, "sample")}."
        + (share > 1 ? $" One sample of {Numbers.Count(share)} is drawn; histograms count all." : "")
        + (features < _featureNames.Count ? $" {Numbers.Count(_featureNames.Count - features, "feature")} not shown." : "");

    // Below the diagonal only: the other half would say the same again.
    private List<(int Row, int Column, FigurePanel Panel)> Panels(int features, int share)
    {
        var ranges = Enumerable.Range(0, features).Select(RangeOf).ToArray();
        var panels = new List<(int, int, FigurePanel)>();
        for (var row = 0; row < features; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var panel = row == column ? Diagonal(column) : Pair(row, column, ranges[row], share);
                panels.Add((row, column, panel with
                {
                    Legend = false,
                    X = panel.X with { Low = ranges[column].Low, High = ranges[column].High, Title = _featureNames[column], Bare = row < features - 1 },
                }));
            }
        }

        return panels;
    }

    private (double Low, double High) RangeOf(int feature) => FigureRange.OfX(new()
    {
        Traces = [new ScatterTrace(null, [.. _values[feature].SelectMany(v => v)], new double[_sampleCount])],
    });

    private FigurePanel Diagonal(int feature)
    {
        var all = _values[feature].SelectMany(v => v).Where(v => AxisScale.IsDrawable(v, false)).ToArray();
        var (low, high) = all.Length == 0 ? (0, 1) : (all.Min(), all.Max());
        // Histograms of many classes hide each other: then one of all samples says more.
        (string? Name, double[] Values)[] groups = _classNames.Count is > 1 and <= MostHistograms
            ? [.. _classNames.Select((n, c) => ((string?)n, _values[feature][c]))]
            : [(null, all)];
        HistogramTrace[] traces = [.. groups.Select((g, c) =>
        {
            var (edges, counts) = Binning.Count(g.Values, Bins, low, high);
            return new HistogramTrace(g.Name, edges, counts) { Colour = c, Opacity = groups.Length > 1 ? GridPainter.OverlapOpacity : GridPainter.BarOpacity };
        })];
        return new()
        {
            Traces = traces,
            Y = new() { Bare = true, Unmarked = true, High = Math.Max(1, HeadRoom * traces.Max(t => t.Counts.Max())) },
            Caption = _featureNames[feature],
        };
    }

    private FigurePanel Pair(int row, int column, (double Low, double High) range, int share) => new()
    {
        Traces = [.. _classNames.Select((name, c) => new ScatterTrace(name, EachOf(_values[column][c], share), EachOf(_values[row][c], share))
        {
            Colour = c,
            Radius = 2,
        })],
        Y = new() { Low = range.Low, High = range.High, Title = _featureNames[row], Bare = column > 0 },
    };
}
