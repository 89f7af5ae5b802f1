using System.Text;

namespace NotebookNet.Visuals;

/// <summary>A figure as plain text: a table of its series with a small curve each.</summary>
internal static class FigureText
{
    private const int MostRows = 30;

    /// <summary>The text of a figure.</summary>
    public static string Write(FigureDescription figure)
    {
        var text = new StringBuilder();
        if (figure.Title is { } title)
        {
            text.Append(Label.Full(title)).Append('\n');
        }

        foreach (var panel in figure.Panels)
        {
            WritePanel(text, panel);
        }

        if (figure.Note is { } note)
        {
            text.Append(Label.Full(note)).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void WritePanel(StringBuilder text, FigurePanel panel)
    {
        var axes = (panel.Y.Title, panel.X.Title) switch
        {
            (null, null) => "",
            (null, { } x) => "over " + Label.Full(x),
            ({ } y, null) => Label.Full(y),
            ({ } y, { } x) => $"{Label.Full(y)} over {Label.Full(x)}",
        };
        var head = string.Join(": ", new[] { panel.Title is null ? "" : Label.Full(panel.Title), axes }.Where(s => s.Length > 0));
        text.Append(head).Append(head.Length > 0 ? "\n" : "");
        if (panel.Traces.Count == 0)
        {
            text.Append("(nothing to draw)\n");
            return;
        }

        var table = new TextTable(ColumnAlignment.Left, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Right, ColumnAlignment.Left);
        table.Row("series", "points", "smallest", "largest", "");
        foreach (var trace in panel.Traces.Take(MostRows))
        {
            var values = ValuesOf(trace);
            var drawable = values.Where(double.IsFinite).ToArray();
            table.Row(trace.Name ?? KindOf(trace), Numbers.Count(values.Length),
                drawable.Length == 0 ? Numbers.None : Numbers.Short(drawable.Min()), drawable.Length == 0 ? Numbers.None : Numbers.Short(drawable.Max()),
                trace is LineTrace or BarTrace or HistogramTrace ? TextTable.Sparkline(values) : "");
        }

        text.Append(table);
        if (panel.Traces.Count > MostRows)
        {
            text.Append("… and ").Append(Numbers.Count(panel.Traces.Count - MostRows)).Append(" more\n");
        }
    }

    private static string KindOf(Trace trace) => trace switch
    {
        LineTrace => "line",
        ScatterTrace => "points",
        BandTrace => "band",
        BarTrace => "bars",
        HistogramTrace => "histogram",
        HeatMapTrace => "heat map",
        ContourTrace => "contour",
        PathTrace => "path",
        ErrorBarTrace => "error bars",
        ImageTrace => "picture",
        _ => "regions",
    };

    private static double[] ValuesOf(Trace trace) => trace switch
    {
        LineTrace t => t.Y,
        ScatterTrace t => t.Y,
        PathTrace t => t.Y,
        ErrorBarTrace t => t.Y,
        BandTrace t => [.. t.Low, .. t.High],
        BarTrace t => t.Values,
        HistogramTrace t => t.Counts,
        HeatMapTrace t => [.. t.Values.Cast<double>()],
        ContourTrace t => [.. t.Values.Cast<double>()],
        ImageTrace t => [.. t.Pixels.Select(p => (double)p)],
        RegionTrace t => [.. t.Classes.Cast<int>().Select(c => (double)c)],
        _ => [],
    };
}
