using System.Text;
using NotebookNet.Visuals;

namespace NotebookNet.Tool.Mermaid;

/// <summary>A way of an edge in pieces: it is broken where its label stands.</summary>
internal sealed class EdgePath(bool isVertical)
{
    private readonly List<List<(double X, double Y)>> _pieces = [[]];

    public (double X, double Y) Start { get; set; }

    public (double X, double Y) End { get; set; }

    /// <summary>Where an arrow at the start points to.</summary>
    public (double X, double Y) StartDirection { get; set; }

    /// <summary>Where an arrow at the end points to.</summary>
    public (double X, double Y) EndDirection { get; set; }

    public void Add((double X, double Y) point) => _pieces[^1].Add(point);

    public void Break() => _pieces.Add([]);

    /// <summary>The pieces as smooth curves that leave and arrive in the direction of the flow.</summary>
    public string Data(double shift)
    {
        var data = new StringBuilder();
        foreach (var piece in _pieces.Where(p => p.Count > 1))
        {
            string At((double X, double Y) p) => $"{SvgWriter.Num(p.X + shift)} {SvgWriter.Num(p.Y + shift)}";
            data.Append('M').Append(At(piece[0]));
            foreach (var (a, b) in piece.Zip(piece.Skip(1)))
            {
                var (c, d) = isVertical ? ((a.X, (a.Y + b.Y) / 2), (b.X, (a.Y + b.Y) / 2)) : (((a.X + b.X) / 2, a.Y), ((a.X + b.X) / 2, b.Y));
                data.Append('C').Append(At(c)).Append(' ').Append(At(d)).Append(' ').Append(At(b));
            }
        }

        return data.ToString();
    }
}

/// <summary>Where edges leave and reach their nodes: side by side in the order of their other ends, so that they do not cross or cover each other.</summary>
internal sealed class EdgePorts
{
    private const double Distance = 16;
    private readonly Dictionary<(PlacedEdge Edge, bool AtStart), double> _offsets = [];
    private readonly bool _isVertical;

    public EdgePorts(IReadOnlyList<PlacedEdge> edges, bool isVertical)
    {
        _isVertical = isVertical;
        var ends = edges.Where(e => e.Edge.From != e.Edge.To).SelectMany(e => new[]
        {
            (Edge: e, AtStart: true, Node: e.From, Next: e.Bends.Count > 0 ? e.Bends[0] : e.To, Far: e.To),
            (Edge: e, AtStart: false, Node: e.To, Next: e.Bends.Count > 0 ? e.Bends[^1] : e.From, Far: e.From),
        });
        foreach (var side in ends.GroupBy(e => (e.Node, After: Flow(e.Next) > Flow(e.Node))))
        {
            var sorted = side.OrderBy(e => Side(e.Next)).ThenBy(e => Side(e.Far)).ToList();
            var across = isVertical ? side.Key.Node.Width : side.Key.Node.Height;
            var step = Math.Min(Distance, across * 0.6 / sorted.Count);
            for (var i = 0; i < sorted.Count; i++)
            {
                _offsets[(sorted[i].Edge, sorted[i].AtStart)] = (i - ((sorted.Count - 1) / 2.0)) * step;
            }
        }
    }

    /// <summary>The way of an edge, shortened by what its arrows take.</summary>
    public EdgePath Path(PlacedEdge edge, double startArrow, double endArrow)
    {
        var path = new EdgePath(_isVertical);
        var first = edge.Bends.Count > 0 ? edge.Bends[0] : edge.To;
        var last = edge.Bends.Count > 0 ? edge.Bends[^1] : edge.From;
        var (start, startSign) = Border(edge.From, Shape(edge.Edge.From), first, _offsets[(edge, true)]);
        var (end, endSign) = Border(edge.To, Shape(edge.Edge.To), last, _offsets[(edge, false)]);
        path.Start = start;
        path.End = end;
        path.StartDirection = Along(-startSign);
        path.EndDirection = Along(-endSign);
        path.Add(Moved(start, startSign * startArrow));
        var forward = Flow(edge.To) >= Flow(edge.From) ? 1 : -1;
        foreach (var bend in edge.Bends)
        {
            var half = (_isVertical ? bend.Height : bend.Width) / 2;
            if (bend == edge.Label)
            {
                path.Add(Moved((bend.MiddleX, bend.MiddleY), -forward * half));
                path.Break();
                path.Add(Moved((bend.MiddleX, bend.MiddleY), forward * half));
            }
            else
            {
                path.Add(Moved((bend.MiddleX, bend.MiddleY), -forward * half));
                if (half > 0)
                {
                    path.Add(Moved((bend.MiddleX, bend.MiddleY), forward * half));
                }
            }
        }

        path.Add(Moved(end, endSign * endArrow));
        return path;
    }

    private static NodeShape Shape(FlowNode node) => node.Stands is null ? node.Shape : NodeShape.Box;

    private double Flow(Frame frame) => _isVertical ? frame.MiddleY : frame.MiddleX;

    private double Side(Frame frame) => _isVertical ? frame.MiddleX : frame.MiddleY;

    private (double X, double Y) Along(double sign) => _isVertical ? (0, sign) : (sign, 0);

    private (double X, double Y) Moved((double X, double Y) point, double distance) =>
        _isVertical ? (point.X, point.Y + distance) : (point.X + distance, point.Y);

    // The point of the outline towards the next point of the way, and in which direction of the flow that is.
    private ((double X, double Y) Point, int Sign) Border(Frame node, NodeShape shape, Frame next, double offset)
    {
        var sign = Flow(next) >= Flow(node) ? 1 : -1;
        var (half, across) = _isVertical ? (node.Height / 2, node.Width / 2) : (node.Width / 2, node.Height / 2);
        var reach = shape switch
        {
            NodeShape.Diamond => half * (1 - (Math.Abs(offset) / across)),
            NodeShape.Circle => Math.Sqrt(Math.Max(0, (half * half) - (offset * offset))),
            _ => half,
        };
        return (_isVertical ? (node.MiddleX + offset, node.MiddleY + (sign * reach)) : (node.MiddleX + (sign * reach), node.MiddleY + offset), sign);
    }
}
