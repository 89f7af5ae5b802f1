namespace NotebookNet.Visuals;

/// <summary>A metric with its training and its validation values.</summary>
internal sealed class MetricCurves
{
    private const string ValidationPrefix = "val_";

    // Curves that fall by more than this factor show nothing of their end on a linear axis.
    private const double LogFactor = 1000;

    private readonly string _name;
    private readonly double[]? _training;
    private readonly double[]? _validation;

    private MetricCurves(string name, double[]? training, double[]? validation) => (_name, _training, _validation) = (name, training, validation);

    private bool HigherIsBetter => MeasureDirection.IsHigherBetter(_name);

    /// <summary>Joins each metric with its validation twin; the loss comes first, the others in their order.</summary>
    public static IReadOnlyList<MetricCurves> Group(IReadOnlyList<CurveSeries> series)
    {
        var names = series.Select(s => Base(s.Name)).Distinct(StringComparer.Ordinal).OrderBy(n => n == "loss" ? 0 : 1);
        return [.. names.Select(n => new MetricCurves(n, Values(series, n), Values(series, ValidationPrefix + n)))];
    }

    /// <summary>The panel that shows this metric up to epoch <paramref name="lastEpoch"/>.</summary>
    public FigurePanel ToPanel(int index, int lastEpoch)
    {
        var traces = new List<Trace>();
        if (_training is not null)
        {
            traces.Add(new LineTrace(WithLast("training", _training), Epochs(_training), _training) { Colour = index, Dash = "", HoverName = "training" });
        }

        if (_validation is not null)
        {
            traces.Add(new LineTrace(WithLast("validation", _validation), Epochs(_validation), _validation) { Colour = index, Dash = "6 3", Marked = 6, HoverName = "validation" });
        }

        if (_validation is not null && Best(_validation) is { } best)
        {
            traces.Add(new ScatterTrace($"best {Numbers.Value(_validation[best])} at epoch {Numbers.Count(best + 1)}", [best + 1], [_validation[best]])
            { Colour = index, Marker = 0, Hollow = true, Radius = 6 });
        }

        var log = NeedsLog();
        var (low, high) = log ? (null, null) : Range();
        return new()
        {
            Title = log ? _name + " (logarithmic)" : _name,
            Traces = traces,
            X = new() { Title = "epoch", Whole = true, Low = lastEpoch <= 1 ? 0.5 : 1, High = lastEpoch <= 1 ? 1.5 : lastEpoch },
            Y = new() { Log = log, Low = low, High = high },
        };
    }

    /// <summary>Adds the metric's lines to a text.</summary>
    public void AddRows(TextTable table)
    {
        foreach (var (name, values) in new[] { (_name, _training), (ValidationPrefix + _name, _validation) })
        {
            if (values is not null)
            {
                var best = Best(values);
                table.Row(name, values.Length == 0 ? Numbers.None : Numbers.Value(values[0]), values.Length == 0 ? Numbers.None : Numbers.Value(values[^1]),
                    best is { } b ? Numbers.Value(values[b]) : Numbers.None, best is { } at ? Numbers.Count(at + 1) : Numbers.None, TextTable.Sparkline(values));
            }
        }
    }

    private static string Base(string name) => name.StartsWith(ValidationPrefix, StringComparison.Ordinal) ? name[ValidationPrefix.Length..] : name;

    private static double[]? Values(IReadOnlyList<CurveSeries> series, string name) => series.FirstOrDefault(s => s.Name == name)?.Values.ToArray();

    private static double[] Epochs(double[] values) => [.. Enumerable.Range(1, values.Length).Select(i => (double)i)];

    private static string WithLast(string name, double[] values) => values.Length == 0 ? name : $"{name} {Numbers.Value(values[^1])}";

    // The first of equally good epochs.
    private int? Best(double[] values)
    {
        int? best = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsFinite(values[i]) && (best is not { } b || (HigherIsBetter ? values[i] > values[b] : values[i] < values[b])))
            {
                best = i;
            }
        }

        return best;
    }

    private double[] Drawable() => [.. (_training ?? []).Concat(_validation ?? []).Where(v => AxisScale.IsDrawable(v, false))];

    private bool NeedsLog()
    {
        var values = Drawable();
        return values.Length > 0 && !HigherIsBetter && values.Min() > 0 && values.Max() > LogFactor * values.Min();
    }

    // Zero belongs into the picture where it is near; a share never goes above one.
    private (double? Low, double? High) Range()
    {
        var values = Drawable();
        if (values.Length == 0)
        {
            return (0, 1);
        }

        var (low, high) = (values.Min(), values.Max());
        return (low >= 0 && low < 0.4 * high ? 0 : null, HigherIsBetter && high <= 1 && low >= 0 && high > low ? Math.Min(1, high + 0.05 * (high - low)) : null);
    }
}
