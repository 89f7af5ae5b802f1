using NotebookNet.Visuals;

namespace NotebookNet.Tool.Mermaid;

/// <summary>A rectangle on the picture.</summary>
internal readonly record struct Frame(double X, double Y, double Width, double Height)
{
    public double MiddleX => X + (Width / 2);

    public double MiddleY => Y + (Height / 2);
}

/// <summary>An edge with the frames it goes through on the picture.</summary>
internal sealed class PlacedEdge(FlowEdge edge, Frame from, Frame to, IReadOnlyList<Frame> bends, Frame? label)
{
    public FlowEdge Edge { get; } = edge;

    public Frame From { get; } = from;

    public Frame To { get; } = to;

    public IReadOnlyList<Frame> Bends { get; } = bends;

    /// <summary>The one of the bends that has room for the label; null without a label.</summary>
    public Frame? Label { get; } = label;
}

/// <summary>
/// Places a flowchart: each subgraph is laid out by itself and then is one item of the level around it, so that no foreign node ever
/// stands in its frame.
/// </summary>
internal sealed class FlowchartLayout
{
    /// <summary>The size of labels.</summary>
    public const double FontSize = SvgPicture.Body;

    /// <summary>The distance of two lines.</summary>
    public const double LineHeight = 16;

    private const double WidestLine = 190;
    private const double GroupRim = 14;
    private const double GroupTitle = 28;

    private readonly Flowchart _chart;
    private readonly Dictionary<object, LayoutItem> _items = [];
    private readonly Dictionary<object, (double Flow, double Side)> _origins = [];
    private readonly Dictionary<object, (double Flow, double Side)> _corners = [];
    private readonly List<(FlowEdge Edge, LayoutLink Link, object Level)> _links = [];
    private readonly Dictionary<FlowGroup, double> _slack = [];
    private readonly object _root = new();
    private readonly double _along;
    private readonly double _across;

    /// <summary>Places everything.</summary>
    /// <exception cref="MermaidException">An edge connects a subgraph with something in it.</exception>
    public FlowchartLayout(Flowchart chart)
    {
        _chart = chart;
        (_along, _across) = PlaceLevel(null);
        if (chart.Edges.Find(e => !_links.Exists(l => ReferenceEquals(l.Edge, e))) is { } missing)
        {
            throw new MermaidException($"the edge {missing.From.Id} to {missing.To.Id} connects a subgraph with what is in it");
        }

        Shift(null, 0, 0);
        Width = IsVertical ? _across : _along;
        Height = IsVertical ? _along : _across;
    }

    /// <summary>Whether the chart runs up or down.</summary>
    public bool IsVertical => _chart.Direction is "TD" or "BT";

    public double Width { get; }

    public double Height { get; }

    /// <summary>The place of a node or subgraph.</summary>
    public Frame Of(object thing)
    {
        var item = _items[thing];
        var (flow, side) = _origins[thing];
        var frame = ToFrame(item.Flow + flow, item.Side + side, item.Along, item.Across);
        var room = thing is FlowNode node ? LoopRoom(node) : 0;
        return frame with { X = frame.X + (room / 2), Width = frame.Width - room };
    }

    /// <summary>The edges with the points they run through.</summary>
    public IEnumerable<PlacedEdge> Edges => _links.Select(l =>
    {
        var (flow, side) = _corners[l.Level];
        Frame At(LayoutItem bend) => ToFrame(bend.Flow + flow, bend.Side + side, bend.Along, bend.Across);
        return new PlacedEdge(l.Edge, Of(End(l.Edge.From)), Of(End(l.Edge.To)), [.. l.Link.Bends.Select(At)], l.Link.Label is { } label ? At(label) : null);
    });

    /// <summary>A label as lines that are not too long.</summary>
    public static IReadOnlyList<string> Lines(string label)
    {
        var lines = new List<string>();
        foreach (var paragraph in label.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var longer = line.Length == 0 ? word : line + " " + word;
                if (line.Length > 0 && Label.Width(longer, FontSize) > WidestLine)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = longer;
                }
            }

