using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Aligned plain text: what a console shows where a notebook shows a picture.</summary>
internal sealed class TextTable
{
    private const int WidestCell = 40;
    private readonly List<string[]> _rows = [];
    private readonly ColumnAlignment[] _alignments;

    /// <summary>Starts a table whose columns are aligned as given.</summary>
    public TextTable(params ColumnAlignment[] alignments) => _alignments = alignments;

    /// <summary>Adds a row.</summary>
    public TextTable Row(params string[] cells)
    {
        _rows.Add([.. cells.Select(Cut)]);
        return this;
    }

    /// <summary>Adds a line as wide as the table.</summary>
    public TextTable Line()
    {
        _rows.Add([]);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var widths = new int[_alignments.Length];
        foreach (var row in _rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                widths[i] = Math.Max(widths[i], Columns(row[i]));
            }
        }

        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var start = text.Length;
            if (row.Length == 0)
            {
                text.Append('─', widths.Sum() + 2 * (widths.Length - 1));
            }

            for (var i = 0; i < row.Length; i++)
            {
                var free = widths[i] - Columns(row[i]);
                var left = _alignments[i] switch { ColumnAlignment.Left => 0, ColumnAlignment.Right => free, _ => free / 2 };
                text.Append(i == 0 ? "" : "  ").Append(' ', left).Append(row[i]).Append(' ', free - left);
            }

            while (text.Length > start && text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The values as a row of small bars, between their own smallest and largest.</summary>
    public static string Sparkline(IReadOnlyList<double> values, int width = 40)
    {
        const string bars = "▁▂▃▄▅▆▇█";
        var finite = values.Where(double.IsFinite).ToArray();
        if (finite.Length == 0)
        {
            return "";
        }

        var (low, high) = (finite.Min(), finite.Max());
        var count = Math.Min(width, values.Count);
        var text = new StringBuilder(count);
        for (var i = 0; i < count; i++)
        {
            var value = values[count == 1 ? 0 : (int)((long)i * (values.Count - 1) / (count - 1))];
            var share = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5;
            text.Append(double.IsFinite(value) ? bars[Math.Clamp((int)(share * bars.Length), 0, bars.Length - 1)] : ' ');
        }

        return text.ToString();
    }

    private static string Cut(string cell)
    {
        var clean = Label.Clean(cell);
        if (clean.Length <= WidestCell)
        {
            return clean;
        }

        var info = new StringInfo(clean);
        return info.LengthInTextElements <= WidestCell ? clean : info.SubstringByTextElements(0, WidestCell - 1) + "…";
    }

    private static int Columns(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var mark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
            var wide = rune.Value is >= 0x1100 and <= 0x115f or >= 0x2e80 and <= 0xd7a3 or >= 0xf900 and <= 0xfaff or >= 0xff00 and <= 0xff60 or >= 0x1f300 and <= 0x1faff;
            columns += mark ? 0 : wide ? 2 : 1;
        }

        return columns;
    }
}
