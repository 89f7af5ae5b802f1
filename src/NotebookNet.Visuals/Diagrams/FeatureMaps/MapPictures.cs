using NotebookNet.Pictures;

namespace NotebookNet.Visuals;

/// <summary>The first maps of a layer as grey pictures: what it answers to one sample. Three maps of an input are colours.</summary>
internal sealed class MapPictures
{
    private const double Gap = 3;
    private const double SingleSide = 84;
    private const double PairedSide = 50;
    private const double LeastSide = 6;
    private readonly IReadOnlyList<string> _files;
    private readonly int _columns;
    private readonly (double Width, double Height) _tile;
    private readonly string _what;

    private MapPictures(DiagramLayer layer, IReadOnlyList<string> files, int maps, double aspect)
    {
        (_files, _columns) = (files, files.Count > 1 ? 2 : 1);
        var rows = (files.Count + _columns - 1) / _columns;
        var side = _columns == 1 ? SingleSide : PairedSide;
        _tile = aspect >= 1 ? (side, Math.Max(LeastSide, side / aspect)) : (Math.Max(LeastSide, side * aspect), side);
        Size = (_columns * _tile.Width + (_columns - 1) * Gap, rows * _tile.Height + (rows - 1) * Gap);
        Note = files.Count < maps ? $"{files.Count} of {Numbers.Count(maps)} maps" : null;
        _what = Label.Full(layer.Name, 40);
    }

    /// <summary>The size of all of them.</summary>
    public (double Width, double Height) Size { get; }

    /// <summary>How many are drawn, where not all are.</summary>
    public string? Note { get; }

    /// <summary>The pictures of a layer's values, each of at most <paramref name="most"/> pixels in height and width; null when it has none to show.</summary>
    public static MapPictures? Of(DiagramLayer layer, int most)
    {
        if (layer.Values is not { } values || layer.Shape.Count is < 2 or > 3)
        {
            return null;
        }

        var (height, width, maps) = (layer.Shape[0], layer.Shape[1], layer.Shape.Count == 3 ? layer.Shape[2] : 1);
        var finite = values.Where(float.IsFinite).ToArray();
        var (low, high) = finite.Length == 0 ? (0f, 1f) : (finite.Min(), finite.Max());
        var isColour = layer.IsInput && maps == 3;
        var count = isColour ? 1 : maps switch { 1 => 1, 2 or 3 => 2, _ => 4 };
        var block = (Math.Max(height, width) + most - 1) / most;
        var (columns, rows, depth) = ((width + block - 1) / block, (height + block - 1) / block, isColour ? 3 : 1);
        var files = new string[count];
        for (var map = 0; map < count; map++)
        {
            var pixels = new byte[rows * columns * depth];
            for (var p = 0; p < pixels.Length; p++)
            {
                var (row, column, channel) = (p / depth / columns * block, p / depth % columns * block, isColour ? p % depth : map);
                pixels[p] = Grey(Mean(row, column, channel), low, high);
            }

            files[map] = Convert.ToBase64String(PngImage.Encode(pixels, columns, depth));
        }

        return new MapPictures(layer, files, isColour ? 1 : maps, (double)width / height);

        double Mean(int row, int column, int channel)
        {
            var (sum, n) = (0.0, 0);
            for (var r = row; r < Math.Min(row + block, height); r++)
            {
                for (var c = column; c < Math.Min(column + block, width); c++)
                {
                    (sum, n) = (sum + values[(r * width + c) * maps + channel], n + 1);
                }
            }

            return sum / n;
        }
    }

    /// <summary>Draws the pictures from a corner on.</summary>
    public void Draw(SvgWriter svg, double left, double top)
    {
        for (var i = 0; i < _files.Count; i++)
        {
            var (x, y) = (left + i % _columns * (_tile.Width + Gap), top + i / _columns * (_tile.Height + Gap));
            svg.Start("image").Attr("x", x).Attr("y", y).Attr("width", _tile.Width).Attr("height", _tile.Height)
                .Attr("preserveAspectRatio", "none").Attr("style", "image-rendering:pixelated").Attr("href", "data:image/png;base64," + _files[i]).End();
            svg.StartRect(x, y, _tile.Width, _tile.Height).Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.6, 2)
                .Attr("pointer-events", "all").Hover(_files.Count > 1 ? $"{_what}, map {i + 1}" : _what).End();
        }
    }

    // No number is grey: it is neither small nor large.
    private static byte Grey(double value, double low, double high) =>
        double.IsFinite(value) ? (byte)(high > low ? Math.Clamp(Math.Round((value - low) / (high - low) * 255), 0, 255) : 128) : (byte)128;
}
