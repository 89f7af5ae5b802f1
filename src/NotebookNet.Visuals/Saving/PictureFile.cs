using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Saves pictures that are fragments of HTML.</summary>
internal static class PictureFile
{
    /// <summary>The width an HTML picture is given when nobody asks for another.</summary>
    public const int UsualWidth = 800;

    private const int Margin = 12;

    /// <summary>Saves a picture as a page that opens in any browser.</summary>
    public static string SaveHtml(string path, string html, string title) =>
        AtomicFile.Write(path, draft => File.WriteAllText(draft, HtmlPage.Write(title, $"<main>{html}</main>")));

    /// <summary>Saves a picture as an SVG file on a background of its own. A picture of HTML is measured by a browser first.</summary>
    public static string SaveSvg(string path, string html, bool dark)
    {
        return AtomicFile.Write(path, draft => File.WriteAllText(draft, SvgFile.FromHtml(html, dark) ?? Measured()));

        string Measured()
        {
            var (width, height) = SystemBrowser.SizeOf(Page(html, UsualWidth, dark, margin: 0), UsualWidth);
            return SvgFile.AroundHtml(html, Math.Min(width, UsualWidth), height, dark);
        }
    }

    /// <summary>Lets a browser draw a picture into a PNG file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="html">The picture.</param>
    /// <param name="width">The width of the page in CSS pixels; that of the picture when null.</param>
    /// <param name="scale">Pixels of the file for one CSS pixel.</param>
    /// <param name="dark">Whether the background is dark.</param>
    public static string SavePng(string path, string html, int? width, double scale, bool dark)
    {
        if (width is < 50 or > 8000)
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "Expected a width from 50 to 8000 pixels.");
        }

        if (!(scale is >= 0.25 and <= 8))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "Expected a scale from 0.25 to 8.");
        }

        var size = SvgFile.SizeOf(html);
        var pageWidth = width ?? (int)Math.Ceiling(size?.Width ?? UsualWidth) + 2 * Margin;
        var page = Page(html, pageWidth, dark, Margin);
        int height;
        if (size is { } known && pageWidth - 2 * Margin >= known.Width)
        {
            height = (int)Math.Ceiling(known.Height) + 2 * Margin;
        }
        else
        {
            (var right, height) = SystemBrowser.SizeOf(page, pageWidth);
            pageWidth = width ?? Math.Min(pageWidth, right + Margin);
        }

        return AtomicFile.Write(path, draft => SystemBrowser.Screenshot(page, draft, pageWidth, height, scale));
    }

    private static string Page(string html, int width, bool dark, int margin) => new StringBuilder("<!doctype html><html><head><meta charset=\"utf-8\"><style>")
        .Append(CultureInfo.InvariantCulture, $"html{{{SvgFile.ColoursOf(dark)}}}body{{margin:0;padding:{margin}px;width:{width - 2 * margin}px;overflow:hidden;font:14px {SvgPicture.FontFamily}}}")
        .Append("</style></head><body>").Append(html).Append("</body></html>").ToString();
}
