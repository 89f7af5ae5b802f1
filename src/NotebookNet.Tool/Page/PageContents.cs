using System.Globalization;
using System.Text;

namespace NotebookNet.Tool.Page;

/// <summary>A line of the table of contents; <paramref name="Html"/> is the heading's content without links.</summary>
internal sealed record ContentsEntry(int Level, string Id, string Html);

/// <summary>Collects headings and gives each an address that is unique on the page.</summary>
internal sealed class PageContents
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<ContentsEntry> _entries = [];

    public IReadOnlyList<ContentsEntry> Entries => _entries;

    /// <summary>Adds a heading.</summary>
    /// <returns>Its address on the page.</returns>
    public string Add(int level, string text, string html)
    {
        var slug = Slug(text);
        var id = slug;
        for (var i = 2; !_ids.Add(id); i++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{slug}-{i}");
        }

        _entries.Add(new ContentsEntry(level, id, html));
        return id;
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } result ? result : "section";
    }
}
