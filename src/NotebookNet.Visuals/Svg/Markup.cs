using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Makes text from data safe inside XML and HTML.</summary>
internal static class Markup
{
    /// <summary>The text with the five characters of markup escaped and characters XML forbids dropped.</summary>
    public static string Escape(string text)
    {
        var builder = new StringBuilder(text.Length + 16);
        AppendEscaped(builder, text);
        return builder.ToString();
    }

    /// <summary>The same for text of several lines: the ends of lines are kept.</summary>
    public static string EscapeLines(string text) => string.Join('\n', text.Split('\n').Select(Escape));

    /// <summary>Appends <paramref name="text"/> escaped.</summary>
    public static void AppendEscaped(StringBuilder target, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '<': target.Append("&lt;"); break;
                case '>': target.Append("&gt;"); break;
                case '&': target.Append("&amp;"); break;
                case '"': target.Append("&quot;"); break;
                case '\'': target.Append("&#39;"); break;
                case '\t' or '\n' or '\r': target.Append(' '); break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        target.Append(c).Append(text[++i]);
                    }
                    else if (IsAllowed(c))
                    {
                        target.Append(c);
                    }

                    break;
            }
        }
    }

    // Explicit overrides (LRO, RLO, …) could turn the text around them; the pictures isolate foreign direction themselves.
    private static bool IsAllowed(char c) =>
        c is >= ' ' and not (>= '\u007f' and <= '\u009f') and not (>= '\u202a' and <= '\u202e')
        && !char.IsSurrogate(c) && c < '\ufffe';
}
