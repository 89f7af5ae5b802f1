using System.Globalization;
using System.Text;

namespace NotebookNet.Pictures;

/// <summary>A matrix as a table: each number on a fill as strong as the number, blue above and vermillion below zero.</summary>
internal static class HeatTable
{
    // The strongest fill on which text keeps a contrast of 4.5:1, dark text on white as well as light text on #1e1e1e.
    private const double StrongestFill = 0.52;

    private const string Blue = "0,114,178";
    private const string Vermillion = "213,94,0";
    private const int ShownAtEnd = 3;

    /// <summary>Appends the table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="values">The numbers, row by row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="size">The number that gets the strongest fill.</param>
    /// <param name="most">How many rows and columns are shown at most.</param>
    /// <param name="place">What the index of an element begins with, such as <c>0, </c>, or null for a vector.</param>
    public static void Append(StringBuilder html, ReadOnlySpan<float> values, int rows, int columns, float size, int most, string? place)
    {
        var (shownRows, shownColumns) = (Shown(rows, most), Shown(columns, most));
        var shown = new List<float>();
        foreach (var row in shownRows.Where(row => row >= 0))
        {
            foreach (var column in shownColumns.Where(column => column >= 0))
            {
                shown.Add(values[(row * columns) + column]);
            }
        }

        var numbers = new CellNumbers(shown);
        html.Append("<table style=\"border-collapse:separate;border-spacing:1px;margin:0;border:0;font-size:13px;font-variant-numeric:tabular-nums\"><thead><tr style=\"background:none\">");
        html.Append(place is null ? string.Empty : Header("col", null));
        foreach (var column in shownColumns)
        {
            html.Append(Header("col", column));
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in shownRows)
        {
            html.Append("<tr style=\"background:none\">").Append(place is null ? string.Empty : Header("row", row));
            foreach (var column in shownColumns)
            {
                if (row < 0 || column < 0)
                {
                    html.Append("<td style=\"padding:2px 7px;text-align:center;border:0\">").Append(row < 0 && column < 0 ? "⋱" : row < 0 ? "⋮" : "…").Append("</td>");
                    continue;
                }

                var value = values[(row * columns) + column];
                var index = place is null ? Text(column) : place + Text(row) + ", " + Text(column);
                html.Append("<td title=\"[").Append(index).Append("] = ").Append(CellNumbers.Exact(value))
                    .Append("\" style=\"padding:2px 7px;text-align:right;border:0").Append(Fill(value, size)).Append("\">")
                    .Append(numbers.Text(value)).Append("</td>");
            }

            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
    }

    /// <summary>The positions that are shown, with −1 where some are left out.</summary>
    public static int[] Shown(int count, int most) => count <= most
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, most - ShownAtEnd - 1), -1, .. Enumerable.Range(count - ShownAtEnd, ShownAtEnd)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Header(string scope, int? index) =>
        $"<th scope=\"{scope}\" style=\"padding:1px 7px;text-align:{(scope == "col" ? "right" : "left")};font-weight:400;font-size:11px;opacity:.75;border:0;background:none\">"
        + (index is null ? string.Empty : index < 0 ? "…" : Text(index.Value)) + "</th>";

    private static string Fill(float value, float size)
    {
        var share = float.IsNaN(value) || size == 0 ? 0 : Math.Min(1, Math.Abs(value) / size);
        return share < 0.01 ? string.Empty : string.Create(
            CultureInfo.InvariantCulture, $";background:rgba({(value > 0 ? Blue : Vermillion)},{share * StrongestFill:0.##})");
    }
}
