using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>
/// The curves of a training run: one panel for each metric, training solid, validation dashed in the same colour, the best
/// validation epoch ringed, the latest values in the legend.
/// </summary>
public sealed class TrainingCurves : Displayable
{
    private const int PanelWidth = 380;
    private const int PanelHeight = 300;
    private const int PanelGap = 20;
    private const int LeastPanelWidth = 300;
    private readonly FigureDescription _figure;
    private readonly IReadOnlyList<MetricCurves> _metrics;

    /// <summary>Describes the curves of a run.</summary>
    /// <param name="series">The measured numbers; "loss" and "val_loss" share a panel.</param>
    /// <param name="title">What stands above the picture.</param>
    /// <param name="totalEpochs">The last epoch of the axis while training goes on; as many as there are values when null.</param>
    /// <param name="note">A line below the picture, such as "stopped after epoch 31".</param>
    public TrainingCurves(IReadOnlyList<CurveSeries> series, string? title = null, int? totalEpochs = null, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        _metrics = MetricCurves.Group(series);
        var last = Math.Max(totalEpochs ?? 0, series.Select(s => s.Values.Count).DefaultIfEmpty(0).Max());
        var columns = _metrics.Count switch { <= 1 => 1, 2 or 4 => 2, _ => 3 };
        var rows = Math.Max(1, (_metrics.Count + columns - 1) / columns);
        _figure = new FigureDescription
        {
            Title = title,
            Note = note,
            Columns = columns,
            Gap = PanelGap,
            Width = columns switch { 1 => 560, 2 => 780, _ => 960 },
            Height = rows * PanelHeight + (rows - 1) * 20 + (title is null ? 0 : 26) + (note is null ? 0 : 20),
            Panels = _metrics.Count == 0 ? [new() { X = new() { Title = "epoch" } }] : [.. _metrics.Select((m, i) => m.ToPanel(i, last))],
        };
    }

    /// <summary>The curves as a figure.</summary>
    internal FigureDescription Figure => _figure;

    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG of at most 50 KB that needs no script, no network and no installed font.</returns>
    public string ToSvg() => FigureRenderer.ToSvg(_figure, "Training curves");

    /// <summary>The panels as svg elements of their own, side by side where the page is wide enough and below each other where not.</summary>
    /// <returns>HTML of at most 50 KB that needs no script, no network and no installed font.</returns>
    public override string ToHtml() => _figure.Panels.Count == 1 ? SvgPicture.Readable(ToSvg()) : FigureBudget.Fit(level =>
    {
        var budget = FigureBudget.For(_figure.Panels, level);
        var html = new StringBuilder($"<div style=\"font-family:{Markup.Escape(SvgPicture.FontFamily)}\">");
        Line(html, _figure.Title, "font-size:14px;font-weight:600");
        html.Append(CultureInfo.InvariantCulture, $"<div style=\"display:grid;gap:8px {PanelGap}px;max-width:{_figure.Columns * (PanelWidth + PanelGap) - PanelGap}px")
            .Append(CultureInfo.InvariantCulture, $";grid-template-columns:repeat(auto-fill,minmax(min(100%,{LeastPanelWidth}px),1fr))\">");
        foreach (var panel in _figure.Panels)
        {
            var single = new FigureDescription { Panels = [panel], Width = PanelWidth, Height = PanelHeight };
            html.Append("<div style=\"min-width:0\">").Append(FigureRenderer.ToSvg(single, $"Training curve of {panel.Title}", budget)).Append("</div>");
        }

        html.Append("</div>");
        Line(html, _figure.Note, "font-size:12px;opacity:.75");
        return html.Append("</div>").ToString();
    });

    /// <inheritdoc/>
    public override string ToString()
    {
        var table = new TextTable(ColumnAlignment.Left, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Left);
        table.Row("metric", "first", "last", "best", "at epoch", "");
        foreach (var metric in _metrics)
        {
            metric.AddRows(table);
        }

        var head = _figure.Title is { } title ? Label.Full(title) + "\n" : "";
        var foot = _figure.Note is { } note ? Label.Full(note) : "";
        return (head + (_metrics.Count == 0 ? "(no epochs yet)\n" : table.ToString()) + foot).TrimEnd('\n');
    }

    private static void Line(StringBuilder html, string? text, string style)
    {
        if (text is not null)
        {
            html.Append("<div style=\"margin:2px 6px 6px;").Append(style).Append("\"><bdi>").Append(Markup.Escape(Label.Full(text))).Append("</bdi></div>");
        }
    }
}
