using System.Globalization;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

/// <summary>A text of a picture and the room it takes.</summary>
internal sealed record PlacedText(string Shown, double X, double Y, double Size, string Anchor, double Turn)
{
    private double Width => Label.Width(Shown, Size) * Math.Cos(Turn);

    public double Left => Anchor switch { "middle" => X - Width / 2, "end" => X - Width, _ => X };

    public double Right => Left + Width;

    /// <summary>How far down it reaches: a turned text that ends at its point begins below it.</summary>
    public double Lowest => Y + (Anchor == "end" ? Label.Width(Shown, Size) * Math.Sin(Turn) : 0);

    public static IEnumerable<PlacedText> AllOf(XElement svg)
    {
        foreach (var text in svg.Descendants(PictureAssert.Svg + "text"))
        {
            var parts = text.Elements(PictureAssert.Svg + "tspan").ToArray();
            foreach (var part in parts.Length > 0 ? parts : [text])
            {
                yield return new(
                    string.Concat(part.Nodes().OfType<XText>().Select(t => t.Value)),
                    (double)part.Attribute("x")!,
                    (double)text.Attribute("y")!,
                    double.Parse(Inherited(text, "font-size")!, CultureInfo.InvariantCulture),
                    Inherited(text, "text-anchor") ?? "start",
                    text.Attribute("transform") is { } turn
                        ? -double.Parse(turn.Value["rotate(".Length..].Split(' ')[0], CultureInfo.InvariantCulture) * Math.PI / 180
                        : 0);
            }
        }
    }

    private static string? Inherited(XElement element, string name) => (string?)element.AncestorsAndSelf().Select(e => e.Attribute(name)).FirstOrDefault(a => a is not null);
}
