using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NotebookNet.Visuals;

/// <summary>Writes a figure in the vocabulary of plotly.js: data (traces) and layout.</summary>
internal static class PlotlyWriter
{
    private static readonly string[] Symbols = ["circle", "square", "triangle-up", "diamond", "triangle-down", "pentagon"];

    /// <summary>The figure as JSON. Numbers that JSON cannot say are null, which plotly.js draws as a gap.</summary>
    public static string Write(FigureDescription figure)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            for (var p = 0; p < figure.Panels.Count; p++)
            {
                WriteTraces(json, figure.Panels[p], p);
            }

            json.WriteEndArray();
            PlotlyLayout.Write(json, figure);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The name of axis <paramref name="letter"/> of a panel: x, x2, x3, …</summary>
    public static string AxisOf(char letter, int panel) => panel == 0 ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"{letter}{panel + 1}");

    /// <summary>Text as plotly.js, which understands some HTML in it, shows it letter by letter.</summary>
    public static string Text(string text) => Label.Clean(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    /// <summary>Writes a number, or null where JSON has no word for it.</summary>
    public static void Number(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteTraces(Utf8JsonWriter json, FigurePanel panel, int index)
    {
        var next = 0;
        foreach (var trace in panel.Traces)
        {
            var colour = TraceColours.Next(trace, ref next);
            if (trace is BandTrace band)
            {
                WriteBand(json, band, colour, index);
                continue;
            }

            Start(json, trace, index);
            WriteTrace(json, trace, colour);
            json.WriteEndObject();
        }
    }

    private static void Start(Utf8JsonWriter json, Trace trace, int index)
    {
        json.WriteStartObject();
        if (trace.Name is { } name)
        {
            json.WriteString("name", Text(name));
        }
        else if (trace is LineTrace or ScatterTrace or PathTrace or ErrorBarTrace or BarTrace or HistogramTrace)
        {
            // plotly.js would invent a name.
            json.WriteBoolean("showlegend", false);
        }

        json.WriteString("xaxis", AxisOf('x', index));
        json.WriteString("yaxis", AxisOf('y', index));
    }

    private static void WriteTrace(Utf8JsonWriter json, Trace trace, int colour)
    {
        switch (trace)
        {
            case LineTrace t:
                json.WriteString("type", "scatter");
                json.WriteString("mode", t.Marked > 0 ? "lines+markers" : "lines");
                WriteArray(json, "x", t.X);
                WriteArray(json, "y", t.Y);
                json.WriteStartObject("line");
                json.WriteString("color", Palette.Colour(colour));
                json.WriteString("dash", CurvePainter.DashOf(t, colour) is { } dash ? dash.Replace(" ", "px,", StringComparison.Ordinal) + "px" : "solid");
                json.WriteEndObject();
                break;
            case PathTrace t:
                WritePath(json, t, colour);
                break;
            case ErrorBarTrace t:
                WriteErrorBars(json, t, colour);
                break;
            case ScatterTrace t:
                WriteScatter(json, t, colour);
                break;
            case BarTrace t:
                json.WriteString("type", "bar");
                WriteStrings(json, "x", t.Categories);
                WriteArray(json, "y", t.Values);
                WriteMarker(json, colour, null);
                break;
            case HistogramTrace t:
                json.WriteString("type", "bar");
                WriteArray(json, "x", [.. t.Counts.Select((_, i) => (t.Edges[i] + t.Edges[i + 1]) / 2)]);
                WriteArray(json, "y", t.Counts);
                WriteArray(json, "width", [.. t.Counts.Select((_, i) => t.Edges[i + 1] - t.Edges[i])]);
                WriteMarker(json, colour, null);
                break;
            case HeatMapTrace t:
                WriteHeatMap(json, t);
                break;
            case ContourTrace t:
                PlotlyContour.Write(json, t);
                break;
            case ImageTrace t:
                json.WriteString("type", "image");
                json.WriteString("source", ImagePainter.DataUri(t.Pixels, t.Width, t.Height, t.Channels, int.MaxValue).Address);
                break;
            case RegionTrace t:
                WriteRegions(json, t);
                break;
        }
    }

    private static void WritePath(Utf8JsonWriter json, PathTrace t, int colour)
    {
        json.WriteString("type", "scatter");
        json.WriteString("mode", "lines+markers");
        WriteArray(json, "x", t.X);
        WriteArray(json, "y", t.Y);
        json.WriteStartObject("marker");
        json.WriteString("color", Palette.Colour(colour));
        json.WriteString("symbol", "arrow");
        json.WriteString("angleref", "previous");
        json.WriteNumber("size", 9);
        json.WriteEndObject();
    }

    private static void WriteErrorBars(Utf8JsonWriter json, ErrorBarTrace t, int colour)
    {
        json.WriteString("type", "scatter");
        json.WriteString("mode", "markers");
        WriteArray(json, "x", t.X);
        WriteArray(json, "y", t.Y);
        json.WriteStartObject("error_y");
        json.WriteString("type", "data");
        json.WriteBoolean("symmetric", false);
        WriteArray(json, "array", t.Plus);
        WriteArray(json, "arrayminus", t.Minus);
        json.WriteEndObject();
        WriteMarker(json, colour, Symbols[colour % Symbols.Length]);
    }

    private static void WriteScatter(Utf8JsonWriter json, ScatterTrace t, int colour)
    {
        json.WriteString("type", "scatter");
        json.WriteString("mode", "markers");
        WriteArray(json, "x", t.X);
        WriteArray(json, "y", t.Y);
        if (t.Labels is { } labels)
        {
            WriteStrings(json, "text", labels);
        }

        var symbol = t.Crossed ? "x" : Symbols[(t.Marker ?? colour) % Symbols.Length] + (t.Hollow ? "-open" : "");
        WriteMarker(json, colour, symbol);
    }

    private static void WriteBand(Utf8JsonWriter json, BandTrace band, int colour, int index)
    {
        foreach (var upper in (bool[])[false, true])
        {
            Start(json, band, index);
            json.WriteString("type", "scatter");
            json.WriteString("mode", "lines");
            WriteArray(json, "x", band.X);
            WriteArray(json, "y", upper ? band.High : band.Low);
            json.WriteBoolean("showlegend", upper && band.Name is not null);
            json.WriteStartObject("line");
            json.WriteNumber("width", 0);
            json.WriteString("color", Palette.Colour(colour));
            json.WriteEndObject();
            if (upper)
            {
                json.WriteString("fill", "tonexty");
            }

            json.WriteEndObject();
        }
    }

    private static void WriteHeatMap(Utf8JsonWriter json, HeatMapTrace t)
    {
        var (low, high, diverging) = GridPainter.RangeOf(t);
        json.WriteString("type", "heatmap");
        WriteArray(json, "x", t.X);
        WriteArray(json, "y", t.Y);
        json.WriteNumber("zmin", low);
        json.WriteNumber("zmax", high);
        json.WriteNumber("opacity", t.Opacity);
        WriteColours(json, ColourScale.Levels, level => ((double)level / (ColourScale.Levels - 1), ColourScale.Colour(level, diverging)));
        WriteGrid(json, t.Values.GetLength(0), t.Values.GetLength(1), (r, c) => t.Values[r, c]);
    }

    private static void WriteRegions(Utf8JsonWriter json, RegionTrace t)
    {
        json.WriteString("type", "heatmap");
        WriteArray(json, "x", t.X);
        WriteArray(json, "y", t.Y);
        json.WriteBoolean("showscale", false);
        json.WriteNumber("opacity", GridPainter.RegionOpacity);
        var classes = Math.Max(1, t.ClassNames.Count);
        json.WriteNumber("zmin", -0.5);
        json.WriteNumber("zmax", classes - 0.5);
        WriteColours(json, 2 * classes, i => ((double)((i + 1) / 2) / classes, Palette.Colour(i / 2)));
        WriteGrid(json, t.Classes.GetLength(0), t.Classes.GetLength(1), (r, c) => t.Classes[r, c]);
    }

    /// <summary>Writes the property <c>colorscale</c>: shares from 0 to 1 with their colours.</summary>
    internal static void WriteColours(Utf8JsonWriter json, int count, Func<int, (double Share, string Colour)> at)
    {
        json.WriteStartArray("colorscale");
        for (var i = 0; i < count; i++)
        {
            var (share, colour) = at(i);
            json.WriteStartArray();
            json.WriteNumberValue(share);
            json.WriteStringValue(colour);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteMarker(Utf8JsonWriter json, int colour, string? symbol)
    {
        json.WriteStartObject("marker");
        json.WriteString("color", Palette.Colour(colour));
        if (symbol is not null)
        {
            json.WriteString("symbol", symbol);
        }

        json.WriteEndObject();
    }

    internal static void WriteArray(Utf8JsonWriter json, string name, double[] values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            Number(json, value);
        }

        json.WriteEndArray();
    }

    internal static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(Text(value));
        }

        json.WriteEndArray();
    }

    internal static void WriteGrid(Utf8JsonWriter json, int rows, int columns, Func<int, int, double> at, string name = "z")
    {
        json.WriteStartArray(name);
        for (var r = 0; r < rows; r++)
        {
            json.WriteStartArray();
            for (var c = 0; c < columns; c++)
            {
                Number(json, at(r, c));
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
