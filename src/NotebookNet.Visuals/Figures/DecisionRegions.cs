using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// What a classifier answers everywhere on a plane of two features: an area for each class, and samples on top, crossed out
/// where the model is wrong.
/// </summary>
public sealed class DecisionRegions : Displayable, ISvgPicture
{
    private readonly FigureDescription _figure;
    private readonly IReadOnlyList<string> _classNames;
    private readonly IReadOnlyList<DecisionPoint> _points;
    private readonly int[,] _classes;

    /// <summary>Describes decision regions.</summary>
    /// <param name="classes">The class at each place, [row, column], an index into <paramref name="classNames"/>; row r lies at y[r], column c at x[c].</param>
    /// <param name="x">The positions of the columns, rising.</param>
    /// <param name="y">The positions of the rows, rising.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="points">Samples to draw on top.</param>
    /// <param name="xName">The name of the first feature.</param>
    /// <param name="yName">The name of the second feature.</param>
    /// <param name="title">What stands above the picture.</param>
    /// <exception cref="ArgumentException">The grid is empty, its lengths do not fit, a position is not finite or a class has no name.</exception>
    public DecisionRegions(
        int[,] classes, IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<string> classNames,
        IReadOnlyList<DecisionPoint>? points = null, string? xName = null, string? yName = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(classNames);
        if (classes.Length == 0 || classes.GetLength(0) != y.Count || classes.GetLength(1) != x.Count)
        {
            throw new ArgumentException($"Expected a class for each of {y.Count} × {x.Count} positions, but the grid has the shape [{classes.GetLength(0)}, {classes.GetLength(1)}].", nameof(classes));
        }

        if (!IsRising(x) || !IsRising(y))
        {
            throw new ArgumentException("Expected finite positions that rise from each to the next.", IsRising(x) ? nameof(y) : nameof(x));
        }

        _points = points ?? [];
        if (classes.Cast<int>().Concat(_points.SelectMany(p => new[] { p.Class, p.Predicted })).Any(c => c < 0 || c >= classNames.Count))
        {
            throw new ArgumentException($"Classes must be from 0 to {classNames.Count - 1}, one for each name.", nameof(classNames));
        }

        (_classes, _classNames) = ((int[,])classes.Clone(), classNames);
        _figure = new()
        {
            Title = title,
            Width = 560,
            Height = 440,
            Panels =
            [
                new()
                {
                    Traces = [new RegionTrace("regions", _classes, [.. x], [.. y], classNames), .. Samples()],
                    X = new() { Title = xName },
                    Y = new() { Title = yName },
                },
            ],
        };
    }

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg() => FigureRenderer.ToSvg(_figure, "Decision regions");

    /// <inheritdoc/>
    public override string ToHtml() => SvgPicture.Readable(ToSvg());

    /// <inheritdoc/>
    public override string ToString()
    {
        var table = new TextTable(ColumnAlignment.Left, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right);
        table.Row("class", "area", "samples", "wrong").Line();
        for (var c = 0; c < _classNames.Count; c++)
        {
            var area = _classes.Cast<int>().Count(k => k == c) / (double)_classes.Length;
            table.Row(_classNames[c], Numbers.Percent(area), Numbers.Count(_points.Count(p => p.Class == c)), Numbers.Count(_points.Count(p => p.Class == c && p.Predicted != c)));
        }

        var axes = (_figure.Panels[0].X.Title, _figure.Panels[0].Y.Title) is ({ } xName, { } yName) ? $" over {Label.Full(xName)} and {Label.Full(yName)}" : "";
        return $"{Label.Full(_figure.Title ?? "Decision regions")}{axes}\n{table}".TrimEnd('\n');
    }

    private static bool IsRising(IReadOnlyList<double> values) =>
        values.All(v => AxisScale.IsDrawable(v, false)) && Enumerable.Range(1, values.Count - 1).All(i => values[i] > values[i - 1]);

    // Each class has an entry in the legend even when none of its samples is here.
    private IEnumerable<Trace> Samples()
    {
        for (var c = 0; c < _classNames.Count && _points.Count > 0; c++)
        {
            yield return Group(_classNames[c], c, [.. _points.Where(p => p.Class == c && p.Predicted == c)], crossed: false);
        }

        var first = true;
        for (var c = 0; c < _classNames.Count; c++)
        {
            var wrong = _points.Where(p => p.Class == c && p.Predicted != c).ToArray();
            if (wrong.Length > 0)
            {
                yield return Group(first ? "predicted wrongly" : null, c, wrong, crossed: true);
                first = false;
            }
        }
    }

    private ScatterTrace Group(string? name, int label, DecisionPoint[] points, bool crossed) =>
        new(name, [.. points.Select(p => p.X)], [.. points.Select(p => p.Y)])
        {
            Colour = label,
            Crossed = crossed,
            Labels = crossed ? [.. points.Select(p => $"true {Label.Full(_classNames[label], 30)}, predicted {Label.Full(_classNames[p.Predicted], 30)}")] : null,
        };
}
