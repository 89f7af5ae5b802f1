using System.Text;

namespace NotebookNet.Visuals;

/// <summary>A table of texts as HTML, with its own scroll area, and as aligned plain text.</summary>
public sealed class TablePicture : Displayable
{
    private const int MostBytes = 45_000;
    private const int MostHeaderBytes = 15_000;
    private const int LongestCell = 120;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly IReadOnlyList<IReadOnlyList<string>> _rows;
    private readonly string? _caption;
    private readonly string? _footer;

    /// <summary>Describes a table.</summary>
    /// <param name="columns">The columns from left to right.</param>
    /// <param name="rows">The rows to show, each with a cell for each column.</param>
    /// <param name="caption">What stands above the table.</param>
    /// <param name="footer">What stands below it, such as "150 rows, 8 shown"; may have several lines.</param>
    /// <exception cref="ArgumentException">There is no column, or a row has another number of cells.</exception>
    public TablePicture(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, string? caption = null, string? footer = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (columns.Count == 0)
        {
            throw new ArgumentException("A table needs at least one column.", nameof(columns));
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count != columns.Count)
            {
                throw new ArgumentException($"Row {i} has {rows[i].Count} cells, but there are {columns.Count} columns.", nameof(rows));
            }
        }

        (_columns, _rows, _caption, _footer) = (columns, rows, caption, footer);
    }

    /// <summary>How many of the last rows are means or sums, set apart by a line.</summary>
    public int SummaryRows { get; init; }

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder();
        html.Append("<div style=\"max-width:100%;overflow:auto;font-family:").Append(Markup.Escape(SvgPicture.FontFamily)).Append(";font-size:13px;line-height:1.4\">");
        if (_caption is { } caption)
        {
            html.Append("<div style=\"font-weight:600;font-size:14px;margin:2px 8px 6px\"><bdi>").Append(Text(caption)).Append("</bdi></div>");
        }

        html.Append("<table style=\"border-collapse:collapse;margin:0;font-size:13px;font-variant-numeric:tabular-nums;border:0;border-bottom:1.5px solid currentColor\"><thead><tr>");
        var (shownColumns, bytes) = (0, 0);
        while (shownColumns < _columns.Count && (shownColumns == 0 || bytes < MostHeaderBytes))
        {
            var header = Header(_columns[shownColumns++]);
            bytes += Encoding.UTF8.GetByteCount(header);
            html.Append(header);
        }

        html.Append("</tr></thead><tbody>");
        var shown = 0;
        foreach (var row in _rows)
        {
            var written = Row(row, shownColumns, shown > 0 && shown == _rows.Count - SummaryRows);
            bytes += Encoding.UTF8.GetByteCount(written);
            if (bytes > MostBytes)
            {
                break;
            }

            html.Append(written);
            shown++;
        }

        html.Append("</tbody></table>");
        AppendFooter(html, shown, shownColumns);
        return html.Append("</div>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var table = new TextTable([.. _columns.Select(c => c.Alignment)]);
        table.Row([.. _columns.Select(c => c.Header)]);
        if (_columns.Any(c => c.Note is not null))
        {
            table.Row([.. _columns.Select(c => c.Note ?? "")]);
        }

        table.Line();
        for (var i = 0; i < _rows.Count; i++)
        {
            if (i > 0 && i == _rows.Count - SummaryRows)
            {
                table.Line();
            }

            table.Row([.. _rows[i]]);
        }

        var head = _caption is null ? "" : Label.Full(_caption) + "\n";
        return (head + table + (_rows.Count == 0 ? "(no rows)\n" : "") + (_footer is null ? "" : string.Join('\n', _footer.Split('\n').Select(line => Label.Full(line))))).TrimEnd('\n');
    }

    private static string Text(string text) => Markup.Escape(Label.Full(text, LongestCell));

    private static string Align(ColumnAlignment alignment) => alignment switch
    {
        ColumnAlignment.Left => "left",
        ColumnAlignment.Right => "right",
        _ => "center",
    };

    private static string Header(TableColumn column)
    {
        var html = new StringBuilder();
        var nowrap = column.Header.Length <= 24 ? "nowrap" : "normal";
        html.Append("<th scope=\"col\" style=\"white-space:").Append(nowrap).Append(";text-align:").Append(Align(column.Alignment))
            .Append(";padding:3px 10px;vertical-align:bottom;font-weight:600;border:0;border-bottom:1px solid currentColor;background:none;color:inherit\"><bdi>")
            .Append(Text(column.Header)).Append("</bdi>");
        if (column.Note is { } note)
        {
            html.Append("<div style=\"font-weight:400;font-size:11px;opacity:.75\"><bdi>").Append(Text(note)).Append("</bdi></div>");
        }

        return html.Append("</th>").ToString();
    }

    private string Row(IReadOnlyList<string> cells, int columns, bool ruled)
    {
        var html = new StringBuilder("<tr style=\"background:none\">");
        for (var i = 0; i < columns; i++)
        {
            html.Append("<td style=\"text-align:").Append(Align(_columns[i].Alignment)).Append(";padding:3px 10px;white-space:nowrap;border:0");
            html.Append(ruled ? ";border-top:1px solid currentColor" : "").Append("\"><bdi>").Append(Text(cells[i])).Append("</bdi></td>");
        }

        return html.Append("</tr>").ToString();
    }

    private void AppendFooter(StringBuilder html, int shownRows, int shownColumns)
    {
        var parts = new List<string>();
        if (_footer is { } footer)
        {
            parts.Add(string.Join("<br/>", footer.Split('\n').Select(line => "<bdi>" + Text(line) + "</bdi>")));
        }

        if (_rows.Count == 0)
        {
            parts.Add("no rows");
        }

        if (shownRows < _rows.Count)
        {
            parts.Add($"{Numbers.Count(_rows.Count - shownRows)} more rows not drawn");
        }

        if (shownColumns < _columns.Count)
        {
            parts.Add($"{Numbers.Count(_columns.Count - shownColumns)} more columns not drawn");
        }

        if (parts.Count > 0)
        {
            html.Append("<div style=\"margin:6px 10px 2px;font-size:12px;opacity:.75\">").Append(string.Join(" · ", parts)).Append("</div>");
        }
    }
}
