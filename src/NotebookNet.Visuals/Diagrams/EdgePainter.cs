using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws what connects two layers.</summary>
internal sealed class EdgePainter(SvgWriter svg, HoverDetail detail, double radius)
{
    private const int Levels = 6;
    private const double Neutral = 0.28;

    /// <summary>The stroke width of level 0 … 5.</summary>
    public static double WidthOf(int level) => 0.6 + level * 0.52;

    /// <summary>Draws the edges from one column to the next.</summary>
    public void Draw(UnitColumn from, UnitColumn to)
    {
        if (from.Shown.Length > 0 && to.Shown.Length > 0)
        {
            if (to.Layer.Weights is { } weights)
            {
                Weighted(from, to, weights);
            }
            else if (to.Layer.ReadsAll || from.Layer.Units != to.Layer.Units)
            {
                Plain(from, to, (_, _) => true);
            }
            else
            {
                Plain(from, to, (a, b) => from.Shown[a] == to.Shown[b]);
            }
        }
        else if (from.Shown.Length > 0)
        {
            Fan(from, from.X + radius, to.X - BlockPainter.HalfWidth(to.Layer) - 2, to.MiddleY);
        }
        else if (to.Shown.Length > 0)
        {
            Fan(to, to.X - radius, from.X + BlockPainter.HalfWidth(from.Layer) + 8, from.MiddleY);
        }
        else
        {
            Arrow(svg, from.X + BlockPainter.HalfWidth(from.Layer) + 10, to.X - BlockPainter.HalfWidth(to.Layer) - 5, from.MiddleY);
        }
    }

    /// <summary>Draws a horizontal arrow.</summary>
    public static void Arrow(SvgWriter svg, double x1, double x2, double y)
    {
        svg.Start("path").Attr("d", $"M{N(x1)} {N(y)}H{N(x2)}m-5 -3.5l5 3.5l-5 3.5").Attr("fill", "none")
            .Attr("stroke", "currentColor").Attr("stroke-opacity", 0.6, 2).Attr("stroke-width", 1.3).End();
    }

    /// <summary>The largest finite |w| of a layer.</summary>
    public static double Largest(float[,] weights)
    {
        var largest = 0.0;
        foreach (var weight in weights)
        {
            largest = float.IsFinite(weight) ? Math.Max(largest, Math.Abs(weight)) : largest;
        }

        return largest;
    }

    private static string N(double value) => SvgWriter.Num(value);

    private static string WeightText(float weight) => float.IsFinite(weight)
        ? weight.ToString(Math.Abs(weight) is >= 0.001f and < 1e6f or 0 ? "0.000" : "0.##e-0", CultureInfo.InvariantCulture)
        : Numbers.Value(weight);

    private void Weighted(UnitColumn from, UnitColumn to, float[,] weights)
    {
        var largest = Largest(weights);
        var groups = new SortedDictionary<int, List<(int From, int To)>>();
        for (var a = 0; a < from.Shown.Length; a++)
        {
            for (var b = 0; b < to.Shown.Length; b++)
            {
                var group = GroupOf(weights[from.Shown[a], to.Shown[b]], largest);
                if (!groups.TryGetValue(group, out var edges))
                {
                    groups[group] = edges = [];
                }

                edges.Add((a, b));
            }
        }

        // Strong edges come last, over the weak ones.
        foreach (var (group, edges) in groups)
        {
            StartGroup(group);
            DrawEdges(from, to, weights, edges);
            svg.End();
        }
    }

    // -1 for a weight that is not finite, else twice the level, plus one when negative.
    private static int GroupOf(float weight, double largest) => !float.IsFinite(weight)
        ? -1
        : 2 * (largest > 0 ? Math.Min(Levels - 1, (int)(Math.Abs(weight) / largest * Levels)) : 0) + (weight < 0 ? 1 : 0);

    private void StartGroup(int group)
    {
        var level = Math.Max(0, group / 2);
        var negative = group % 2 == 1;
        svg.Start("g").Attr("fill", "none").Attr("stroke", group < 0 ? "currentColor" : negative ? Palette.Vermillion : Palette.Blue)
            .Attr("stroke-width", WidthOf(level), 2).Attr("stroke-opacity", 0.4 + 0.12 * level, 2)
            .AttrIf("stroke-dasharray", group < 0 ? "1 3" : negative ? "5 2.5" : null);
    }

    private void DrawEdges(UnitColumn from, UnitColumn to, float[,] weights, List<(int From, int To)> edges)
    {
        if (detail == HoverDetail.NoHover)
        {
            var all = new StringBuilder();
            edges.ForEach(e => all.Append(PathOf(from, to, e.From, e.To)));
            svg.Start("path").Attr("d", all.ToString()).End();
            return;
        }

        foreach (var (a, b) in edges)
        {
            var (source, target) = (from.Shown[a], to.Shown[b]);
            svg.Start("path").Attr("d", PathOf(from, to, a, b))
                .Hover($"w = {WeightText(weights[source, target])} ({from.NameOf(source, detail)} → {to.NameOf(target, detail)})").End();
        }
    }

    private string PathOf(UnitColumn from, UnitColumn to, int a, int b) =>
        $"M{N(from.X + radius)} {N(from.UnitY(a))}L{N(to.X - radius)} {N(to.UnitY(b))}";

    private void Plain(UnitColumn from, UnitColumn to, Func<int, int, bool> connected)
    {
        var path = new StringBuilder();
        for (var a = 0; a < from.Shown.Length; a++)
        {
            for (var b = 0; b < to.Shown.Length; b++)
            {
                path.Append(connected(a, b) ? PathOf(from, to, a, b) : "");
            }
        }

        DrawNeutral(path.ToString());
    }

    private void Fan(UnitColumn units, double unitX, double blockX, double blockY)
    {
        var path = new StringBuilder();
        for (var k = 0; k < units.Shown.Length; k++)
        {
            path.Append(CultureInfo.InvariantCulture, $"M{N(blockX)} {N(blockY)}L{N(unitX)} {N(units.UnitY(k))}");
        }

        DrawNeutral(path.ToString());
    }

    private void DrawNeutral(string path)
    {
        if (path.Length > 0)
        {
            svg.Start("path").Attr("d", path).Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", Neutral, 2).End();
        }
    }
}
