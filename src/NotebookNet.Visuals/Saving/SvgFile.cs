using System.Globalization;
using System.Text.RegularExpressions;

namespace NotebookNet.Visuals;

/// <summary>Turns a picture that follows the colours of its page into a file that stands alone.</summary>
internal static partial class SvgFile
{
    private const string LightText = "#1f1f1f";
    private const string DarkText = "#d4d4d4";
    private const string Light = "#ffffff";
    private const string Dark = "#1e1e1e";
    private const double Margin = 8;

    /// <summary>The colours of a page as CSS.</summary>
    public static string ColoursOf(bool dark) => $"background:{(dark ? Dark : Light)};color:{(dark ? DarkText : LightText)};color-scheme:{(dark ? "dark" : "light")}";

    /// <summary>The file, or null when the picture is not one single svg element.</summary>
    public static string? FromHtml(string html, bool dark)
    {
        if (SizeOf(html) is not var (width, height))
        {
            return null;
        }

        var svg = Unwrap(html);
        var body = svg[(svg.IndexOf('>', StringComparison.Ordinal) + 1)..];
        var start = svg[..svg.IndexOf('>', StringComparison.Ordinal)];
        start = Replaced(Replaced(Replaced(start, "width"), "style"), "viewBox");
        return string.Create(CultureInfo.InvariantCulture,
            $"{start} {Frame(-Margin, width + 2 * Margin, height + 2 * Margin, dark)}{body}\n");
    }

    /// <summary>A file around a picture of HTML whose height a browser has measured.</summary>
    public static string AroundHtml(string html, double width, double height, bool dark) => string.Create(CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" {Frame(-Margin, width + 2 * Margin, height + 2 * Margin, dark)}<foreignObject x=\"0\" y=\"0\" width=\"{width}\" height=\"{height}\"><div xmlns=\"http://www.w3.org/1999/xhtml\" style=\"{ColoursOf(dark)};font:14px sans-serif\">{html}</div></foreignObject></svg>\n");

    /// <summary>The size of a picture that is one single svg element.</summary>
    public static (double Width, double Height)? SizeOf(string html)
    {
        var svg = Unwrap(html);
        if (!svg.StartsWith("<svg ", StringComparison.Ordinal) || !svg.EndsWith("</svg>", StringComparison.Ordinal) || Roots(svg) != 1
            || ViewBox().Match(svg) is not { Success: true } box)
        {
            return null;
        }

        return (double.Parse(box.Groups[1].ValueSpan, CultureInfo.InvariantCulture), double.Parse(box.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static string Frame(double from, double width, double height, bool dark) => string.Create(CultureInfo.InvariantCulture,
        $"viewBox=\"{from} {from} {width} {height}\" width=\"{width}\" height=\"{height}\" color=\"{(dark ? DarkText : LightText)}\"><rect x=\"{from}\" y=\"{from}\" width=\"{width}\" height=\"{height}\" fill=\"{(dark ? Dark : Light)}\"/>");

    // What only makes a wide picture scroll on a narrow page is no part of a file.
    private static string Unwrap(string html)
    {
        var match = Scrolling().Match(html);
        return match.Success ? match.Groups[1].Value : html;
    }

    private static int Roots(string svg)
    {
        var (depth, roots) = (0, 0);
        foreach (Match tag in SvgTag().Matches(svg))
        {
            if (tag.ValueSpan[1] == '/')
            {
                depth--;
            }
            else
            {
                roots += depth == 0 ? 1 : 0;
                depth++;
            }
        }

        return roots;
    }

    private static string Replaced(string start, string attribute) => Regex.Replace(start, $" {attribute}=\"[^\"]*\"", string.Empty);

    [GeneratedRegex("^<svg [^>]*viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"")]
    private static partial Regex ViewBox();

    [GeneratedRegex("^<div style=\"overflow-x:auto\"><div style=\"min-width:[0-9.]+px\">(<svg .*</svg>)</div></div>$", RegexOptions.Singleline)]
    private static partial Regex Scrolling();

    [GeneratedRegex("</?svg[ >]")]
    private static partial Regex SvgTag();
}
