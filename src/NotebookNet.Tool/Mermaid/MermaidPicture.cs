using NotebookNet.Visuals;

namespace NotebookNet.Tool.Mermaid;

/// <summary>
/// A Mermaid cell as HTML. Flowcharts are drawn here, without Mermaid's script and without a network; what cannot be drawn is shown as
/// its source, with the reason.
/// </summary>
internal static class MermaidPicture
{
    private const int MostNodes = 300;
    private const int MostEdges = 600;

    public static string ToHtml(string source)
    {
        try
        {
            var chart = FlowchartParser.Parse(source);
            return chart.Nodes.Count > MostNodes || chart.Edges.Count > MostEdges
                ? Source(source, FormattableString.Invariant($"the diagram has {chart.Nodes.Count} nodes and {chart.Edges.Count} edges"))
                : FlowchartPainter.Paint(chart);
        }
        catch (MermaidException error)
        {
            return Source(source, error.Message);
        }
    }

    private static string Source(string source, string reason) =>
        $"<div><pre class=\"mermaid-source\">{Markup.EscapeLines(source)}</pre>"
        + $"<div class=\"note\" style=\"font-size:12px;opacity:.75\">Shown as source: {Markup.Escape(reason)}.</div></div>";
}
