using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Fits text from data into the room a picture has, without knowing the reader's font.</summary>
internal static class Label
{
    /// <summary>The most characters of one name a hover text or description repeats.</summary>
    public const int LongestHover = 200;

    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <summary>The estimated width of <paramref name="text"/> in pixels; a little more than most fonts need.</summary>
    public static double Width(string text, double fontSize)
    {
        var em = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            em += RuneWidth(rune);
        }

        return em * fontSize;
    }

    /// <summary>The text, cut with "…" to at most <paramref name="width"/> pixels, never inside a character.</summary>
    public static string Fit(string text, double width, double fontSize)
    {
        var clean = Clean(text);
        if (clean.Length <= LongestHover && Width(clean, fontSize) <= width)
        {
            return Isolate(clean);
        }

        var room = width - Width("…", fontSize);
        var kept = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(clean);
        while (elements.MoveNext() && kept.Length < LongestHover)
        {
            var element = elements.GetTextElement();
            room -= Width(element, fontSize);
            if (room < 0)
            {
                break;
            }

            kept.Append(element);
        }

        return Isolate(kept.ToString().TrimEnd() + "…");
    }

    /// <summary>The text for a hover or a description: whole unless it is longer than <see cref="LongestHover"/>.</summary>
    public static string Full(string text, int longest = LongestHover)
    {
        var clean = Clean(text);
        if (clean.Length <= longest)
        {
            return Isolate(clean);
        }

        var end = char.IsHighSurrogate(clean[longest - 1]) ? longest - 1 : longest;
        return Isolate(clean[..end] + "…");
    }

    /// <summary>Text on one line without control characters; only the part that could ever be shown.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var builder = new StringBuilder();
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, 4 * LongestHover)).EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r')
            {
                builder.Append(' ');
            }
            else if (!Rune.IsControl(rune) && rune != Rune.ReplacementChar && rune.Value is not (>= 0x202a and <= 0x202e)
                and not (>= 0x2066 and <= 0x2069) and not (0xfffe or 0xffff))
            {
                builder.Append(rune.ToString());
            }
        }

        return builder.ToString();
    }

    /// <summary>Isolates right-to-left text so that it cannot reorder the numbers and words beside it.</summary>
    private static string Isolate(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '\u0590' and <= '\u08ff' or >= '\ufb1d' and <= '\ufdff' or >= '\ufe70' and <= '\ufefc')
            {
                return FirstStrongIsolate + text + PopIsolate;
            }
        }

        return text;
    }

    private static double RuneWidth(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x7f)
        {
            return (char)value switch
            {
                'i' or 'j' or 'l' or '\'' or '|' => 0.29,
                ' ' or '.' or ',' or ':' or ';' or '!' or 'I' or 'f' or 't' or 'r' or '(' or ')' or '[' or ']' => 0.38,
                'm' or 'M' or 'W' or '@' or '%' => 1.0,
                'w' or '+' or '=' or '<' or '>' or '~' or '#' => 0.82,
                >= 'A' and <= 'Z' => 0.72,
                '-' or '/' or '\\' => 0.40,
                _ => 0.62,
            };
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            _ when value >= 0x1100 => value is >= 0x2000 and < 0x2e80 ? 0.85 : value >= 0x1f000 ? 1.35 : 1.05,
            _ => 0.70,
        };
    }
}
