namespace NotebookNet.Visuals;

/// <summary>Finds places on contour lines where their values can stand: straight, inside the plot and free.</summary>
internal sealed class ContourLabels(Box plot)
{
    private const double Padding = 4;
    private const double Step = 5;
    private const double TextHeight = 14;

    private readonly List<(double X, double Y, double Turn, string Text)> _labels = [];
    private readonly List<Box> _taken = [];

    /// <summary>Puts <paramref name="text"/> on a line if there is room, and gives what is left of the line around it.</summary>
    public IReadOnlyList<IReadOnlyList<PixelPoint>> Place(PixelPoint[] line, string text)
    {
        var along = Polyline.Distances(line);
        var (length, width) = (along[^1], Label.Width(text, SvgPicture.Small) + 2 * Padding);
        var best = (Score: 0.93, At: -1.0, Turn: 0.0, Room: default(Box));
        for (var at = width / 2 + Step; at <= length - width / 2 - Step; at += Step)
        {
            var (a, b, centre) = (Polyline.PointAt(line, along, at - width / 2), Polyline.PointAt(line, along, at + width / 2), Polyline.PointAt(line, along, at));
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            // 1 where the line is straight; less where it lies askew, which is harder to read.
            var score = Math.Sqrt(dx * dx + dy * dy) / width - 0.02 * Math.Abs(Math.Atan2(dy, Math.Abs(dx)));
            var room = RoomOf(centre, Math.Abs(dx), Math.Abs(dy), width);
            if (score > best.Score && IsFree(room))
            {
                best = (score, at, Turn(dx, dy), room);
            }
        }

        if (best.At < 0 || length < 2 * width)
        {
            return [line];
        }

        var place = Polyline.PointAt(line, along, best.At);
        _labels.Add((place.X, place.Y, best.Turn, text));
        _taken.Add(best.Room);
        return [Polyline.Part(line, along, 0, best.At - width / 2), Polyline.Part(line, along, best.At + width / 2, length)];
    }

    /// <summary>Draws the values.</summary>
    public void Draw(SvgWriter svg)
    {
        foreach (var (x, y, turn, text) in _labels)
        {
            // The middle of the letters, not their foot, stands on the line.
            var (sin, cos) = (Math.Sin(turn), Math.Cos(turn));
            svg.Text(x - 4 * sin, y + 4 * cos, text, Anchor.Middle, SvgPicture.Small, rotate: Math.Round(turn * 180 / Math.PI));
        }
    }

    // Text never stands on its head.
    private static double Turn(double dx, double dy)
    {
        var turn = Math.Atan2(dy, dx);
        return turn > Math.PI / 2 ? turn - Math.PI : turn < -Math.PI / 2 ? turn + Math.PI : turn;
    }

    private static Box RoomOf(PixelPoint centre, double dx, double dy, double width)
    {
        var size = Math.Max(1e-9, Math.Sqrt(dx * dx + dy * dy));
        var (cos, sin) = (dx / size, dy / size);
        var (w, h) = (width * cos + TextHeight * sin, width * sin + TextHeight * cos);
        return new(centre.X - w / 2, centre.Y - h / 2, w, h);
    }

    private bool IsFree(Box room) =>
        room.Left > plot.Left + 2 && room.Right < plot.Right - 2 && room.Top > plot.Top + 2 && room.Bottom < plot.Bottom - 2
        && !_taken.Exists(t => t.Left < room.Right && room.Left < t.Right && t.Top < room.Bottom && room.Top < t.Bottom);
}
