using System.Text;

namespace NotebookNet.Visuals;

/// <summary>The shapes of points, so that groups differ without colour too.</summary>
internal static class Markers
{
    /// <summary>How many different shapes there are.</summary>
    public const int Kinds = 6;

    /// <summary>The outline of marker <paramref name="kind"/> around a point: circle, square, triangle, diamond, inverted triangle, pentagon.</summary>
    public static string Path(int kind, double x, double y, double radius)
    {
        var path = new StringBuilder();
        Append(path, kind, x, y, radius);
        return path.ToString();
    }

    /// <summary>Appends the outline of one marker to a path.</summary>
    public static void Append(StringBuilder path, int kind, double x, double y, double r)
    {
        switch (kind % Kinds)
        {
            case 0:
                path.Append('M').Append(N(x - r)).Append(' ').Append(N(y));
                Arc(path, r, 2 * r);
                Arc(path, r, -2 * r);
                path.Append('z');
                break;
            case 1:
                var s = r * 0.88;
                path.Append('M').Append(N(x - s)).Append(' ').Append(N(y - s))
                    .Append('h').Append(N(2 * s)).Append('v').Append(N(2 * s)).Append('h').Append(N(-2 * s)).Append('z');
                break;
            case 2:
                Polygon(path, x, y + r * 0.15, r * 1.2, 3, -90);
                break;
            case 3:
                Polygon(path, x, y, r * 1.2, 4, -90);
                break;
            case 4:
                Polygon(path, x, y - r * 0.15, r * 1.2, 3, 90);
                break;
            default:
                Polygon(path, x, y, r * 1.1, 5, -90);
                break;
        }
    }

    /// <summary>Appends a cross: the mark of a mistake.</summary>
    public static void AppendCross(StringBuilder path, double x, double y, double r) =>
        path.Append('M').Append(N(x - r)).Append(' ').Append(N(y - r)).Append('l').Append(N(2 * r)).Append(' ').Append(N(2 * r))
            .Append('m').Append(N(-2 * r)).Append(" 0l").Append(N(2 * r)).Append(' ').Append(N(-2 * r));

    private static void Arc(StringBuilder path, double r, double dx) =>
        path.Append('a').Append(N(r)).Append(' ').Append(N(r)).Append(" 0 1 0 ").Append(N(dx)).Append(" 0");

    private static void Polygon(StringBuilder path, double x, double y, double r, int corners, double degrees)
    {
        var (previousX, previousY) = (0.0, 0.0);
        for (var i = 0; i < corners; i++)
        {
            var angle = (degrees + 360.0 * i / corners) * Math.PI / 180;
            var (cornerX, cornerY) = (Math.Round(x + r * Math.Cos(angle), 1), Math.Round(y + r * Math.Sin(angle), 1));
            path.Append(i == 0 ? 'M' : 'l').Append(N(cornerX - previousX)).Append(' ').Append(N(cornerY - previousY));
            (previousX, previousY) = (cornerX, cornerY);
        }

        path.Append('z');
    }

    private static string N(double value) => SvgWriter.Num(value);
}
