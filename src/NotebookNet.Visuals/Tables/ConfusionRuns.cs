using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws the cells of a large confusion matrix: cells of like colour as runs, so that 100 × 100 of them stay small.</summary>
internal sealed class ConfusionRuns(ConfusionCounts counts, ConfusionShare share, Box box, double cell)
{
    private const int MostCharacters = 22_000;

    /// <summary>
    /// Draws the cells with as many shades as the size allows: 12, 6, 3 or 1 for each colour. The strongest has the opacity
    /// <paramref name="strongest"/>.
    /// </summary>
    public void Draw(SvgWriter svg, double strongest)
    {
        foreach (var shades in (int[])[12, 6, 3, 1])
        {
            var cells = new SvgWriter();
            Draw(cells, shades, strongest);
            if (cells.Length <= MostCharacters || shades == 1)
            {
                svg.Raw(cells.ToString());
                return;
            }
        }
    }

    private void Draw(SvgWriter svg, int shades, double strongest)
    {
        var paths = new SortedDictionary<int, StringBuilder>();
        for (var r = 0; r < counts.Classes; r++)
        {
            for (var c = 0; c < counts.Classes;)
            {
                var start = c;
                var shade = ShadeOf(r, c++, shades);
                while (c < counts.Classes && ShadeOf(r, c, shades) == shade)
                {
                    c++;
                }

                if (shade != 0)
                {
                    if (!paths.TryGetValue(shade, out var path))
                    {
                        paths[shade] = path = new();
                    }

                    path.Append(CultureInfo.InvariantCulture, $"M{start} {r}h{c - start}");
                }
            }
        }

        // In units of cells, a run is a line one cell thick.
        svg.Start("g").Attr("transform", $"translate({SvgWriter.Num(box.Left)} {SvgWriter.Num(box.Top + cell / 2)}) scale({SvgWriter.Num(cell)})").Attr("fill", "none");
        foreach (var (shade, path) in paths)
        {
            svg.Start("path").Attr("d", path.ToString()).Attr("stroke", shade > 0 ? Palette.Blue : Palette.Vermillion)
                .Attr("stroke-opacity", strongest * (0.2 + 0.8 * Math.Abs(shade) / shades), 2).End();
        }

        svg.End();
    }

    // Positive: correct; negative: a mistake; 0: nothing there. Small shares of mistakes are what one looks for, hence the root.
    private int ShadeOf(int r, int c, int shades) => counts[r, c] == 0 ? 0
        : (int)Math.Ceiling(Math.Sqrt(counts.Strength(r, c, share)) * shades) * (r == c ? 1 : -1);
}
