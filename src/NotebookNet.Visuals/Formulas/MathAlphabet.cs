using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Letters in the styles of mathematics. Browsers draw a style only when the letter itself carries it, as Unicode's own letters do.</summary>
internal static class MathAlphabet
{
    private sealed record Style(int Capital, int Small, int Digit = 0, int GreekCapital = 0, int GreekSmall = 0);

    private static readonly Dictionary<string, Style> Styles = new(StringComparer.Ordinal)
    {
        ["mathbf"] = new(0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2),
        ["textbf"] = new(0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2),
        ["boldsymbol"] = new(0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736),
        ["bm"] = new(0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736),
        ["mathit"] = new(0x1D434, 0x1D44E),
        ["mathcal"] = new(0x1D49C, 0x1D4B6),
        ["mathscr"] = new(0x1D49C, 0x1D4B6),
        ["mathfrak"] = new(0x1D504, 0x1D51E),
        ["mathbb"] = new(0x1D538, 0x1D552, 0x1D7D8),
        ["mathsf"] = new(0x1D5A0, 0x1D5BA, 0x1D7E2),
        ["mathtt"] = new(0x1D670, 0x1D68A, 0x1D7F6),
    };

    // These letters had a place in Unicode before the alphabets came, and kept it.
    private static readonly Dictionary<int, int> Older = new()
    {
        [0x1D455] = 0x210E,
        [0x1D49D] = 0x212C,
        [0x1D4A0] = 0x2130,
        [0x1D4A1] = 0x2131,
        [0x1D4A3] = 0x210B,
        [0x1D4A4] = 0x2110,
        [0x1D4A7] = 0x2112,
        [0x1D4A8] = 0x2133,
        [0x1D4AD] = 0x211B,
        [0x1D4BA] = 0x212F,
        [0x1D4BC] = 0x210A,
        [0x1D4C4] = 0x2134,
        [0x1D506] = 0x212D,
        [0x1D50B] = 0x210C,
        [0x1D50C] = 0x2111,
        [0x1D515] = 0x211C,
        [0x1D51D] = 0x2128,
        [0x1D53A] = 0x2102,
        [0x1D53F] = 0x210D,
        [0x1D545] = 0x2115,
        [0x1D547] = 0x2119,
        [0x1D548] = 0x211A,
        [0x1D549] = 0x211D,
        [0x1D551] = 0x2124,
    };

    public static bool Has(string style) => Styles.ContainsKey(style);

    /// <summary>The text in a style; characters that the style does not have stay as they are.</summary>
    public static string Apply(string style, string text)
    {
        var letters = Styles[style];
        var result = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var code = rune.Value switch
            {
                >= 'A' and <= 'Z' => letters.Capital + rune.Value - 'A',
                >= 'a' and <= 'z' => letters.Small + rune.Value - 'a',
                >= '0' and <= '9' when letters.Digit > 0 => letters.Digit + rune.Value - '0',
                >= 'Α' and <= 'Ω' when letters.GreekCapital > 0 => letters.GreekCapital + rune.Value - 'Α',
                >= 'α' and <= 'ω' when letters.GreekSmall > 0 => letters.GreekSmall + rune.Value - 'α',
                'ϵ' when letters.GreekSmall > 0 => letters.GreekSmall + 'ε' - 'α',
                'ϕ' when letters.GreekSmall > 0 => letters.GreekSmall + 'φ' - 'α',
                _ => rune.Value,
            };
            result.Append(new Rune(Older.GetValueOrDefault(code, code)).ToString());
        }

        return result.ToString();
    }
}
