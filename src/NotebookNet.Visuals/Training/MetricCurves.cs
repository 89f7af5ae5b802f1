namespace NotebookNet.Visuals;

/// <summary>A metric with its training and its validation values in each run.</summary>
internal sealed class MetricCurves
{
    private const string ValidationPrefix = "val_";
    private const string ValidationDash = "6 3";

    // Curves that fall by more than this factor show nothing of their end on a linear axis.
    private const double LogFactor = 1000;

    private readonly string _name;
    private readonly IReadOnlyList<MetricValues> _runs;

    private MetricCurves(string name, IReadOnlyList<MetricValues> runs) => (_name, _runs) = (name, runs);

    // The training and the validation values of one run; null where not measured.
    private sealed record MetricValues(CurveRun Run, double[]? Training, double[]? Validation);

    private bool HigherIsBetter => MeasureDirection.IsHigherBetter(_name);

    /// <summary>Joins each metric of all runs with its validation twin; the loss comes first, the others in their order.</summary>
    public static IReadOnlyList<MetricCurves> Group(IReadOnlyList<CurveRun> runs)
    {
        var names = runs.SelectMany(r => r.Series).Select(s => Base(s.Name)).Distinct(StringComparer.Ordinal).OrderBy(n => n == "loss" ? 0 : 1);
        return [.. names.Select(n => new MetricCurves(n, [.. runs.Select(r => new MetricValues(r, Values(r, n), Values(r, ValidationPrefix + n)))]))];
    }

    /// <summary>The panel that shows this metric.</summary>
    public FigurePanel ToPanel(int index, CurveOptions options)
    {
        // The colour is the metric's while there is one run, and the run's when there are several.
        var traces = _runs.Count == 1 ? Single(_runs[0], index, options) : [.. _runs.SelectMany((r, i) => OneOfSeveral(r, i, options))];
        var log = !HigherIsBetter && (options.LogScale ?? NeedsLog()) && Drawable().Any(v => v > 0);
        var (low, high) = log ? (null, null) : Range();
        return new()
        {
            Title = log ? _name + " (logarithmic)" : _name,
            Traces = traces,
            Annotations = _runs.Count == 1 ? Marks(_runs[0].Run, options) : [],
            LeastLegendRows = _runs.Count == 1 && _runs[0] is { Training: not null, Validation: not null } ? 2 : 1,
            X = options.EpochAxis,
            Y = new() { Log = log, Low = low, High = high },
        };
    }

    /// <summary>Adds the metric's lines to a text.</summary>
    public void AddRows(TextTable table)
    {
        foreach (var run in _runs)
        {
            foreach (var (name, values) in new[] { (_name, run.Training), (ValidationPrefix + _name, run.Validation) })
            {
                if (values is not null)
                {
                    var best = Best(values);
                    string[] cells =
                    [
                        name, values.Length == 0 ? Numbers.None : Numbers.Value(values[0]), values.Length == 0 ? Numbers.None : Numbers.Value(values[^1]),
                        best is { } b ? Numbers.Value(values[b]) : Numbers.None, best is { } at ? Numbers.Count(run.Run.InitialEpoch + at + 1) : Numbers.None, TextTable.Sparkline(values),
                    ];
                    table.Row(run.Run.Name is { } runName ? [runName, .. cells] : cells);
                }
            }
        }
    }

    private static string Base(string name) => name.StartsWith(ValidationPrefix, StringComparison.Ordinal) ? name[ValidationPrefix.Length..] : name;

    private static double[]? Values(CurveRun run, string name) => run.Series.FirstOrDefault(s => s.Name == name)?.Values.ToArray();

    private static string WithLast(string name, double[] values) => values.Length == 0 ? name : $"{name} {Numbers.Value(values[^1])}";

    private List<Annotation> Marks(CurveRun run, CurveOptions options)
    {
        var marks = new List<Annotation>();
        if (run.BestEpoch is { } best && best >= options.FirstEpoch && best <= options.LastEpoch)
        {
            marks.Add(new(best, double.NaN, $"best epoch {Numbers.Count(best)}") { AtBottom = HigherIsBetter });
        }

        if (run.StoppedEpoch is { } stopped && stopped >= options.FirstEpoch && stopped <= options.LastEpoch)
        {
            // In a row of its own: the best epoch is often near, and both say their number.
            marks.Add(new(stopped, double.NaN, $"stopped after epoch {Numbers.Count(stopped)}") { Row = 1, AtBottom = HigherIsBetter });
        }

        return marks;
    }

    // A curve as it was measured or, when smoothed, faint below its moving average.
    private static IEnumerable<Trace> Curve(CurveRun run, string? legend, string hover, double[] values, int colour, string dash, double smoothing)
    {
        var marked = dash.Length > 0 ? 6 : 0;
        if (smoothing <= 0)
        {
            return [new LineTrace(legend, run.Epochs(values.Length), values) { Colour = colour, Dash = dash, Marked = marked, HoverName = hover }];
        }

        return
        [
            new LineTrace(null, run.Epochs(values.Length), values) { Colour = colour, Dash = dash, Faint = true, HoverName = hover },
            new LineTrace(legend, run.Epochs(values.Length), CurveSmoothing.Apply(values, smoothing)) { Colour = colour, Dash = dash, Marked = marked, HoverName = hover + " smoothed" },
        ];
    }

    private List<Trace> Single(MetricValues run, int colour, CurveOptions options)
    {
        var traces = new List<Trace>();
        if (run.Training is { } training)
        {
            traces.AddRange(Curve(run.Run, WithLast("training", training), "training", training, colour, "", options.Smoothing));
        }

        if (run.Validation is { } validation)
        {
            traces.AddRange(Curve(run.Run, WithLast("validation", validation), "validation", validation, colour, ValidationDash, options.Smoothing));
        }

        traces.AddRange(Ring(run, colour, named: true));
        return traces;
    }

    private IEnumerable<Trace> OneOfSeveral(MetricValues run, int colour, CurveOptions options)
    {
        var name = Label.Full(run.Run.Name ?? "", 60);
        IEnumerable<Trace> traces = [];
        if (run.Training is { } training)
        {
            traces = traces.Concat(Curve(run.Run, name, name + " training", training, colour, "", options.Smoothing));
        }

        if (run.Validation is { } validation)
        {
            traces = traces.Concat(Curve(run.Run, run.Training is null ? name : null, name + " validation", validation, colour, ValidationDash, options.Smoothing));
        }

        return traces.Concat(Ring(run, colour, named: false));
    }

    // The best of what was measured, whatever smoothing shows.
    private IEnumerable<Trace> Ring(MetricValues run, int colour, bool named)
    {
        if ((run.Validation ?? run.Training) is { } values && Best(values) is { } best)
        {
            var text = $"best {Numbers.Value(values[best])} at epoch {Numbers.Count(run.Run.InitialEpoch + best + 1)}";
            yield return new ScatterTrace(named ? text : null, [run.Run.InitialEpoch + best + 1], [values[best]])
            { Colour = colour, Marker = 0, Hollow = true, Radius = 6, Labels = named ? null : [$"{Label.Full(run.Run.Name ?? "", 40)}: {text}"] };
        }
    }

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

    private double[] Drawable() => [.. _runs.SelectMany(r => (r.Training ?? []).Concat(r.Validation ?? [])).Where(v => AxisScale.IsDrawable(v, false))];

    private bool NeedsLog()
    {
        var values = Drawable();
        return values.Length > 0 && values.Min() > 0 && values.Max() > LogFactor * values.Min();
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
