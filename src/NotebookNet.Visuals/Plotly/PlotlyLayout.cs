using System.Text.Json;

namespace NotebookNet.Visuals;

/// <summary>Writes the layout of a figure in the vocabulary of plotly.js.</summary>
internal static class PlotlyLayout
{
    /// <summary>Writes the property <c>layout</c>.</summary>
    public static void Write(Utf8JsonWriter json, FigureDescription figure)
    {
        json.WriteStartObject("layout");
        WriteTitle(json, figure.Title);
        json.WriteNumber("width", figure.Width);
        json.WriteNumber("height", figure.Height);
        if (figure.Panels.Any(p => p.Traces.Any(t => t is BarTrace)))
        {
            json.WriteString("barmode", "group");
        }

        if (figure.Panels.Any(p => p.Legend && p.Traces.Any(t => t.Name is not null && t is not (HeatMapTrace or ContourTrace or ImageTrace or RegionTrace))))
        {
            // A single series has a name too.
            json.WriteBoolean("showlegend", true);
        }

        if (figure.Panels.Count > 1)
        {
            json.WriteStartObject("grid");
            json.WriteNumber("rows", figure.Rows);
            json.WriteNumber("columns", figure.Columns);
            json.WriteString("pattern", "independent");
            json.WriteEndObject();
        }

        for (var p = 0; p < figure.Panels.Count; p++)
        {
            WriteAxis(json, 'x', p, figure.Panels[p].X, null);
            WriteAxis(json, 'y', p, figure.Panels[p].Y, figure.Panels[p].EqualUnits ? PlotlyWriter.AxisOf('x', p) : null);
        }

        WriteAnnotations(json, figure);
        json.WriteEndObject();
    }

    private static void WriteTitle(Utf8JsonWriter json, string? title)
    {
        if (title is not null)
        {
            json.WriteStartObject("title");
            json.WriteString("text", PlotlyWriter.Text(title));
            json.WriteEndObject();
        }
    }

    private static void WriteAxis(Utf8JsonWriter json, char letter, int panel, AxisOptions axis, string? anchor)
    {
        json.WriteStartObject(letter + "axis" + PlotlyWriter.AxisOf(letter, panel)[1..]);
        WriteTitle(json, axis.Title);
        if (axis.Log || axis.Date)
        {
            json.WriteString("type", axis.Log ? "log" : "date");
        }

        if (axis is { Low: { } low, High: { } high })
        {
            var (first, last) = axis.Reversed ? (high, low) : (low, high);
            json.WriteStartArray("range");
            json.WriteNumberValue(axis.Log ? Math.Log10(first) : first);
            json.WriteNumberValue(axis.Log ? Math.Log10(last) : last);
            json.WriteEndArray();
        }
        else if (axis.Reversed)
        {
            json.WriteString("autorange", "reversed");
        }

        if (axis.Unmarked)
        {
            json.WriteBoolean("visible", false);
        }

        if (anchor is not null)
        {
            json.WriteString("scaleanchor", anchor);
        }

        json.WriteEndObject();
    }

    // plotly.js has no panel titles: it takes words placed relative to a panel's axes instead.
    private static void WriteAnnotations(Utf8JsonWriter json, FigureDescription figure)
    {
        json.WriteStartArray("annotations");
        for (var p = 0; p < figure.Panels.Count; p++)
        {
            if (figure.Panels[p].Title is { } title)
            {
                WriteAnnotation(json, p, " domain", 0.5, 1.08, title);
            }

            foreach (var note in figure.Panels[p].Annotations)
            {
                if (double.IsFinite(note.X) && double.IsFinite(note.Y))
                {
                    var (x, y) = (figure.Panels[p].X.Log ? Math.Log10(note.X) : note.X, figure.Panels[p].Y.Log ? Math.Log10(note.Y) : note.Y);
                    WriteAnnotation(json, p, "", x, y, note.Text, note.Offset);
                }
            }
        }

        json.WriteEndArray();
    }

    private static void WriteAnnotation(Utf8JsonWriter json, int panel, string domain, double x, double y, string text, (double X, double Y)? offset = null)
    {
        json.WriteStartObject();
        json.WriteString("xref", PlotlyWriter.AxisOf('x', panel) + domain);
        json.WriteString("yref", PlotlyWriter.AxisOf('y', panel) + domain);
        json.WritePropertyName("x");
        PlotlyWriter.Number(json, x);
        json.WritePropertyName("y");
        PlotlyWriter.Number(json, y);
        json.WriteString("text", PlotlyWriter.Text(text));
        json.WriteBoolean("showarrow", domain.Length == 0);
        if (offset is var (ax, ay))
        {
            json.WriteNumber("ax", ax);
            json.WriteNumber("ay", ay);
        }

        json.WriteEndObject();
    }
}
