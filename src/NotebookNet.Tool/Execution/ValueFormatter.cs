using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookNet.Tool.Execution;

/// <summary>Formats a value as .NET Interactive does, with its own formatting package, and always with a text twin.</summary>
internal static partial class ValueFormatter
{
    private const int LongestTextOfHtml = 2000;

    /// <summary>Formats in the mime types the value's type prefers, or in those that were asked for.</summary>
    public static MimeBundle Format(object? value, IReadOnlyList<string> mimeTypes)
    {
        if (value is null)
        {
            return new MimeBundle(MimeBundle.Plain, Formatter.NullString);
        }

        IEnumerable<string> wanted = mimeTypes.Count > 0 ? mimeTypes : Formatter.GetPreferredMimeTypesFor(value.GetType());
        var forms = new List<KeyValuePair<string, string>>();
        string? trouble = null;
        // HTML first: a displayable is told that it is about to be drawn when its HTML is asked for.
        foreach (var mimeType in wanted.OrderBy(m => m == MimeBundle.Html ? 0 : m == MimeBundle.Plain ? 2 : 1))
        {
            if (TryFormat(value, mimeType, out var text, ref trouble))
            {
                forms.Add(new(mimeType, text));
            }
        }

        if (forms.TrueForAll(f => f.Key != MimeBundle.Plain))
        {
            forms.Add(new(MimeBundle.Plain, PlainText(value, ref trouble)));
        }

        if (trouble is not null)
        {
            Console.Error.WriteLine(trouble);
        }

        return new MimeBundle(forms);
    }

    /// <summary>Takes text as content that already is of the mime type.</summary>
    public static MimeBundle As(string content, string mimeType) => mimeType switch
    {
        MimeBundle.Plain => new MimeBundle(mimeType, content),
        MimeBundle.Html or "image/svg+xml" => new MimeBundle([new(mimeType, content), new(MimeBundle.Plain, TextOf(content))]),
        _ when mimeType.StartsWith("text/", StringComparison.Ordinal) =>
            new MimeBundle([new(mimeType, content), new(MimeBundle.Plain, content)]),
        _ => new MimeBundle([new(mimeType, content), new(MimeBundle.Plain, $"[{mimeType}]")]),
    };

    private static string PlainText(object value, ref string? trouble)
    {
        if (value is IHtmlContent)
        {
            return TextOf(Formatter.ToDisplayString(value, MimeBundle.Html));
        }

        return TryFormat(value, MimeBundle.Plain, out var text, ref trouble) ? text : value.GetType().ToString();
    }

    private static bool TryFormat(object value, string mimeType, out string text, ref string? trouble)
    {
        try
        {
            // The formatter's style sheet has the line ends of the machine it was built on.
            text = Formatter.ToDisplayString(value, mimeType).ReplaceLineEndings("\n");
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            text = "";
            trouble = $"[{value.GetType()} could not be drawn as {mimeType}: {error.GetType()}: {error.Message}]";
            return false;
        }
    }

    /// <summary>What remains of HTML when one reads only its text.</summary>
    public static string TextOf(string html)
    {
        var text = WebUtility.HtmlDecode(Tag().Replace(Hidden().Replace(html, " "), " "));
        text = Space().Replace(text, " ").Trim();
        return text.Length > LongestTextOfHtml ? text[..LongestTextOfHtml] + "…" : text;
    }

    [GeneratedRegex(@"<(script|style)\b.*?</\1\s*>|<!--.*?-->", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
