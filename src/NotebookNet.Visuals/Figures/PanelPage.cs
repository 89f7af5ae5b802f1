using System.Globalization;
using System.Text;

namespace NotebookNet.Visuals;

/// <summary>A panel on a page of its own kind: an svg element among others.</summary>
/// <param name="Panel">What it shows.</param>
/// <param name="Name">What a screen reader calls it.</param>
/// <param name="Height">Its height in pixels.</param>
internal sealed record PanelCell(FigurePanel Panel, string Name, int Height = PanelPage.PanelHeight);

/// <summary>
/// Panels as svg elements of their own, side by side where the page is wide enough and below each other where not: text stays as
/// large on a narrow page as on a wide one.
/// </summary>
internal static class PanelPage
{
    /// <summary>The width of a panel.</summary>
    public const int PanelWidth = 380;

    /// <summary>The usual height of a panel.</summary>
    public const int PanelHeight = 300;

    /// <summary>The space between panels.</summary>
    public const int Gap = 20;

    private const int LeastPanelWidth = 300;

    /// <summary>The page as HTML of at most 50 KB.</summary>
    /// <param name="title">What stands above the panels.</param>
    /// <param name="note">What stands below them.</param>
    /// <param name="columns">How many stand beside each other at most.</param>
    /// <param name="cells">The panels, row by row.</param>
    public static string ToHtml(string? title, string? note, int columns, IReadOnlyList<PanelCell> cells) => FigureBudget.Fit(level =>
    {
        var budget = FigureBudget.For([.. cells.Select(c => c.Panel)], level);
        var html = new StringBuilder($"<div style=\"font-family:{Markup.Escape(SvgPicture.FontFamily)}\">");
        Line(html, title, "font-size:14px;font-weight:600");
        html.Append(CultureInfo.InvariantCulture, $"<div style=\"display:grid;gap:8px {Gap}px;max-width:{columns * (PanelWidth + Gap) - Gap}px")
            .Append(CultureInfo.InvariantCulture, $";grid-template-columns:repeat(auto-fill,minmax(min(100%,{LeastPanelWidth}px),1fr))\">");
        foreach (var cell in cells)
        {
            var single = new FigureDescription { Panels = [cell.Panel], Width = PanelWidth, Height = cell.Height };
            html.Append("<div style=\"min-width:0\">").Append(FigureRenderer.ToSvg(single, cell.Name, budget)).Append("</div>");
        }

        html.Append("</div>");
        Line(html, note, "font-size:12px;opacity:.75");
        return html.Append("</div>").ToString();
    });

    private static void Line(StringBuilder html, string? text, string style)
    {
        if (text is not null)
        {
            html.Append("<div style=\"margin:2px 6px 6px;").Append(style).Append("\"><bdi>").Append(Markup.Escape(Label.Full(text))).Append("</bdi></div>");
        }
    }
}
