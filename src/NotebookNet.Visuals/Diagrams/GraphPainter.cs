namespace NotebookNet.Visuals;

/// <summary>Draws a graph: columns, wires, boxes and explanations.</summary>
internal sealed class GraphPainter
{
    /// <summary>The outline of what training leaves alone.</summary>
    public const string FrozenDash = "5 3";

    // Half the height of a box of three lines; a higher one would cut its first and last line.
    private const double RoundCorner = 29;
    private const double ComputationCorner = 16;
    private const double Margin = 14;
    private const double Gutter = 34;
    private const double Top = 34;
    private const double LeastWidth = 340;
    private const double MostForTitle = 520;
    private const int MostDescribed = 30;
    private readonly GraphView _view;
    private readonly GraphBoxText _text;
    private readonly List<GraphStack> _stacks;
    private readonly GraphLegend _legend;
    private readonly string? _title;
    private readonly string _heading;
    private readonly double _gutter;

    /// <summary>Lays the graph out.</summary>
    public GraphPainter(GraphView view, string? title, string heading)
    {
        (_view, _title, _heading) = (view, title, heading);
        var layers = GraphLayering.Layers(view);
        _text = new GraphBoxText(view, layers.GroupBy(l => l).Max(g => g.Count()));
        _legend = new GraphLegend(view, _text.NeedsExplaining);
        var columns = GraphFolding.Columns(layers.Max() + 1, GraphLayering.Necks(view, layers));
        _stacks = [.. columns.Select(c => new GraphStack(new GraphColumn(view, layers, c.From, c.To), _text, c.From == 0 ? Top : Top + 12))];
        var sides = view.Boxes.Any(b => b?.Group is not null) ? GroupPainter.Side : 0;
        _gutter = Gutter + 2 * sides;
        var content = _stacks.Sum(s => s.Width) + (_stacks.Count - 1) * _gutter;
        var head = Math.Clamp(Label.Width(Label.Full(heading), SvgPicture.Heading) * 1.06 + 40, LeastWidth, MostForTitle);
        Width = Math.Max(head, content + 2 * (Margin + sides));
        var left = (Width - content) / 2;
        foreach (var stack in _stacks)
        {
            stack.Left = left;
            left += stack.Width + _gutter;
        }
    }

    /// <summary>The width of the picture.</summary>
    public double Width { get; }

    /// <summary>The picture.</summary>
    public string ToSvg(HoverDetail detail)
    {
        var foot = _stacks.Max(s => s.Bottom) + (_stacks.Count > 1 ? 12 : 4);
        var height = foot + _legend.Height(Width);
        var svg = SvgPicture.Open(Width, height, _heading, Describe(detail));
        ColumnDiagram.DrawTitle(svg, _title, _heading, Width);
        new WirePainter(svg, _view, detail).Draw(_stacks, _gutter);
        new GroupPainter(svg, _view, _text.Height).Draw(_stacks);
        DrawBoxes(svg, detail);
        DrawTexts(svg);
        _legend.Draw(svg, foot, Width);
        return SvgPicture.Finish(svg);
    }

    private IEnumerable<(GraphStack Stack, LayoutNode Node)> Boxes() =>
        _stacks.SelectMany(s => s.Column.Layers.SelectMany(l => l).Where(n => n.IsBox).Select(n => (s, n)));

    private void DrawBoxes(SvgWriter svg, HoverDetail detail)
    {
        var kinds = _view.Boxes.Select(b => b?.Kind).Distinct(StringComparer.Ordinal).Where(k => k is not null).ToList();
        foreach (var kind in Boxes().GroupBy(b => _view.Boxes[b.Node.Wire]?.Kind))
        {
            svg.Start("g");
            if (kind.Key is null)
            {
                svg.Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.65, 2).Attr("stroke-dasharray", "2 4");
            }
            else
            {
                svg.Attr("fill", Palette.Colour(kinds.IndexOf(kind.Key))).Attr("fill-opacity", 0.16, 2).Attr("stroke", Palette.Colour(kinds.IndexOf(kind.Key)));
            }

            foreach (var (stack, node) in kind)
            {
                DrawBox(svg, stack, node, detail);
            }

            svg.End();
        }
    }

    private void DrawBox(SvgWriter svg, GraphStack stack, LayoutNode node, HoverDetail detail)
    {
        var (box, width) = (_view.Boxes[node.Wire], stack.WidthOf(node));
        var (x, y) = (stack.X(node) - width / 2, stack.Top(node));
        var corner = box is { IsInput: true } ? box.Lines is null ? Math.Min(RoundCorner, _text.Height / 2) : ComputationCorner : 5;
        svg.StartRect(x, y, width, _text.Height, corner).AttrIf("stroke-dasharray", box is { IsFrozen: true } ? FrozenDash : null)
            .Hover(box is null || detail == HoverDetail.NoHover ? null : HoverOf(box, node.Wire, detail)).End();
        if (box is { IsOutput: true })
        {
            svg.StartRect(x + 3, y + 3, width - 6, _text.Height - 6, corner - 2).Attr("fill", "none").Attr("pointer-events", "none").End();
        }
    }

    // All above the boxes, so that a box's hover text is found through them.
    private void DrawTexts(SvgWriter svg)
    {
        svg.Start("g").Attr("font-size", SvgPicture.Small).Attr("text-anchor", "middle").Attr("pointer-events", "none");
        foreach (var (stack, node) in Boxes())
        {
            _text.Write(svg, _view.Boxes[node.Wire], stack.X(node), stack.Top(node) + _text.Height / 2, stack.WidthOf(node));
        }

        svg.End();
    }

    private string HoverOf(GraphBox box, int index, HoverDetail detail)
    {
        var own = box.Lines is { } lines ? string.Join(" · ", lines.Select(l => Label.Full(l, 80))) : $"{Label.Full(box.Name, 60)} · {Label.Full(box.KindLabel, 60)} · {Numbers.Shape(box.Shape)} · {box.ParameterLabel}{(box.Group is { } group ? " · part of " + Label.Full(group, 60) : "")}{(box.ValueLabel is { } values ? " · " + values : "")}";
        var sources = _view.Inputs[index].Select(s => _view.Boxes[s] is { } source ? Label.Full(source.Name, 40) : "layers not shown").ToArray();
        return detail != HoverDetail.Names || sources.Length == 0 ? own
            : $"{own} ← {string.Join(", ", sources.Take(5))}{(sources.Length > 5 ? $" and {Numbers.Count(sources.Length - 5)} more" : "")}";
    }

    private string Describe(HoverDetail detail)
    {
        GraphBox[] boxes = [.. _view.Boxes.OfType<GraphBox>()];
        var inputs = boxes.Any(b => b.Lines is not null) ? "" : $"{Numbers.Count(boxes.Count(b => b.IsInput), "input")}, {Numbers.Count(boxes.Count(b => b.IsOutput), "output")}.";
        var omitted = _view.Omitted > 0 ? $" {Numbers.Count(_view.Omitted, "layer")} in the middle not shown." : "";
        return boxes.Length <= MostDescribed && detail == HoverDetail.Names
            ? inputs + " " + string.Join(". ", Enumerable.Range(0, _view.Boxes.Count).Where(i => _view.Boxes[i] is not null).Select(i => HoverOf(_view.Boxes[i]!, i, detail))) + "." + omitted
            : inputs + " " + string.Join(", ", boxes.GroupBy(b => b.Kind, StringComparer.Ordinal).Take(20).Select(g => $"{Numbers.Count(g.Count())} {Label.Full(g.Key, 40)}")) + "." + omitted;
    }
}
