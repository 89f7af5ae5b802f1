using System.Text.Json;

namespace NotebookNet.Visuals;

/// <summary>Writes a contour plot in the vocabulary of plotly.js.</summary>
internal static class PlotlyContour
{
    /// <summary>
    /// Writes the members of a trace of type contour. plotly.js knows only levels in equal steps; others become equal steps of
    /// the number of the level, with the true values beside the colours and on hover.
    /// </summary>
    public static void Write(Utf8JsonWriter json, ContourTrace t)
    {
        var bands = ContourBands.Of(t);
        var levels = bands.SkipLast(1).Select(b => b.High).ToArray();
        var equal = AreEqualSteps(levels);
        json.WriteString("type", "contour");
        PlotlyWriter.WriteArray(json, "x", t.X);
        PlotlyWriter.WriteArray(json, "y", t.Y);
        json.WriteNumber("opacity", t.Filled ? 0.7 : 1);
        if (t.Filled)
        {
            json.WriteBoolean("showscale", true);
        }

        if (levels.Length > 0)
        {
            WriteLevels(json, t, equal ? levels : [.. levels.Select((_, i) => (double)i)]);
        }

        if (t.Filled && bands.Count > 1)
        {
            json.WriteBoolean("zauto", false);
            json.WriteNumber("zmin", equal ? levels[0] - StepOf(levels) / 2 : -0.5);
            json.WriteNumber("zmax", equal ? levels[^1] + StepOf(levels) / 2 : levels.Length - 0.5);
            PlotlyWriter.WriteColours(json, bands.Count, i => ((double)i / (bands.Count - 1), bands[i].Colour));
        }

        if (!equal)
        {
            json.WriteStartObject("colorbar");
            PlotlyWriter.WriteArray(json, "tickvals", [.. levels.Select((_, i) => (double)i)]);
            PlotlyWriter.WriteStrings(json, "ticktext", levels.Select(Numbers.Short));
            json.WriteEndObject();
            PlotlyWriter.WriteGrid(json, t.Values.GetLength(0), t.Values.GetLength(1), (r, c) => t.Values[r, c], "customdata");
            json.WriteString("hovertemplate", "x %{x}<br>y %{y}<br>%{customdata}<extra></extra>");
        }

        PlotlyWriter.WriteGrid(json, t.Values.GetLength(0), t.Values.GetLength(1), (r, c) => equal ? t.Values[r, c] : PlaceOf(t.Values[r, c], levels));
    }

    private static void WriteLevels(Utf8JsonWriter json, ContourTrace t, double[] levels)
    {
        json.WriteBoolean("autocontour", false);
        json.WriteStartObject("contours");
        json.WriteNumber("start", levels[0]);
        json.WriteNumber("end", levels[^1]);
        json.WriteNumber("size", StepOf(levels));
        json.WriteString("coloring", t.Filled ? "fill" : "none");
        json.WriteBoolean("showlabels", t.Labelled);
        json.WriteEndObject();
    }

    private static double StepOf(double[] levels) => levels.Length > 1 ? (levels[^1] - levels[0]) / (levels.Length - 1) : 1;

    private static bool AreEqualSteps(double[] levels) =>
        Enumerable.Range(0, levels.Length).All(i => Math.Abs(levels[i] - levels[0] - i * StepOf(levels)) <= 1e-6 * StepOf(levels));

    // Level i lies at i, what is between two levels lies between their numbers, by factors where all is positive.
    private static double PlaceOf(double value, double[] levels)
    {
        if (!double.IsFinite(value))
        {
            return value;
        }

        var above = Array.FindIndex(levels, l => l > value);
        if (above == 0)
        {
            return -0.5;
        }

        if (above < 0)
        {
            return levels.Length - 1 + (value > levels[^1] ? 0.5 : 0);
        }

        var (low, high) = (levels[above - 1], levels[above]);
        return above - 1 + (low > 0 ? Math.Log(value / low) / Math.Log(high / low) : (value - low) / (high - low));
    }
}