            lines.Add(Label.Fit(line, WidestLine * 1.5, FontSize));
        }

        return lines;
    }

    private static object End(FlowNode node) => node.Stands is { } group ? group : node;

    private static (double Width, double Height) TextSize(string label)
    {
        var lines = Lines(label);
        return (Math.Ceiling(lines.Max(l => Label.Width(l, FontSize))), lines.Count * LineHeight);
    }

    private static (double Width, double Height) Size(FlowNode node)
    {
        var (width, height) = TextSize(node.Label);
        return node.Shape switch
        {
            NodeShape.Diamond => (Math.Max(56, (width + height) * 1.15 + 16), Math.Max(56, (width * 0.55) + (height * 1.1) + 24)),
            NodeShape.Circle => (Math.Max(44, Math.Sqrt((width * width) + (height * height)) + 16), Math.Max(44, Math.Sqrt((width * width) + (height * height)) + 16)),
            NodeShape.Hexagon or NodeShape.Slanted or NodeShape.Flag => (width + 52, height + 20),
            NodeShape.Cylinder => (Math.Max(60, width + 28), height + 38),
            NodeShape.Stadium or NodeShape.Subroutine => (Math.Max(52, width + 36), height + 18),
            _ => (Math.Max(44, width + 26), height + 20),
        };
    }

    // An edge from a node to itself runs at its right side.
    private double LoopRoom(FlowNode node) => _chart.Edges.Where(e => e.From == node && e.To == node)
        .Select(e => 2 * (26 + (e.Label.Length == 0 ? 0 : Math.Min(60, Label.Width(e.Label, FontSize))))).DefaultIfEmpty(0).Max();

    private (double Along, double Across) PlaceLevel(FlowGroup? level)
    {
        var members = new List<LayoutItem>();
        foreach (var node in _chart.Nodes.Where(n => n.Group == level && n.Stands is null))
        {
            var (width, height) = Size(node);
            members.Add(_items[node] = Item((width + LoopRoom(node), height)));
        }

        foreach (var group in _chart.Groups.Where(g => g.Parent == level))
        {
            var (along, across) = PlaceLevel(group);
            var (width, height) = IsVertical ? (across, along) : (along, across);
            var wide = Math.Max(width + (2 * GroupRim), Label.Width(group.Title, FontSize) + 24);
            _slack[group] = wide - width - (2 * GroupRim);
            members.Add(_items[group] = Item((wide, height + (2 * GroupTitle))));
        }

        if (members.Count == 0)
        {
            return (20, 20);
        }

        var links = new List<LayoutLink>();
        foreach (var edge in _chart.Edges)
        {
            if (Child(edge.From, level) is { } from && Child(edge.To, level) is { } to && (from != to || (edge.From == edge.To && from == edge.From)))
            {
                var (width, height) = edge.Label.Length == 0 ? (0, 0) : TextSize(edge.Label);
                var link = new LayoutLink(_items[from], _items[to], edge.Length, (IsVertical ? height : width) + (width > 0 ? 8 : 0), (IsVertical ? width : height) + 8);
                links.Add(link);
                _links.Add((edge, link, (object?)level ?? _root));
            }
        }

        return new LayeredLayout(members, links).Place();
    }

    // The member of a level that a node is, or is in; null when it stands elsewhere, or the edge ends at the level itself.
    private static object? Child(FlowNode node, FlowGroup? level)
    {
        var (thing, parent) = node.Stands is { } group ? (group, group.Parent) : ((object)node, node.Group);
        while (parent != level)
        {
            if (parent is null)
            {
                return null;
            }

            (thing, parent) = (parent, parent.Parent);
        }

        return thing;
    }

    // Places of a level count from its own corner; a subgraph's corner is known when the level around it is placed.
    private void Shift(FlowGroup? level, double flow, double side)
    {
        _corners[(object?)level ?? _root] = (flow, side);
        foreach (var node in _chart.Nodes.Where(n => n.Group == level && n.Stands is null))
        {
            _origins[node] = (flow, side);
        }

        foreach (var group in _chart.Groups.Where(g => g.Parent == level))
        {
            _origins[group] = (flow, side);
            var item = _items[group];
            // What the title makes wider is left on both sides.
            var rim = GroupRim + (_slack[group] / 2);
            var (before, beside) = IsVertical ? (GroupTitle, rim) : (rim, GroupTitle);
            Shift(group, flow + item.Flow - (item.Along / 2) + before, side + item.Side - (item.Across / 2) + beside);
        }
    }

    private LayoutItem Item((double Width, double Height) size) =>
        IsVertical ? new LayoutItem(size.Height, size.Width) : new LayoutItem(size.Width, size.Height);

    private Frame ToFrame(double flow, double side, double along, double across)
    {
        if (_chart.Direction is "BT" or "RL")
        {
            flow = _along - flow;
        }

        var (x, y, width, height) = IsVertical ? (side, flow, across, along) : (flow, side, along, across);
        return new Frame(x - (width / 2), y - (height / 2), width, height);
    }
}
