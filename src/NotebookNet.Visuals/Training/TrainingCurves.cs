using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>
/// The curves of a training run, or of several to compare: one panel for each metric, training solid, validation dashed in the
/// same colour, the best epoch ringed, the latest values in the legend, and the learning rate below them where it changes.
/// </summary>
/// <example>
/// A history draws itself as its curves; asked for, they are smoothed, logarithmic, or compared:
/// <code>
/// var again = model.Fit(train, epochs: 5, validation: test, seed: 1);
/// history.Curves(smoothing: 0.6, logScale: true)
/// TrainingCurves.Compare(("first", history), ("second", again))
/// </code>
/// </example>
public sealed class TrainingCurves : Displayable, ISvgPicture
{
    private readonly IReadOnlyList<CurveRun> _runs;
    private readonly string? _title;
    private readonly string? _note;
    private readonly int? _totalEpochs;
    private readonly double _smoothing;

    /// <summary>Describes the curves of a run.</summary>
    /// <param name="series">The measured numbers; "loss" and "val_loss" share a panel.</param>
    /// <param name="title">What stands above the picture.</param>
    /// <param name="totalEpochs">The last epoch of the axis while training goes on; as many as there are values when null.</param>
    /// <param name="note">A line below the picture, such as "stopped after epoch 31".</param>
    public TrainingCurves(IReadOnlyList<CurveSeries> series, string? title = null, int? totalEpochs = null, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        (_runs, _title, _totalEpochs, _note) = ([new CurveRun(null, series)], title, totalEpochs, note);
    }

    private TrainingCurves(IReadOnlyList<CurveRun> runs, string? title, double smoothing, bool? logScale) =>
        (_runs, _title, _smoothing, LogScale) = (runs, title, smoothing, logScale);

    /// <summary>
    /// How strongly curves are smoothed, from 0 (not at all) to below 1; TensorBoard starts with 0.6. The measured values stay
    /// visible, faint; the best epoch is that of the measured values. mₙ = s·mₙ₋₁ + (1 − s)·yₙ, shown as mₙ / (1 − sⁿ).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to below 1.</exception>
    public double Smoothing
    {
        get => _smoothing;
        init => _smoothing = value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"Smoothing is from 0 (none) to below 1, such as 0.6; got {value.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>
    /// Whether losses and errors have a logarithmic axis, on which values that are not above 0 leave gaps. Null, the default,
    /// chooses it for curves that fall by a factor of more than 1000. Scores such as accuracy always have a linear one.
    /// </summary>
    public bool? LogScale { get; init; }

    /// <summary>How many epochs came before the first measured one, in an earlier training that this one continues.</summary>
    public int InitialEpoch
    {
        get => _runs[0].InitialEpoch;
        init => _runs = [_runs[0] with { InitialEpoch = value }];
    }

    /// <summary>The epoch that turned out best, from 1: an upright line on every panel; none when null.</summary>
    public int? BestEpoch
    {
        get => _runs[0].BestEpoch;
        init => _runs = [_runs[0] with { BestEpoch = value }];
    }

    /// <summary>The epoch after which training stopped early, from 1: an upright line on every panel; none when null.</summary>
    public int? StoppedEpoch
    {
        get => _runs[0].StoppedEpoch;
        init => _runs = [_runs[0] with { StoppedEpoch = value }];
    }

    /// <summary>The learning rate of each epoch; drawn as a strip of its own when it changes.</summary>
    public IReadOnlyList<double> LearningRates
    {
        get => _runs[0].LearningRates;
        init => _runs = [_runs[0] with { LearningRates = value ?? throw new ArgumentNullException(nameof(value)) }];
    }

    /// <summary>
    /// Several runs in the same panels, each run in its own colour. A <c>History</c> is taken as it is.
    /// </summary>
    /// <param name="runs">The runs with their names.</param>
    /// <returns>The picture; it is smoothed, or logarithmic, when the first run's curves are.</returns>
    /// <exception cref="ArgumentException">There is no run, a run is missing, or one is a comparison itself.</exception>
    /// <example><code>TrainingCurves.Compare(("once", history), ("smoothed", history.Curves(smoothing: 0.6)))</code></example>
    public static TrainingCurves Compare(params IEnumerable<(string Name, TrainingCurves Run)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var all = runs.ToArray();
        if (all.Length == 0)
        {
            throw new ArgumentException("There is nothing to compare: give at least one run with its name, such as (\"adam\", history).", nameof(runs));
        }

        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].Run is not { } run)
            {
                throw new ArgumentException($"Run {i + 1} ('{all[i].Name}') is null.", nameof(runs));
            }

