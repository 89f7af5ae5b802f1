using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NotebookNet.Tool.Page;

/// <summary>
/// Makes HTML that an author wrote into text fit for a page that loads nothing and runs nothing of the author's. Links stay links.
/// </summary>
internal static class HtmlCleaner
{
    private const string Forbidden = "script, iframe, frame, object, embed, applet, link, meta, base, form, portal";

    private static readonly string[] ResourceAttributes = ["src", "srcset", "poster", "background", "data", "xlink:href"];

    /// <summary>Cleans a fragment.</summary>
    /// <param name="html">The fragment.</param>
    /// <param name="resolveImage">Gives a data address for the address of an image; null when there is none.</param>
    public static string Clean(string html, Func<string, string?> resolveImage)
    {
        var body = Parse(html);
        foreach (var element in body.QuerySelectorAll(Forbidden).ToList())
        {
            element.Remove();
        }

        foreach (var image in body.QuerySelectorAll("img").ToList())
        {
            MakeLocal(image, resolveImage);
        }

        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            CleanAttributes(element);
            if (element.LocalName == "style" && Loads(element.TextContent))
            {
                element.Remove();
            }
        }

        return body.InnerHtml;
    }

    /// <summary>The outside addresses a fragment would load by itself.</summary>
    public static IReadOnlyList<string> ExternalResources(string html)
    {
        if (!html.Contains("//", StringComparison.Ordinal))
        {
            return [];
        }

        var body = Parse(html);
        return [.. body.QuerySelectorAll("*")
            .SelectMany(e => e.Attributes.Where(a => IsResource(e, a)).Select(a => a.Value))
            .Where(IsExternal).Distinct(StringComparer.Ordinal)];
    }

    private static IElement Parse(string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><body></body>");
        document.Body!.InnerHtml = html;
        return document.Body;
    }

    private static void MakeLocal(IElement image, Func<string, string?> resolveImage)
    {
        var source = image.GetAttribute("src") ?? "";
        image.RemoveAttribute("srcset");
        if (source.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (!IsExternal(source) && resolveImage(source) is { } data)
        {
            image.SetAttribute("src", data);
            return;
        }

        // What the page may not load becomes a link (outside) or says what is missing (a file).
        var text = image.GetAttribute("alt") is { Length: > 0 } alt ? alt : source;
        var substitute = image.Owner!.CreateElement(IsExternal(source) ? "a" : "em");
        substitute.TextContent = IsExternal(source) ? $"Image: {text}" : $"Image not found: {source}";
        if (IsExternal(source))
        {
            substitute.SetAttribute("href", source);
        }

        image.Replace(substitute);
    }

    private static void CleanAttributes(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
        {
            var isScript = attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase);
            var loads = (IsResource(element, attribute) && IsExternal(attribute.Value))
                || (attribute.Name == "style" && Loads(attribute.Value));
            if (isScript || loads)
            {
                element.RemoveAttribute(attribute.Name);
            }
        }
    }

    private static bool IsResource(IElement element, IAttr attribute) =>
        ResourceAttributes.Contains(attribute.Name, StringComparer.OrdinalIgnoreCase)
        || (attribute.Name == "href" && element.LocalName is "link" or "image" or "use" or "feimage");

    private static bool IsExternal(string address)
    {
        var trimmed = address.TrimStart();
        return trimmed.StartsWith("//", StringComparison.Ordinal) || trimmed.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
            || trimmed.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("ftp:", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Loads(string style) =>
        style.Contains("url(", StringComparison.OrdinalIgnoreCase) || style.Contains("@import", StringComparison.OrdinalIgnoreCase);
}
