namespace NotebookNet.Visuals;

/// <summary>What a piece of LaTeX source is.</summary>
internal enum TokenKind
{
    /// <summary>A command; the text is its name without the backslash.</summary>
    Command,
    Number,
    Character,
    Open,
    Close,
    Superscript,
    Subscript,
    Column,
    Row,
    Space,
    End,
}

/// <summary>A piece of LaTeX source and where it begins.</summary>
internal readonly record struct LatexToken(TokenKind Kind, string Text, int Start);

/// <summary>Cuts LaTeX source into tokens.</summary>
internal static class LatexLexer
{
    public static List<LatexToken> Read(string source)
    {
        var tokens = new List<LatexToken>();
        for (var i = 0; i < source.Length;)
        {
            var start = i;
            var kind = Next(source, ref i, out var text);
            if (kind is { } found)
            {
                tokens.Add(new LatexToken(found, text, start));
            }
        }

        tokens.Add(new LatexToken(TokenKind.End, "", source.Length));
        return tokens;
    }

    private static TokenKind? Next(string source, ref int i, out string text)
    {
        var start = i;
        var c = source[i++];
        switch (c)
        {
            case '%':
                i = source.IndexOf('\n', i) is var end and >= 0 ? end + 1 : source.Length;
                text = "";
                return null;
            case '\\' when i < source.Length && source[i] == '\\':
                i++;
                text = @"\\";
                return TokenKind.Row;
            case '\\' when i < source.Length && char.IsAsciiLetter(source[i]):
                i = While(source, i, char.IsAsciiLetter);
                text = source[(start + 1)..i];
                return TokenKind.Command;
            case '\\' when i < source.Length:
                text = source[i++].ToString();
                return TokenKind.Command;
        }

        if (char.IsWhiteSpace(c))
        {
            i = While(source, i, char.IsWhiteSpace);
            text = " ";
            return TokenKind.Space;
        }

        if (char.IsAsciiDigit(c) || (c == '.' && i < source.Length && char.IsAsciiDigit(source[i])))
        {
            // A point belongs to a number only when digits follow: "x = 2." ends a sentence.
            i = While(source, start, char.IsAsciiDigit);
            if (i + 1 < source.Length && source[i] == '.' && char.IsAsciiDigit(source[i + 1]))
            {
                i = While(source, i + 1, char.IsAsciiDigit);
            }

            text = source[start..i];
            return TokenKind.Number;
        }

        if (char.IsHighSurrogate(c) && i < source.Length)
        {
            i++;
        }

        text = source[start..i];
        return c switch
        {
            '{' => TokenKind.Open,
            '}' => TokenKind.Close,
            '^' => TokenKind.Superscript,
            '_' => TokenKind.Subscript,
            '&' => TokenKind.Column,
            _ => TokenKind.Character,
        };
    }

    private static int While(string source, int i, Func<char, bool> condition)
    {
        while (i < source.Length && condition(source[i]))
        {
            i++;
        }

        return i;
    }
}
