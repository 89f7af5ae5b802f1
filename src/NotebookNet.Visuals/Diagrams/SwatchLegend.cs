namespace NotebookNet.Visuals;

/// <summary>Explanations below a diagram, each with a sample of what it explains; they wrap like text.</summary>
internal class SwatchLegend
{
    /// <summary>The width of a sample.</summary>
    protected const double Swatch = 26;

    private const double RowHeight = 19;
    private const double Gap = 18;
    private readonly List<(string Text, Action<SvgWriter, double, double>? Swatch)> _items = [];

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

    /// <summary>Adds an explanation; its sample is drawn right of and around (x, y).</summary>
    protected void Add(string text, Action<SvgWriter, double, double>? swatch) => _items.Add((text, swatch));

    private static double ItemWidth(string text, bool swatch) => (swatch ? Swatch + 6 : 0) + Label.Width(text, SvgPicture.Small);

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
