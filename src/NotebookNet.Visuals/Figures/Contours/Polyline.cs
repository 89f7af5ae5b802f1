using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Thins and writes lines of pixels.</summary>
internal static class Polyline
{
    /// <summary>Leaves out points that lie within <paramref name="tolerance"/> pixels of the line between those kept (Ramer, Douglas and Peucker).</summary>
    public static PixelPoint[] Simplify(PixelPoint[] line, double tolerance) =>
        line.Length < 3 ? line : [.. Kept(line, tolerance).Select(i => line[i])];

    /// <summary>The indices of the points that <see cref="Simplify"/> keeps.</summary>
    public static IEnumerable<int> Kept(PixelPoint[] line, double tolerance)
    {
        var keep = new bool[line.Length];
        (keep[0], keep[^1]) = (true, true);
        var open = new Stack<(int First, int Last)>();
        open.Push((0, line.Length - 1));
        while (open.TryPop(out var span))
        {
            var (furthest, at) = (tolerance, -1);
            for (var i = span.First + 1; i < span.Last; i++)
            {
                var distance = Distance(line[i], line[span.First], line[span.Last]);
                if (distance > furthest)
                {
                    (furthest, at) = (distance, i);
                }
            }

            if (at >= 0)
            {
                keep[at] = true;
                open.Push((span.First, at));
                open.Push((at, span.Last));
            }
        }

        return Enumerable.Range(0, line.Length).Where(i => keep[i]);
    }

    /// <summary>Appends a line to a path in steps from point to point, which need fewer characters than places.</summary>
    public static void Append(StringBuilder path, IReadOnlyList<PixelPoint> line, bool closed)
    {
        var (x, y) = (Math.Round(line[0].X, 1), Math.Round(line[0].Y, 1));
        path.Append('M').Append(SvgWriter.Num(x)).Append(' ').Append(SvgWriter.Num(y));
        for (var i = 1; i < line.Count; i++)
        {
            var (nextX, nextY) = (Math.Round(line[i].X, 1), Math.Round(line[i].Y, 1));
            if (nextX != x || nextY != y)
            {
                path.Append('l').Append(SvgWriter.Num(nextX - x)).Append(' ').Append(SvgWriter.Num(nextY - y));
                (x, y) = (nextX, nextY);
            }
        }

        path.Append(closed ? "z" : "");
    }

    /// <summary>The distance from each point to the first, along the line.</summary>
    public static double[] Distances(IReadOnlyList<PixelPoint> line)
    {
        var along = new double[line.Count];
        for (var i = 1; i < line.Count; i++)
        {
            along[i] = along[i - 1] + Math.Sqrt(Square(line[i].X - line[i - 1].X) + Square(line[i].Y - line[i - 1].Y));
        }

        return along;
    }

    /// <summary>The point at a distance from the first, along the line.</summary>
    public static PixelPoint PointAt(IReadOnlyList<PixelPoint> line, double[] along, double distance)
    {
        var i = Array.BinarySearch(along, distance);
        i = Math.Clamp(i >= 0 ? i : ~i, 1, along.Length - 1);
        var size = along[i] - along[i - 1];
        var share = size > 0 ? Math.Clamp((distance - along[i - 1]) / size, 0, 1) : 0;
        return new(line[i - 1].X + (line[i].X - line[i - 1].X) * share, line[i - 1].Y + (line[i].Y - line[i - 1].Y) * share);
    }

    /// <summary>The part of a line between two distances from its first point.</summary>
    public static List<PixelPoint> Part(IReadOnlyList<PixelPoint> line, double[] along, double from, double to)
    {
        var part = new List<PixelPoint> { PointAt(line, along, from) };
        for (var i = 0; i < line.Count; i++)
        {
            if (along[i] > from && along[i] < to)
            {
                part.Add(line[i]);
            }
        }

        part.Add(PointAt(line, along, to));
        return part;
    }

    // From a point to the segment between two others.
    private static double Distance(PixelPoint p, PixelPoint a, PixelPoint b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var size = dx * dx + dy * dy;
        var share = size > 0 ? Math.Clamp(((p.X - a.X) * dx + (p.Y - a.Y) * dy) / size, 0, 1) : 0;
        return Math.Sqrt(Square(p.X - a.X - share * dx) + Square(p.Y - a.Y - share * dy));
    }

    private static double Square(double value) => value * value;
}
