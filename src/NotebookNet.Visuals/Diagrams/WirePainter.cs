using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws the wires of a graph: smooth where they change places, straight where they pass boxes.</summary>
internal sealed class WirePainter(SvgWriter svg, GraphView view, HoverDetail detail)
{
    private const double Corner = 8;
    private const double PortGap = 14;

    // Ports keep away from the corners, and a wire from straight above does not give way to one from the side.
    private const double PortRange = 0.4;
    private const double StraightWeight = 100;

    /// <summary>Draws all wires of the columns and what connects the columns.</summary>
    public void Draw(IReadOnlyList<GraphStack> stacks, double gutter)
    {
        svg.Start("g").Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", 0.65, 2).Attr("stroke-width", 1.3);
        foreach (var stack in stacks)
        {
            var ports = Ports(stack);
            foreach (var wire in stack.Column.Wires.Where(w => w.Any(n => n.Down.Count > 0)))
            {
                svg.Start("path").Attr("d", PathOf(stack, wire, ports)).Hover(detail == HoverDetail.Names ? HoverOf(wire) : null).End();
            }
        }

        for (var i = 1; i < stacks.Count; i++)
        {
            Connect(stacks[i - 1], stacks[i], gutter);
        }

        svg.End();
    }

    private static string N(double value) => SvgWriter.Num(value);

    private static string Curve(double x1, double y1, double x2, double y2)
    {
        var middle = (y1 + y2) / 2;
        return N(x1) == N(x2) ? $"V{N(y2)}" : $"C{N(x1)} {N(middle)} {N(x2)} {N(middle)} {N(x2)} {N(y2)}";
    }

    // From the foot of the last column through the space between both to the head of the next.
    private void Connect(GraphStack from, GraphStack to, double gutter)
    {
        var (exit, entry) = (from.Column.Exits.Single(), to.Column.Entries.Single());
        var (x, y, c) = (from.Left + from.Width + gutter / 2, (from.Bottom + to.Top(entry)) / 2, N(Corner));
        svg.Start("path").Attr("d", $"M{N(from.X(exit))} {N(from.Bottom)}q0 {c} {c} {c}H{N(x - Corner)}q{c} 0 {c} -{c}V{N(to.Top(entry))}q0 -{c} {c} -{c}"
            + $"H{N(to.X(entry) - Corner)}q{c} 0 {c} {c}M{N(x - 3.5)} {N(y + 5)}l3.5 -5l3.5 5").End();
    }

    // Where each wire meets the boxes it enters: below where it comes from, as far as the box reaches.
    private static Dictionary<(LayoutNode Box, int Input), double> Ports(GraphStack stack)
    {
        var ports = new Dictionary<(LayoutNode, int), double>();
        foreach (var box in stack.Column.Layers.SelectMany(l => l).Where(n => n.IsBox && n.Up.Count > 0))
        {
            int[] order = [.. Enumerable.Range(0, box.Up.Count).OrderBy(i => box.Up[i].X).ThenBy(i => i)];
            var range = order.Length > 1 ? PortRange * stack.WidthOf(box) : 0;
            var gap = Math.Min(PortGap, 2 * range / Math.Max(1, order.Length - 1));
            double[] wanted = [.. order.Select(i => Math.Clamp(box.Up[i].X - box.X, -range, range))];
            double[] weights = [.. order.Select(i => box.Up[i].X == box.X ? StraightWeight : 1)];
            var places = Spacing.Settle(wanted, [.. order.Select(_ => gap)], weights);
            for (var k = 0; k < order.Length; k++)
            {
                var (before, after) = (k * gap, (order.Length - 1 - k) * gap);
                ports[(box, order[k])] = stack.X(box) + Math.Clamp(places[k], Math.Min(before - range, range - after), range - after);
            }
        }

        return ports;
    }

    private static string PathOf(GraphStack stack, IReadOnlyList<LayoutNode> wire, Dictionary<(LayoutNode Box, int Input), double> ports)
    {
        var path = new StringBuilder();
        var lanes = new StringBuilder().Append(Start(stack, wire[0]));
        foreach (var node in wire)
        {
            if (node != wire[0])
            {
                lanes.Append(Curve(stack.X(wire[node.Layer - 1 - wire[0].Layer]), stack.Under(wire[node.Layer - 1 - wire[0].Layer]), stack.X(node), stack.Top(node)));
                lanes.Append(node.IsPortal ? "" : $"V{N(stack.Under(node))}");
            }

            // A box that reads a wire twice is reached by two lines.
            foreach (var box in node.Down.Where(d => d.IsBox).Distinct())
            {
                foreach (var input in Enumerable.Range(0, box.Up.Count).Where(i => box.Up[i] == node))
                {
                    var x = ports[(box, input)];
                    path.Append(Start(stack, node)).Append(Curve(stack.X(node), stack.Under(node), x, stack.Top(box) - 1.5)).Append("m-3.5 -5l3.5 5l3.5 -5");
                }
            }
        }

        return wire.Count > 1 ? lanes.Append(path).ToString() : path.ToString();
    }

    private static string Start(GraphStack stack, LayoutNode node) => $"M{N(stack.X(node))} {N(stack.Under(node))}";

    private string HoverOf(IReadOnlyList<LayoutNode> wire)
    {
        var readers = wire.SelectMany(n => n.Down).Where(d => d.IsBox).Select(d => NameOf(d.Wire)).Distinct().ToArray();
        return NameOf(wire[0].Wire) + " → " + (readers.Length == 0 ? "next column" : string.Join(", ", readers.Take(5)) + (readers.Length > 5 ? $" and {Numbers.Count(readers.Length - 5)} more" : ""));
    }

    private string NameOf(int box) => view.Boxes[box] is { } known ? Label.Full(known.Name, 40) : Numbers.Count(view.Omitted, "layer") + " not shown";
}
