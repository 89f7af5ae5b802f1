using System.Text;

namespace NotebookNet.Visuals;

/// <summary>Draws what leads from row to row of an unrolled network, and the state that goes from step to step.</summary>
internal sealed class StepLinks(SvgWriter svg, StepCells cells)
{
    private const double Half = StepCells.CellWidth / 2;
    private const double Beside = 2 * StepCells.Shift;

    /// <summary>Draws all of it.</summary>
    public void Draw(IReadOnlyList<StepRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Layer.Recurrence is { } recurrence)
            {
                DrawState(rows[i], recurrence);
            }

            if (i > 0)
            {
                Join(rows[i - 1], rows[i]);
            }
        }
    }

    private static string N(double value) => SvgWriter.Num(value);

    private void Join(StepRow from, StepRow to)
    {
        var arrows = new StringBuilder();
        var lines = new StringBuilder();
        foreach (var (x0, y1, slot) in Outputs(from))
        {
            foreach (var (target, y2) in Inputs(from, to, slot))
            {
                // From cell to cell of the same step wires are upright, beside the middle where the cells stand to the side.
                var same = slot >= 0 && to.IsSequence && Math.Abs(x0 - target) <= Beside + 0.5;
                var x1 = same && to.Layer.Recurrence is { BothWays: true } ? target : x0;
                var x2 = same ? x1 : target;
                // Where a forward cell stands over a backward one, the wire first goes down beside it.
                var start = $"M{N(x1)} {N(y1 + 1)}" + (y1 < from.Bottom ? $"V{N(from.Bottom + 1)}" : "");
                var straight = Math.Abs(x1 - x2) < 40;
                (straight ? arrows : lines).Append(start).Append($"L{N(x2)} {N(y2 - 2)}");
                arrows.Append(straight ? "m-3 -5l3 5l3 -5" : "");
            }
        }

        Stroke(arrows.ToString(), 0.6);
        Stroke(lines.ToString(), 0.35);
    }

    private void Stroke(string path, double opacity)
    {
        if (path.Length > 0)
        {
            svg.Start("path").Attr("d", path).Attr("fill", "none").Attr("stroke", "currentColor").Attr("stroke-opacity", opacity, 2).Attr("stroke-width", 1.2).End();
        }
    }

    // Where values come out of a row, and at which place in time; −1 for all of it.
    private IEnumerable<(double X, double Y, int Slot)> Outputs(StepRow row)
    {
        if (!row.IsSequence)
        {
            return [(row.X, row.Bottom, -1)];
        }

        var drawn = Enumerable.Range(0, row.Slots.Length).Where(s => row.Slots[s] != StepRow.Gap).ToArray();
        var last = row.Slots.Length - 1;
        return row.Layer.Recurrence switch
        {
            { BothWays: true, ReturnsSequences: true } => drawn.SelectMany(s => (IEnumerable<(double, double, int)>)
                [(cells.SlotX(s) - Beside, row.Top + StepCells.CellHeight, s), (cells.SlotX(s) + StepCells.Shift, row.Bottom, s)]),
            { BothWays: true } => [(cells.SlotX(last) - Beside, row.Top + StepCells.CellHeight, last), (cells.SlotX(0) + StepCells.Shift, row.Bottom, 0)],
            { ReturnsSequences: false, Backwards: var back } => [(cells.SlotX(back ? 0 : last), row.Bottom, back ? 0 : last)],
            _ => drawn.Select(s => (cells.SlotX(s), row.Bottom, s)),
        };
    }

    // Where a row takes in what comes out of a place above.
    private IEnumerable<(double X, double Y)> Inputs(StepRow from, StepRow to, int slot)
    {
        if (!to.IsSequence)
        {
            return [(to.X, to.Top)];
        }

        var drawn = Enumerable.Range(0, to.Slots.Length).Where(s => to.Slots[s] != StepRow.Gap).ToArray();
        if (to.Layer.Window is { Size: [var size] } window && slot >= 0)
        {
            return drawn.Where(s => Reads(to.Slots[s], window, size, from, to, slot)).Select(s => (cells.SlotX(s), to.Top));
        }

        if (slot < 0 || to.Layer.Steps == DiagramSteps.All || from.Steps != to.Steps)
        {
            return drawn.Select(s => (cells.SlotX(s), to.Top));
        }

        return to.Layer.Recurrence is { BothWays: true }
            ? [(cells.SlotX(slot) - StepCells.Shift, to.Top), (cells.SlotX(slot) + Beside, to.Bottom - StepCells.CellHeight)]
            : [(cells.SlotX(slot), to.Top)];
    }

    // Centred where the borders are filled up, else from the first step on.
    private static bool Reads(int output, DiagramWindow window, int size, StepRow from, StepRow to, int slot)
    {
        var missing = Math.Max(0, (to.Steps - 1) * window.Strides[0] + size - from.Steps);
        var first = output * window.Strides[0] - missing / 2;
        return from.Slots[slot] >= first && from.Slots[slot] < first + size;
    }

    private void DrawState(StepRow row, DiagramRecurrence recurrence)
    {
        if (recurrence.BothWays)
        {
            Chain(row, recurrence, backward: false, second: false);
            Chain(row, recurrence, backward: true, second: true);
        }
        else
        {
            Chain(row, recurrence, recurrence.Backwards, second: false);
        }
    }

    private void Chain(StepRow row, DiagramRecurrence recurrence, bool backward, bool second)
    {
        var direction = backward ? -1 : 1;
        var label = string.Join(", ", recurrence.States);
        int[] order = [.. backward ? Enumerable.Range(0, row.Slots.Length).Reverse() : Enumerable.Range(0, row.Slots.Length)];
        var path = new StringBuilder();
        for (var i = 0; i < order.Length; i++)
        {
            var (x, y) = cells.Cell(row, order[i], second);
            var half = row.Slots[order[i]] == StepRow.Gap ? 16 : Half;
            var start = i == 0 ? x - direction * (Half + 24) : cells.Cell(row, order[i - 1], second).X + direction * (row.Slots[order[i - 1]] == StepRow.Gap ? 16 : Half);
            var end = x - direction * (half + 1);
            path.Append($"M{N(start)} {N(y)}H{N(end)}m{N(-4 * direction)} -3l{N(4 * direction)} 3l{N(-4 * direction)} 3");
            if (i == 0)
            {
                svg.Text(start - direction * 6, y + 4, "0", Anchor.Middle, SvgPicture.Small);
            }
            else if (row.Slots[order[i]] != StepRow.Gap && row.Slots[order[i - 1]] != StepRow.Gap)
            {
                svg.Text((start + end) / 2, y - 5, Label.Fit(label, 40, SvgPicture.Small), Anchor.Middle, SvgPicture.Small);
            }
        }

        Stroke(path.ToString(), 0.75);
    }
}