            if (run._runs.Count > 1)
            {
                throw new ArgumentException($"Run {i + 1} ('{all[i].Name}') is a comparison itself; give its runs one by one.", nameof(runs));
            }
        }

        var named = all.Select((r, i) => r.Run._runs[0] with { Name = string.IsNullOrWhiteSpace(r.Name) ? $"run {i + 1}" : r.Name });
        return new([.. named], "Training runs compared", all[0].Run.Smoothing, all[0].Run.LogScale);
    }

    /// <summary>The curves as a figure, without the strip of the learning rate.</summary>
    internal FigureDescription Figure
    {
        get
        {
            var metrics = MetricCurves.Group(_runs);
            var options = Options;
            var columns = metrics.Count switch { <= 1 => 1, 2 or 4 => 2, _ => 3 };
            var rows = Math.Max(1, (metrics.Count + columns - 1) / columns);
            return new FigureDescription
            {
                Title = _title,
                Note = Note(),
                Columns = columns,
                Gap = PanelPage.Gap,
                Width = columns switch { 1 => 560, 2 => 780, _ => 960 },
                Height = rows * PanelPage.PanelHeight + (rows - 1) * 20 + (_title is null ? 0 : 26) + (Note() is null ? 0 : 20),
                Panels = metrics.Count == 0 ? [new() { X = new() { Title = "epoch" } }] : [.. metrics.Select((m, i) => m.ToPanel(i, options))],
            };
        }
    }

    private CurveOptions Options => new(_smoothing, LogScale, _runs.Min(r => r.InitialEpoch) + 1, Math.Max(_totalEpochs ?? 0, _runs.Max(r => r.LastEpoch)));

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg() => FigureBudget.Fit(level =>
    {
        var (figure, strip) = (Figure, LearningRateStrip.Of(_runs, Options));
        var budget = FigureBudget.For([.. figure.Panels, .. strip is null ? Array.Empty<FigurePanel>() : [strip]], level);
        return strip is null ? FigureRenderer.ToSvg(figure, "Training curves", budget) : WithStrip(figure, strip, budget);
    });

    /// <summary>The panels as svg elements of their own, side by side where the page is wide enough and below each other where not.</summary>
    /// <returns>HTML of at most 50 KB that needs no script, no network and no installed font.</returns>
    public override string ToHtml()
    {
        var (figure, strip) = (Figure, LearningRateStrip.Of(_runs, Options));
        if (figure.Panels.Count == 1 && strip is null)
        {
            return SvgPicture.Readable(ToSvg());
        }

        var cells = figure.Panels.Select(p => new PanelCell(p, $"Training curve of {p.Title}"));
        return PanelPage.ToHtml(
            figure.Title, figure.Note, figure.Columns, [.. cells, .. strip is null ? Array.Empty<PanelCell>() : [new(strip, "Learning rate", LearningRateStrip.Height)]]);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        ColumnAlignment[] columns = [ColumnAlignment.Left, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Left];
        string[] names = ["metric", "first", "last", "best", "at epoch", ""];
        var table = new TextTable(_runs[0].Name is null ? columns : [ColumnAlignment.Left, .. columns]);
        table.Row(_runs[0].Name is null ? names : ["run", .. names]);
        var metrics = MetricCurves.Group(_runs);
        foreach (var metric in metrics)
        {
            metric.AddRows(table);
        }

        var head = _title is { } title ? Label.Full(title) + "\n" : "";
        var foot = _note is { } note ? Label.Full(note) : "";
        return (head + (metrics.Count == 0 ? "(no epochs yet)\n" : table.ToString()) + foot).TrimEnd('\n');
    }

    private static string WithStrip(FigureDescription figure, FigurePanel strip, FigureBudget budget)
    {
        var body = new SvgWriter();
        var notes = new FigureNotes();
        FigureRenderer.Draw(body, figure, new Box(0, 0, figure.Width, figure.Height), notes, budget);
        FigureRenderer.Draw(body, new FigureDescription { Panels = [strip] }, new Box(0, figure.Height + PanelPage.Gap, figure.Width, LearningRateStrip.Height), notes, budget);
        var svg = SvgPicture.Open(figure.Width, figure.Height + PanelPage.Gap + LearningRateStrip.Height, Label.Full(figure.Title ?? "Training curves"), FigureRenderer.Describe(figure, notes));
        return SvgPicture.Finish(svg.Raw(body.ToString()));
    }

    private string? Note()
    {
        var parts = new List<string>();
        if (_runs.Count > 1 && _runs.Any(r => r.Series.Any(s => s.Name.StartsWith("val_", StringComparison.Ordinal))))
        {
            parts.Add("solid: training, dashed: validation");
        }

        if (_smoothing > 0)
        {
            parts.Add($"smoothing {Numbers.Short(_smoothing)}, measured values faint");
        }

        if (_note is not null)
        {
            parts.Add(_note);
        }

        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }
}
