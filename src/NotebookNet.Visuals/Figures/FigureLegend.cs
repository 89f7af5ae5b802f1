namespace NotebookNet.Visuals;

/// <summary>The names of a panel's traces, above the panel where they cover no data.</summary>
internal static class FigureLegend
{
    /// <summary>The height of one row of names.</summary>
    public const double RowHeight = 18;

    private const int MostRows = 4;
    private const double Swatch = 24;
    private const double Gap = 16;

    private readonly record struct Item(Trace? Trace, int Colour, string Name);

    /// <summary>The number of rows the names need in <paramref name="width"/> pixels.</summary>
    public static int Rows(FigurePanel panel, IReadOnlyList<int> colours, double width) =>
        Place(Items(panel, colours), width) is { Count: > 0 } rows ? rows.Count : 0;

    /// <summary>Draws the names.</summary>
    public static void Draw(SvgWriter svg, FigurePanel panel, IReadOnlyList<int> colours, double left, double top, double width)
    {
        var rows = Place(Items(panel, colours), width);
        for (var r = 0; r < rows.Count; r++)
        {
            var x = left;
            var y = top + r * RowHeight + RowHeight / 2;
            foreach (var item in rows[r])
            {
                if (item.Trace is { } trace)
                {
                    DrawSwatch(svg, trace, item.Colour, x, y);
                    svg.FittedText(x + Swatch + 4, y + 4, item.Name, NameRoom(width));
                    x += Swatch + 4 + NameWidth(item.Name, width) + Gap;
                }
                else
                {
                    svg.Text(x, y + 4, item.Name, muted: true);
                }
            }
        }
    }

    private static double NameRoom(double width) => Math.Min(width - Swatch - 8, 240);

    private static double NameWidth(string name, double width) => Math.Min(NameRoom(width), Label.Width(Label.Clean(name), SvgPicture.Body));

    private static List<Item> Items(FigurePanel panel, IReadOnlyList<int> colours)
    {
        var items = new List<Item>();
        if (!panel.Legend)
        {
            return items;
        }

        var seen = new HashSet<(string, int, Type)>();
        for (var i = 0; i < panel.Traces.Count; i++)
        {
            var trace = panel.Traces[i];
            if (trace is RegionTrace regions && !panel.Traces.Any(t => t is ScatterTrace { Name: not null }))
            {
                items.AddRange(regions.ClassNames.Select((name, c) => new Item(trace, c, name)));
            }
            else if (trace is not (RegionTrace or HeatMapTrace or ContourTrace or ImageTrace) && !string.IsNullOrEmpty(trace.Name)
                && seen.Add((trace.Name, colours[i], trace.GetType())))
            {
                items.Add(new(trace, colours[i], trace.Name));
            }
        }

        return items;
    }

    private static List<List<Item>> Place(List<Item> items, double width)
    {
        var rows = new List<List<Item>>();
        var x = 0.0;
        for (var i = 0; i < items.Count; i++)
        {
            var needed = Swatch + 4 + NameWidth(items[i].Name, width);
            if (rows.Count == 0 || x + needed > width)
            {
                if (rows.Count == MostRows)
                {
                    rows[^1] = [new(null, 0, $"… and {Numbers.Count(items.Count - i + rows[^1].Count)} more")];
                    return rows;
                }

                rows.Add([]);
                x = 0;
            }

            rows[^1].Add(items[i]);
            x += needed + Gap;
        }

        return rows;
    }

    private static void DrawSwatch(SvgWriter svg, Trace trace, int colour, double x, double y)
    {
        var ink = Palette.Colour(colour);
        switch (trace)
        {
            case LineTrace line:
                svg.Start("path").Attr("d", $"M{SvgWriter.Num(x)} {SvgWriter.Num(y)}h{SvgWriter.Num(Swatch)}").Attr("stroke", ink).Attr("stroke-width", 2)
                    .AttrIf("stroke-dasharray", CurvePainter.DashOf(line, colour)).End();
                if (line.Marked > 0)
                {
                    svg.Start("path").Attr("d", Markers.Path(colour, x + Swatch / 2, y, 3)).Attr("fill", ink).End();
                }

                break;
            case PathTrace:
                svg.Start("path").Attr("d", $"M{SvgWriter.Num(x)} {SvgWriter.Num(y)}h{SvgWriter.Num(Swatch - 4)}").Attr("stroke", ink).Attr("stroke-width", 2).End();
                svg.Start("path").Attr("d", PathPainter.Arrow(x + Swatch, y, 0)).Attr("fill", ink).End();
                break;
            case ErrorBarTrace:
                svg.Start("path").Attr("d", $"M{SvgWriter.Num(x + 12)} {SvgWriter.Num(y - 7)}v14m-3 0h6m-6 -14h6").Attr("fill", "none").Attr("stroke", ink).Attr("stroke-width", 1.5).End();
                svg.Start("path").Attr("d", Markers.Path(colour, x + 12, y, 3.5)).Attr("fill", ink).End();
                break;
            case ScatterTrace points:
                PointPainter.DrawMarker(svg, points, colour, x + Swatch / 2 + 4, y, 4.5);
                break;
            default:
                svg.StartRect(x + 6, y - 6, Swatch - 8, 12, 2).Attr("fill", ink)
                    .Attr("fill-opacity", trace is RegionTrace or BandTrace ? GridPainter.RegionOpacity : GridPainter.BarOpacity, 2)
                    .Attr("stroke", ink).End();
                break;
        }
    }
}
