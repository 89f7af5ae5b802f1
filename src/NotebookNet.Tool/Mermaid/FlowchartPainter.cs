using System.Globalization;
using NotebookNet.Visuals;

namespace NotebookNet.Tool.Mermaid;

/// <summary>Draws a placed flowchart as SVG that is right on light and on dark paper and needs no script.</summary>
internal sealed class FlowchartPainter
{
    private const double Margin = 10;
    private const double ArrowLength = 8;
    private const string NodeColour = Palette.Blue;

    private readonly Flowchart _chart;
    private readonly FlowchartLayout _layout;
    private readonly SvgWriter _svg;

    private FlowchartPainter(Flowchart chart)
    {
        _chart = chart;
        _layout = new FlowchartLayout(chart);
        var text = string.Join("; ", chart.Edges.Take(40).Select(e => $"{One(e.From)} → {One(e.To)}{(e.Label.Length > 0 ? $" ({e.Label})" : "")}"));
        _svg = SvgPicture.Open(_layout.Width + (2 * Margin), _layout.Height + (2 * Margin), "Flowchart",
            Label.Clean(text.Length > 0 ? text : string.Join(", ", chart.Nodes.Select(One))));
    }

    public static string Paint(Flowchart chart)
    {
        var painter = new FlowchartPainter(chart);
        painter.Groups();
        painter.Edges();
        painter.Nodes();
        return SvgPicture.Readable(SvgPicture.Finish(painter._svg));
    }

    private static string One(FlowNode node) => node.Stands?.Title ?? node.Label.Replace('\n', ' ');

    private static string Num(double value) => SvgWriter.Num(value);

    private void Groups()
    {
        foreach (var group in _chart.Groups)
        {
            var frame = Shifted(_layout.Of(group));
            Rectangle(frame, 6).Attr("fill", "currentColor").Attr("fill-opacity", "0.04").Attr("stroke", "currentColor").Attr("stroke-opacity", "0.35").End();
            _svg.Start("text").Attr("x", frame.MiddleX).Attr("y", frame.Y + 18).Attr("text-anchor", "middle").Attr("font-weight", "600")
                .Content(Label.Fit(group.Title, frame.Width - 12, FlowchartLayout.FontSize)).End();
        }
    }

    private void Nodes()
    {
        foreach (var node in _chart.Nodes.Where(n => n.Stands is null))
        {
            var frame = Shifted(_layout.Of(node));
            _svg.Start("g");
            foreach (var outline in NodeOutline.Of(node.Shape, frame))
            {
                _svg.Start("path").Attr("d", outline).Attr("fill", node.Colours?.Fill ?? NodeColour).AttrIf("fill-opacity", node.Colours?.Fill is null ? "0.14" : null)
                    .Attr("stroke", node.Colours?.Stroke ?? NodeColour).Attr("stroke-width", "1.3").AttrIf("stroke-dasharray", node.Colours?.Dashed == true ? "5 4" : null).End();
            }

            Text(node.Label, frame, node.Colours?.Text ?? (node.Colours?.Fill is { } fill ? NodeOutline.TextOn(fill) : null));
            _svg.End();
        }
    }

    private void Text(string label, Frame frame, string? colour)
    {
        var lines = FlowchartLayout.Lines(label);
        for (var i = 0; i < lines.Count; i++)
        {
            var y = frame.MiddleY + ((i - ((lines.Count - 1) / 2.0)) * FlowchartLayout.LineHeight) + 4;
            _svg.Start("text").Attr("x", frame.MiddleX).Attr("y", y).Attr("text-anchor", "middle").AttrIf("fill", colour).Content(lines[i]).End();
        }
    }

    private void Edges()
    {
        var edges = _layout.Edges.ToList();
        var ports = new EdgePorts(edges, _layout.IsVertical);
        foreach (var edge in edges.Where(e => !e.Edge.Style.IsInvisible))
        {
            if (edge.Edge.From == edge.Edge.To)
            {
                Loop(edge);
                continue;
            }

            var path = ports.Path(edge, edge.Edge.Style.StartsWithArrow ? ArrowLength : 0, edge.Edge.Style.EndsWithArrow ? ArrowLength : 0);
            Stroke(edge.Edge.Style, path.Data(Margin));
            if (edge.Edge.Style.EndsWithArrow)
            {
                Arrow(path.End, path.EndDirection);
            }
            else if (edge.Edge.Style.EndMark != ' ')
            {
                Mark(edge.Edge.Style.EndMark, path.End, path.EndDirection);
            }

            if (edge.Edge.Style.StartsWithArrow)
            {
                Arrow(path.Start, path.StartDirection);
            }

            if (edge.Label is { } label)
            {
                Text(edge.Edge.Label, Shifted(label), null);
            }
        }
    }

    private void Loop(PlacedEdge edge)
    {
        var frame = Shifted(edge.From);
        var (x, y) = (frame.X + frame.Width, frame.MiddleY);
        Stroke(edge.Edge.Style, $"M{Num(x - 2)} {Num(y - 8)}C{Num(x + 24)} {Num(y - 20)} {Num(x + 24)} {Num(y + 20)} {Num(x + ArrowLength)} {Num(y + 8)}");
        Arrow((x - Margin, y + 8 - Margin), (-1, 0));
        if (edge.Edge.Label.Length > 0)
        {
            _svg.Start("text").Attr("x", x + 22).Attr("y", y + 4).Content(Label.Fit(edge.Edge.Label, 60, FlowchartLayout.FontSize)).End();
        }
    }

    private void Stroke(EdgeStyle style, string data) => _svg.Start("path").Attr("d", data).Attr("fill", "none").Attr("stroke", "currentColor")
        .Attr("stroke-opacity", "0.7").Attr("stroke-width", style.IsThick ? "2.8" : "1.3").AttrIf("stroke-dasharray", style.IsDotted ? "2 4" : null).End();

    private void Arrow((double X, double Y) tip, (double X, double Y) direction)
    {
        var (x, y) = (tip.X + Margin, tip.Y + Margin);
        var (backX, backY) = (x - (direction.X * ArrowLength), y - (direction.Y * ArrowLength));
        var (sideX, sideY) = (direction.Y * 4, direction.X * 4);
        _svg.Start("path").Attr("d", $"M{Num(x)} {Num(y)}L{Num(backX + sideX)} {Num(backY + sideY)}L{Num(backX - sideX)} {Num(backY - sideY)}Z")
            .Attr("fill", "currentColor").Attr("fill-opacity", "0.75").End();
    }

    private void Mark(char mark, (double X, double Y) tip, (double X, double Y) direction)
    {
        var (x, y) = (tip.X + Margin - (direction.X * 5), tip.Y + Margin - (direction.Y * 5));
        if (mark == 'o')
        {
            _svg.Start("circle").Attr("cx", x).Attr("cy", y).Attr("r", 4).Attr("fill", "currentColor").Attr("fill-opacity", "0.75").End();
        }
        else
        {
            _svg.Start("path").Attr("d", string.Create(CultureInfo.InvariantCulture, $"M{Num(x - 4)} {Num(y - 4)}l8 8m0 -8l-8 8"))
                .Attr("stroke", "currentColor").Attr("stroke-width", "1.6").End();
        }
    }

    private SvgWriter Rectangle(Frame frame, double radius) => _svg.Start("rect").Attr("x", frame.X).Attr("y", frame.Y)
        .Attr("width", frame.Width).Attr("height", frame.Height).Attr("rx", radius);

    private static Frame Shifted(Frame frame) => frame with { X = frame.X + Margin, Y = frame.Y + Margin };
}
