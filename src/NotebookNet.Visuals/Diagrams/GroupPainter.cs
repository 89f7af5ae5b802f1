namespace NotebookNet.Visuals;

/// <summary>Draws a frame around the parts of a block, with its name beside them.</summary>
internal sealed class GroupPainter(SvgWriter svg, GraphView view, double boxHeight)
{
    /// <summary>The room a frame and its name need beside the boxes.</summary>
    public const double Side = 26;

    private const double Rim = 9;

    /// <summary>Draws the frames of all blocks; none where something else stands between the parts.</summary>
    public void Draw(IReadOnlyList<GraphStack> stacks)
    {
        foreach (var stack in stacks)
        {
            var boxes = stack.Column.Layers.SelectMany(l => l).Where(n => n.IsBox).ToList();
            foreach (var group in boxes.Where(n => view.Boxes[n.Wire]?.Group is not null).GroupBy(n => view.Boxes[n.Wire]!.Group!, StringComparer.Ordinal))
            {
                var members = group.ToHashSet();
                var (first, last) = (members.Min(n => n.Layer), members.Max(n => n.Layer));
                LayoutNode[] inside = [.. stack.Column.Layers.Skip(first).Take(last - first + 1).SelectMany(l => l).Where(n => members.Contains(n) || n.IsLane)];
                var left = inside.Min(n => stack.X(n) - (n.IsBox ? stack.WidthOf(n) / 2 : 0)) - Side;
                var right = inside.Max(n => stack.X(n) + (n.IsBox ? stack.WidthOf(n) / 2 : 0)) + Rim;
                var (top, bottom) = (members.Min(stack.Top) - Rim - 2, members.Max(stack.Top) + boxHeight + Rim);
                if (!boxes.Exists(n => !members.Contains(n) && stack.X(n) + stack.WidthOf(n) / 2 > left && stack.X(n) - stack.WidthOf(n) / 2 < right
                    && stack.Top(n) < bottom && stack.Top(n) + boxHeight > top))
                {
                    DrawFrame(left, top, right, bottom, group.Key);
                }
            }
        }
    }

    private void DrawFrame(double left, double top, double right, double bottom, string name)
    {
        svg.StartRect(left, top, right - left, bottom - top, 8).Attr("fill", "currentColor").Attr("fill-opacity", 0.04, 2)
            .Attr("stroke", "currentColor").Attr("stroke-opacity", 0.4, 2).End();
        svg.FittedText(left + 15, (top + bottom) / 2, name, bottom - top - 12, Anchor.Middle, SvgPicture.Small, bold: true, rotate: -90);
    }
}
