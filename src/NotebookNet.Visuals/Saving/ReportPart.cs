using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>One part of a report: a heading, or none for text that goes on below the part before, and markup.</summary>
internal sealed record ReportPart(string? Heading, string Html)
{
    /// <summary>The part for an object, the <paramref name="index"/>th of the report.</summary>
    /// <exception cref="ArgumentException">The object is null.</exception>
    public static ReportPart Of(object? item, int index)
    {
        if (item is null || item is ITuple { Length: 2 } empty && empty[0] is string && empty[1] is null)
        {
            throw new ArgumentException($"Part {index + 1} of the report is null. Leave it out, or put a sentence in its place.", nameof(item));
        }

        if (item is ITuple { Length: 2 } pair && pair[0] is string heading)
        {
            return new(heading, HtmlOf(pair[1]!));
        }

        return new(item is string ? null : TypeNames.InWords(item.GetType()), HtmlOf(item));
    }

    /// <summary>The whole page.</summary>
    public static string Page(string title, IReadOnlyList<ReportPart> parts)
    {
        var headings = Numbered(parts);
        var body = new StringBuilder("<h1>").Append(Bdi(title)).Append("</h1>\n");
        if (headings.Count(h => h is not null) > 1)
        {
            body.Append("<nav aria-label=\"Contents\"><ol>");
            foreach (var (heading, number) in headings.OfType<string>().Select((h, i) => (h, i + 1)))
            {
                body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#section-{number}\">{Bdi(heading)}</a></li>");
            }

            body.Append("</ol></nav>\n");
        }

        var section = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            body.Append("<section>");
            if (headings[i] is { } heading)
            {
                section++;
                body.Append(CultureInfo.InvariantCulture, $"<h2 id=\"section-{section}\">{section}. {Bdi(heading)}</h2>");
            }

            body.Append("<div>").Append(parts[i].Html).Append("</div></section>\n");
        }

        return HtmlPage.Write(title, body.ToString());
    }

    // Two histories are two different things: the second of a name says so.
    private static string?[] Numbered(IReadOnlyList<ReportPart> parts)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. parts.Select(p => p.Heading is not { } heading ? null
            : (seen[heading] = seen.GetValueOrDefault(heading) + 1) is var count and > 1 ? string.Create(CultureInfo.InvariantCulture, $"{heading} ({count})") : heading)];
    }

    private static string HtmlOf(object item) => item switch
    {
        Displayable picture => picture.ToHtml(),
        string text => Paragraphs(text),
        // Whatever draws itself by the convention that notebook hosts follow, such as a tensor.
        _ when item.GetType().GetMethod("ToHtml", BindingFlags.Public | BindingFlags.Instance, []) is { } method && method.ReturnType == typeof(string)
            => (string?)method.Invoke(item, null) ?? string.Empty,
        IFormattable number => $"<p>{Markup.Escape(number.ToString(null, CultureInfo.InvariantCulture))}</p>",
        _ => $"<pre>{Markup.EscapeLines(item.ToString() ?? string.Empty)}</pre>",
    };

    private static string Paragraphs(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(p => $"<p dir=\"auto\">{string.Join("<br>", p.Trim('\n').Split('\n').Select(Markup.Escape))}</p>"));

    private static string Bdi(string text) => $"<bdi>{Markup.Escape(Label.Full(text))}</bdi>";
}
