using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

/// <summary>Boxes and lines of a drawn graph, read from its SVG alone.</summary>
internal sealed partial class GraphGeometry
{
    private const int CurveSteps = 24;
    private const double LineStep = 8;

    public GraphGeometry(XElement root)
    {
        // The inner outline of an output says that it has no fill; the outlines of a legend stand outside of groups.
        Boxes = [.. root.Descendants(PictureAssert.Svg + "rect").Where(r => r.Attribute("fill") is null && r.Parent!.Name.LocalName == "g")
            .Select(r => new Box(Number(r, "x"), Number(r, "y"), Number(r, "width"), Number(r, "height")))];
        foreach (var path in root.Descendants(PictureAssert.Svg + "g").Where(g => (string?)g.Attribute("stroke-width") == "1.3").Elements(PictureAssert.Svg + "path"))
        {
            Follow((string)path.Attribute("d")!);
        }
    }

    public IReadOnlyList<Box> Boxes { get; }

    /// <summary>Points along all lines.</summary>
    public List<(double X, double Y)> Points { get; } = [];

    /// <summary>The points of arrow heads.</summary>
    public List<(double X, double Y)> Tips { get; } = [];

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);

    private void Follow(string d)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var command in Command().Matches(d).Select(m => m.Value))
        {
            var n = NumberPattern().Matches(command[1..]).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).ToArray();
            var (startX, startY) = (x, y);
            (x, y) = command[0] switch
            {
                'M' => (n[0], n[1]),
                'm' => (x + n[0], y + n[1]),
                'H' => (n[0], y),
                'V' => (x, n[0]),
                'C' => (n[4], n[5]),
                'q' => (x + n[2], y + n[3]),
                'l' => (x + n[^2] + (n.Length > 2 ? n[0] : 0), y + n[^1] + (n.Length > 2 ? n[1] : 0)),
                _ => throw new InvalidOperationException(command),
            };
            if (command[0] is 'm')
            {
                Tips.Add((startX, startY));
            }

            var steps = command[0] switch { 'C' or 'q' => CurveSteps, 'H' or 'V' => 1 + (int)((Math.Abs(x - startX) + Math.Abs(y - startY)) / LineStep), _ => -1 };
            for (var i = 0; i <= steps; i++)
            {
                var t = (double)i / steps;
                Points.Add(command[0] == 'C' ? (Cubic(t, startX, n[0], n[2], x), Cubic(t, startY, n[1], n[3], y)) : (startX + t * (x - startX), startY + t * (y - startY)));
            }
        }
    }

    private static double Cubic(double t, double a, double b, double c, double d) =>
        (1 - t) * (1 - t) * (1 - t) * a + 3 * t * (1 - t) * (1 - t) * b + 3 * t * t * (1 - t) * c + t * t * t * d;

    [GeneratedRegex("[MmHVCql][^MmHVCql]*")]
    private static partial Regex Command();

    [GeneratedRegex("-?[0-9.]+")]
    private static partial Regex NumberPattern();

    internal sealed record Box(double X, double Y, double Width, double Height)
    {
        public double Right => X + Width;

        public double Bottom => Y + Height;

        public bool Contains((double X, double Y) p) => p.X > X + 1 && p.X < Right - 1 && p.Y > Y + 1 && p.Y < Bottom - 1;

        public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
    }
}
