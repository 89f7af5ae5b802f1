using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>The frame every picture has in common: size, name, description, font and the colour of its surroundings.</summary>
internal static class SvgPicture
{
    /// <summary>Generic families only: nothing has to be installed.</summary>
    public const string FontFamily = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    /// <summary>The size of ordinary text.</summary>
    public const double Body = 12;

    /// <summary>The size of notes, ticks and what stands in small places.</summary>
    public const double Small = 11;

    /// <summary>The size of a picture's title.</summary>
    public const double Heading = 14;

    /// <summary>The opacity of secondary text.</summary>
    public const double Muted = 0.75;

    /// <summary>The most bytes of a picture: a little below 50 KB, for what a page puts around it.</summary>
    public const int MostBytes = 49_000;

    // Text below six pixels is dust; a page below 360 pixels is not a page for pictures.
    private const double LeastOnScreen = 6;
    private const double NarrowPage = 360;

    /// <summary>Whether a finished picture is small enough for a notebook file.</summary>
    public static bool IsSmall(string svg) => svg.Length <= MostBytes && Encoding.UTF8.GetByteCount(svg) <= MostBytes;

    /// <summary>Opens the outermost element. The picture shrinks with a narrow page and never grows beyond its own size.</summary>
    public static SvgWriter Open(double width, double height, string title, string description)
    {
        var svg = new SvgWriter();
        svg.Start("svg").Attr("xmlns", "http://www.w3.org/2000/svg").Attr("role", "img")
            .Attr("viewBox", $"0 0 {SvgWriter.Num(width)} {SvgWriter.Num(height)}").Attr("width", "100%")
            .Attr("style", $"max-width:{SvgWriter.Num(width)}px;height:auto;display:block")
            .Attr("font-family", FontFamily).Attr("font-size", Body).Attr("fill", "currentColor");
        var name = string.IsNullOrWhiteSpace(Label.Clean(title)) ? "Picture" : title;
        return svg.Element("title", name).Element("desc", description);
    }

    /// <summary>
    /// The picture in an area that scrolls where a page is so narrow that <paramref name="smallestText"/> could not be read;
    /// as it is where that cannot happen.
    /// </summary>
    public static string Readable(string svg, double smallestText = Small)
    {
        const string viewBox = "viewBox=\"0 0 ";
        var start = svg.IndexOf(viewBox, StringComparison.Ordinal) + viewBox.Length;
        var width = double.Parse(svg.AsSpan(start, svg.IndexOf(' ', start) - start), CultureInfo.InvariantCulture);
        var least = Math.Ceiling(width * LeastOnScreen / smallestText);
        return least <= NarrowPage ? svg : $"<div style=\"overflow-x:auto\"><div style=\"min-width:{SvgWriter.Num(least)}px\">{svg}</div></div>";
    }

    /// <summary>Closes the outermost element.</summary>
    public static string Finish(SvgWriter svg) => svg.End().ToString();
}
