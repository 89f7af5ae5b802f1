using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>
/// Many small pictures beside each other with their captions; right and wrong predictions are marked by colour and sign. All
/// share one scale of brightness.
/// </summary>
public sealed class ImageGrid : Displayable
{
    private const int LeastSide = 56;
    private const int LongestSide = 112;
    private const int Gap = 8;
    private const int LeastCaption = 60;
    private const int WidestCaption = 112;
    private const int MostTextRows = 40;
    private readonly IReadOnlyList<ImageTile> _tiles;
    private readonly int _columns;
    private readonly string? _title;
    private readonly string? _note;

    /// <summary>Describes a grid of pictures.</summary>
    /// <param name="tiles">The pictures, row by row.</param>
    /// <param name="columns">How many stand beside each other where the page is wide enough, 1 to 50.</param>
    /// <param name="title">What stands above them.</param>
    /// <param name="note">What stands below them, such as "40 of 60,000 shown".</param>
    /// <exception cref="ArgumentException">A picture is empty, has neither 1 nor 3 channels, or another number of values than pixels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of columns is not 1 to 50.</exception>
    public ImageGrid(IReadOnlyList<ImageTile> tiles, int columns = 10, string? title = null, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(columns, 50);
        for (var i = 0; i < tiles.Count; i++)
        {
            var tile = tiles[i];
            if (tile.Width < 1 || tile.Height < 1 || tile.Channels is not (1 or 3) || (long)tile.Width * tile.Height * tile.Channels != tile.Values.Count)
            {
                throw new ArgumentException(
                    $"Picture {i} has {tile.Values.Count} values for {tile.Height} × {tile.Width} pixels with {tile.Channels} channels; expected 1 or 3 channels and one value for each channel of each pixel.",
                    nameof(tiles));
            }
        }

        (_tiles, _columns, _title, _note) = (tiles, columns, title, note);
    }

    /// <summary>The number that is black; from the pictures when null.</summary>
    public double? Low { get; init; }

    /// <summary>The number that is white; from the pictures when null.</summary>
    public double? High { get; init; }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var (low, high) = PixelScale.RangeOf(_tiles.SelectMany(t => t.Values));
        (low, high) = (Low ?? low, High ?? high);
        ImageTrace[] images = [.. _tiles.Select(t => PixelScale.ToImage(null, [.. t.Values], t.Width, t.Height, t.Channels, low, Math.Max(high, Math.BitIncrement(low))))];
        return FigureBudget.Fit(level => Draw(images, GridDetail.At(level)));
    }

    /// <summary>The captions as a list.</summary>
    /// <returns>Title, one line per picture, note.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(_title is null ? "" : Label.Full(_title) + "\n");
        foreach (var (tile, i) in _tiles.Take(MostTextRows).Select((t, i) => (t, i)))
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1,3}. {Sign(tile.Mark)}{Name(tile)}\n");
        }

        if (_tiles.Count > MostTextRows)
        {
            text.Append("     … and ").Append(Numbers.Count(_tiles.Count - MostTextRows)).Append(" more\n");
        }

        return text.Append(_tiles.Count == 0 ? "(no pictures)\n" : "").Append(_note is null ? "" : Label.Full(_note)).ToString().TrimEnd('\n');
    }

    private static string Sign(ImageMark mark) => mark switch
    {
        ImageMark.Right => "✓ ",
        ImageMark.Wrong => "✗ ",
        _ => "",
    };

    private static string Name(ImageTile tile)
    {
        var name = Label.Full(tile.Hover ?? tile.Caption ?? "", 120);
        return name.Length > 0 ? name : $"picture of {tile.Height} × {tile.Width} pixels";
    }

    private static string Frame(ImageMark mark) => mark switch
    {
        ImageMark.Right => "2px solid " + Palette.Blue,
        ImageMark.Wrong => "2px solid " + Palette.Vermillion,
        _ => "1px solid rgba(128,128,128,.5)",
    };

    // Small pictures are enlarged by whole steps, so that all their pixels are equally large; large ones are made smaller.
    private static (int Width, int Height) Size(int width, int height)
    {
        var longest = Math.Max(width, height);
        var scale = longest >= LongestSide ? LongestSide / (double)longest : Math.Max(1, (LeastSide + longest - 1) / longest);
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }

    private static void Line(StringBuilder html, string? text, string style)
    {
        if (!string.IsNullOrEmpty(text))
        {
            html.Append("<div style=\"").Append(style).Append("\"><bdi>").Append(Markup.Escape(Label.Full(text))).Append("</bdi></div>");
        }
    }

    // As wide as the longest caption, within limits: a grid shall stay one.
    private static int CaptionWidth(ImageTile tile) => new[] { tile.Caption is { } caption ? Sign(tile.Mark) + caption : "", tile.Note ?? "" }
        .Max(text => text.Length == 0 ? 0 : (int)Math.Ceiling(Math.Clamp(Label.Width(Label.Clean(text), SvgPicture.Small), LeastCaption, WidestCaption)));

    private string Draw(ImageTrace[] images, GridDetail detail)
    {
        var shown = Math.Min(images.Length, Math.Max(1, (int)(images.Length * detail.Share)));
        var width = _tiles.Select(t => Math.Max(Size(t.Width, t.Height).Width, CaptionWidth(t))).DefaultIfEmpty(LeastSide).Max();
        var html = new StringBuilder($"<div style=\"font-family:{Markup.Escape(SvgPicture.FontFamily)};font-size:11px;line-height:1.35\">");
        Line(html, _title, "font-size:14px;font-weight:600;margin:2px 6px 6px");
        html.Append("<div style=\"display:flex;flex-wrap:wrap;text-align:center;white-space:nowrap;image-rendering:pixelated;padding:2px 6px;")
            .Append(CultureInfo.InvariantCulture, $"gap:{Gap}px;max-width:{_columns * (width + Gap) - Gap}px\">");
        for (var i = 0; i < shown; i++)
        {
            Tile(html, _tiles[i], images[i], width, detail);
        }

        html.Append("</div>");
        var left = images.Length - shown;
        var notes = new[] { images.Length == 0 ? "no pictures" : null, left > 0 ? $"{Numbers.Count(left)} more not drawn" : null, _note }.Where(n => n is not null);
        Line(html, string.Join(" · ", notes), "margin:4px 6px;font-size:12px;opacity:.75");
        return html.Append("</div>").ToString();
    }

    private static void Tile(StringBuilder html, ImageTile tile, ImageTrace image, int width, GridDetail detail)
    {
        var (w, h) = Size(tile.Width, tile.Height);
        var name = Markup.Escape(Sign(tile.Mark) + Name(tile));
        html.Append(CultureInfo.InvariantCulture, $"<div style=\"width:{width}px\"><img alt=\"{name}\" title=\"{name}\" ")
            .Append(CultureInfo.InvariantCulture, $"style=\"width:{w}px;height:{h}px;margin:0 auto 3px;outline:{Frame(tile.Mark)}\" src=\"{detail.Address(image)}\"/>");
        Caption(html, tile.Caption is { } caption ? Sign(tile.Mark) + caption : Sign(tile.Mark), width, "");
        Caption(html, tile.Note, width, "opacity:.75");
        html.Append("</div>");
    }

    private static void Caption(StringBuilder html, string? text, int width, string style)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            html.Append("<div").Append(style.Length > 0 ? $" style=\"{style}\"" : "").Append('>').Append(Markup.Escape(Label.Fit(text, width, SvgPicture.Small))).Append("</div>");
        }
    }
}
