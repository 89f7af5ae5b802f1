namespace NotebookNet.Visuals;

/// <summary>Explains lines and fills below a network.</summary>
internal sealed class DiagramLegend
{
    private const double RowHeight = 19;
    private const double Swatch = 26;
    private const double Gap = 18;
    private readonly List<(string Text, Action<SvgWriter, double, double>? Swatch)> _items = [];

    /// <summary>Finds what needs explaining.</summary>
    public DiagramLegend(IReadOnlyList<UnitColumn> columns)
    {
        if (columns.Any(c => c.Layer.Weights is not null && c.Shown.Length > 0))
        {
            _items.Add(("positive weight", (svg, x, y) => Line(svg, x, y, Palette.Blue, null)));
            _items.Add(("negative weight", (svg, x, y) => Line(svg, x, y, Palette.Vermillion, "5 2.5")));
            _items.Add(("thickness = |w|, scaled per layer", Wedge));
        }

        if (columns.Any(c => c.Layer.Values is not null && c.Shown.Length > 0))
        {
            _items.Add(("number and fill = value for one sample", (svg, x, y) => Unit(svg, x, y)));
        }
        else if (columns.Any(c => c.Layer.Bias is not null && c.Shown.Length > 0))
        {
            _items.Add(("fill = bias, same colours", (svg, x, y) => Unit(svg, x, y)));
        }

        if (WeightsMissing(columns))
        {
            _items.Add((columns.Any(c => c.Layer.Weights is not null) ? "grey lines: weights not drawn" : "weights not drawn", null));
        }
    }

    /// <summary>Whether edges are drawn whose weights are not known.</summary>
    public static bool WeightsMissing(IReadOnlyList<UnitColumn> columns) =>
        columns.Skip(1).Any(c => c.Shown.Length > 0 && c.Layer is { Weights: null, ReadsAll: true });

    /// <summary>The height the explanations need.</summary>
    public double Height(double width) => _items.Count == 0 ? 8 : Rows(width) * RowHeight + 14;

    /// <summary>Draws the explanations.</summary>
    public void Draw(SvgWriter svg, double top, double width)
    {
        if (_items.Count == 0)
        {
            return;
        }

        svg.Rule(6, top + 6, width - 6, top + 6, 0.15);
        var (x, y) = (6.0, top + 6 + RowHeight / 2 + 3);
        foreach (var (text, swatch) in _items)
        {
            var needed = ItemWidth(text, swatch is not null);
            if (x > 6 && x + needed > width - 6)
            {
                (x, y) = (6, y + RowHeight);
            }

            swatch?.Invoke(svg, x, y);
            svg.Text(x + (swatch is null ? 0 : Swatch + 6), y + 4, text, size: SvgPicture.Small);
            x += needed + Gap;
        }
    }

    private static double ItemWidth(string text, bool swatch) => (swatch ? Swatch + 6 : 0) + Label.Width(text, SvgPicture.Small);

    private static void Line(SvgWriter svg, double x, double y, string colour, string? dash) =>
        svg.Start("path").Attr("d", $"M{SvgWriter.Num(x)} {SvgWriter.Num(y)}h{SvgWriter.Num(Swatch)}").Attr("stroke", colour)
            .Attr("stroke-width", 2.2).AttrIf("stroke-dasharray", dash).End();

    private static void Wedge(SvgWriter svg, double x, double y) =>
        svg.Start("path").Attr("d", $"M{SvgWriter.Num(x)} {SvgWriter.Num(y - 0.3)}v.6l{SvgWriter.Num(Swatch)} 1.6v-3.8z").Attr("fill-opacity", 0.6, 2).End();

    private static void Unit(SvgWriter svg, double x, double y)
    {
        foreach (var (offset, colour) in ((double, string)[])[(6, Palette.Blue), (20, Palette.Vermillion)])
        {
            svg.Start("circle").Attr("cx", x + offset).Attr("cy", y).Attr("r", 6).Attr("fill", colour).Attr("fill-opacity", 0.4, 2)
                .Attr("stroke", "currentColor").Attr("stroke-opacity", 0.75, 2).End();
        }
    }

    private int Rows(double width)
    {
        var (rows, x) = (1, 6.0);
        foreach (var (text, swatch) in _items)
        {
            var needed = ItemWidth(text, swatch is not null);
            if (x > 6 && x + needed > width - 6)
            {
                (rows, x) = (rows + 1, 6);
            }

            x += needed + Gap;
        }

        return rows;
    }
}
