using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

/// <summary>What holds for every picture.</summary>
internal static class PictureAssert
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly HashSet<string> Elements =
        ["root", "svg", "g", "title", "desc", "path", "rect", "circle", "text", "tspan", "image", "img", "div", "table", "thead", "tbody", "tr", "th", "td", "bdi", "br", "pre"];

    /// <summary>Parses strictly: no document type, no forbidden character, every element closed.</summary>
    public static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader("<root>" + html + "</root>"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XElement.Load(reader);
    }

    /// <summary>Checks the rules of the house and gives the parsed picture back.</summary>
    public static XElement IsSound(string html)
    {
        Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, 50 * 1024);
        var root = Parse(html);
        foreach (var element in root.DescendantsAndSelf())
        {
            // A script, a style or an element from data would not be in this list.
            Assert.Contains(element.Name.LocalName, Elements);
            foreach (var attribute in element.Attributes())
            {
                CheckAttribute(element, attribute);
            }
        }

        foreach (var svg in root.Descendants(Svg + "svg").Where(s => s.Parent!.Name.Namespace != Svg))
        {
            Assert.Equal("img", (string?)svg.Attribute("role"));
            Assert.Equal("100%", (string?)svg.Attribute("width"));
            Assert.Contains("max-width:", (string?)svg.Attribute("style"), StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace((string?)svg.Element(Svg + "title")));
            Assert.False(string.IsNullOrWhiteSpace((string?)svg.Element(Svg + "desc")));
            Assert.Equal("currentColor", (string?)svg.Attribute("fill"));
        }

        return root;
    }

    private static void CheckAttribute(XElement element, XAttribute attribute)
    {
        var name = attribute.Name.LocalName;
        Assert.False(name.StartsWith("on", StringComparison.OrdinalIgnoreCase), name);
        Assert.DoesNotContain(name, (string[])["id", "class"]);
        if (name is "href" or "src")
        {
            // A picture of pixels carries them itself.
            Assert.Equal(name == "href" ? "image" : "img", element.Name.LocalName);
            Assert.StartsWith("data:image/png;base64,", attribute.Value, StringComparison.Ordinal);
            return;
        }

        Assert.DoesNotContain("NaN", attribute.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", attribute.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", attribute.Value, StringComparison.Ordinal);
        if (name is "fill" or "stroke")
        {
            Assert.DoesNotContain(attribute.Value, (string[])["white", "black", "#fff", "#ffffff", "#000", "#000000"]);
        }

        if (element.Name.LocalName == "text" && name == "fill")
        {
            Assert.Equal("currentColor", attribute.Value);
        }
    }
}
