using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet.Tool.Mermaid;

/// <summary>The outlines of the shapes, and readable text on the colours authors choose.</summary>
internal static class NodeOutline
{
    private static readonly string[] DarkNames =
    [
        "black", "navy", "blue", "darkblue", "mediumblue", "green", "darkgreen", "teal", "maroon", "purple", "indigo", "brown", "firebrick",
        "crimson", "darkred", "red", "dimgray", "gray", "slategray", "darkslategray", "midnightblue", "royalblue", "steelblue", "darkorchid",
    ];

    /// <summary>The outline as SVG path data, and further lines of the shape.</summary>
    public static IEnumerable<string> Of(NodeShape shape, Frame f)
    {
        var (l, t, r, b, x, y) = (f.X, f.Y, f.X + f.Width, f.Y + f.Height, f.MiddleX, f.MiddleY);
        switch (shape)
        {
            case NodeShape.Diamond:
                yield return Polygon((x, t), (r, y), (x, b), (l, y));
                break;
            case NodeShape.Hexagon:
                yield return Polygon((l + 14, t), (r - 14, t), (r, y), (r - 14, b), (l + 14, b), (l, y));
                break;
            case NodeShape.Slanted:
                yield return Polygon((l + 14, t), (r, t), (r - 14, b), (l, b));
                break;
            case NodeShape.Flag:
                yield return Polygon((l, t), (r, t), (r, b), (l, b), (l + 14, y));
                break;
            case NodeShape.Cylinder:
                yield return $"M{N(l)} {N(t + 8)}A{N(f.Width / 2)} 8 0 0 1 {N(r)} {N(t + 8)}V{N(b - 8)}A{N(f.Width / 2)} 8 0 0 1 {N(l)} {N(b - 8)}Z";
                yield return $"M{N(l)} {N(t + 8)}A{N(f.Width / 2)} 8 0 0 0 {N(r)} {N(t + 8)}";
                break;
            case NodeShape.Subroutine:
                yield return Rounded(f, 0);
                yield return $"M{N(l + 8)} {N(t)}V{N(b)}M{N(r - 8)} {N(t)}V{N(b)}";
                break;
            default:
                yield return Rounded(f, shape switch
                {
                    NodeShape.Circle or NodeShape.Stadium => Math.Min(f.Width, f.Height) / 2,
                    NodeShape.Round => 8,
                    _ => 2,
                });
                break;
        }
    }

    /// <summary>Black or white, whichever is readable on a colour; null when that cannot be told.</summary>
    public static string TextOn(string fill)
    {
        var hex = fill.StartsWith('#') ? fill[1..] : "";
        if (hex.Length is 3 or 4)
        {
            hex = string.Concat(hex.Take(3).Select(c => $"{c}{c}"));
        }

        if (hex.Length is not (6 or 8) || !int.TryParse(hex.AsSpan(0, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb))
        {
            return DarkNames.Contains(fill, StringComparer.OrdinalIgnoreCase) ? "#ffffff" : "#1d1f23";
        }

        // Relative luminance; at 0.18 both have the same contrast.
        double Linear(int shift) => Math.Pow(((rgb >> shift) & 255) / 255.0, 2.2);
        return (0.2126 * Linear(16)) + (0.7152 * Linear(8)) + (0.0722 * Linear(0)) > 0.18 ? "#1d1f23" : "#ffffff";
    }

    private static string Rounded(Frame f, double radius)
    {
        var (w, h) = (f.Width - (2 * radius), f.Height - (2 * radius));
        var arc = radius > 0 ? $"a{N(radius)} {N(radius)} 0 0 1 " : "";
        string Arc(double dx, double dy) => radius > 0 ? $"{arc}{N(dx)} {N(dy)}" : "";
        return $"M{N(f.X + radius)} {N(f.Y)}h{N(w)}{Arc(radius, radius)}v{N(h)}{Arc(-radius, radius)}h{N(-w)}{Arc(-radius, -radius)}v{N(-h)}{Arc(radius, -radius)}Z";
    }

    private static string Polygon(params (double X, double Y)[] points) =>
        "M" + string.Join('L', points.Select(p => $"{N(p.X)} {N(p.Y)}")) + "Z";

    private static string N(double value) => SvgWriter.Num(value);
}
