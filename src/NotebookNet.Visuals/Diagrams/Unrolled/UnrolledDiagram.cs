namespace NotebookNet.Visuals;

/// <summary>
/// Draws a network that reads sequences, from top to bottom: time goes from left to right, each layer is a row of cells, arrows
/// between the cells carry the state. Long sequences show their first steps and the last.
/// </summary>
internal sealed class UnrolledDiagram
{
    private const double Margin = 10;
    private const double Top = 36;
    private const double LabelLine = 14;
    private const double RowHeight = 44;
    private const double RowGap = 30;
    private const double BeforeCells = 62;
    private const double RightRoom = 48;
    private const double LeastLabel = 110;
    private const double MostLabel = 176;
    private readonly List<StepRow> _rows;
    private readonly List<string> _kinds;
    private readonly HoverDetail _detail;

    /// <summary>Prepares drawing a chain of layers.</summary>
    public UnrolledDiagram(IReadOnlyList<DiagramLayer> layers, HoverDetail detail)
    {
        _rows = StepRow.Of(layers);
        _kinds = [.. layers.Select(l => l.Kind).Distinct(StringComparer.Ordinal)];
        _detail = detail;
    }

    /// <summary>The picture.</summary>
    public string ToSvg(string? title, string heading)
    {
        var label = Math.Clamp(_rows.SelectMany(r => Lines(r.Layer)).Max(t => Label.Width(Label.Clean(t), SvgPicture.Small) * 1.06), LeastLabel, MostLabel);
        var left = Margin + label + BeforeCells;
        var slots = Math.Max(2, _rows.Max(r => r.Slots.Length));
        var cells = new StepCells(left, c => Palette.Colour(_kinds.IndexOf(c.Kind)));
        var right = cells.SlotX(slots - 1) + StepCells.CellWidth / 2 + RightRoom;
        Place(cells, slots);
        right = Math.Max(right, _rows.Where(r => !r.IsSequence).Select(r => r.X + StepCells.BoxWidth(r) / 2 + Margin).DefaultIfEmpty(0).Max());
        var width = Math.Max(460, right);
        var foot = _rows[^1].Bottom + 14;
        var legend = new StepLegend(_rows);
        var svg = SvgPicture.Open(width, foot + legend.Height(width), heading, string.Join(". ", _rows.Select(r => r.Layer.Whole)) + ".");
        ColumnDiagram.DrawTitle(svg, title, heading, width);
        new StepLinks(svg, cells).Draw(_rows);
        foreach (var row in _rows)
        {
            cells.Draw(svg, row, _detail);
            DrawLabel(svg, row, label);
        }

        legend.Draw(svg, foot, width);
        return SvgPicture.Finish(svg);
    }

    private static IEnumerable<string> Lines(DiagramLayer layer)
    {
        yield return layer.Name;
        yield return layer.KindAndWindow;
        yield return Numbers.Shape(layer.Shape) + (layer.Parameters > 0 ? " · " + layer.ParameterNote : "");
    }

    private void Place(StepCells cells, int slots)
    {
        var y = Top;
        var middle = (cells.SlotX(0) + cells.SlotX(slots - 1)) / 2;
        var x = middle;
        foreach (var row in _rows)
        {
            var height = StepCells.HeightOf(row);
            var room = Math.Max(RowHeight, height);
            (row.Top, row.Bottom) = (y + (room - height) / 2, y + (room + height) / 2);
            // What follows the last step stands below it.
            x = row switch
            {
                { GivesSequence: true } => middle,
                { Layer.Recurrence: { BothWays: false } one } => Math.Max(cells.SlotX(one.Backwards ? 0 : row.Slots.Length - 1), 0),
                { Layer.Recurrence: not null } => (cells.SlotX(0) + cells.SlotX(row.Slots.Length - 1)) / 2,
                _ => x,
            };
            // A wide box stays below the cells as far as it can.
            var (first, last) = (cells.SlotX(0) - StepCells.CellWidth / 2, cells.SlotX(slots - 1) + StepCells.CellWidth / 2 + RightRoom);
            var half = StepCells.BoxWidth(row) / 2;
            row.X = row.IsSequence ? x : Math.Max(Math.Min(x, last - half), first + half);
            y += room + RowGap;
        }
    }

    private void DrawLabel(SvgWriter svg, StepRow row, double width)
    {
        var y = (row.Top + row.Bottom) / 2 - LabelLine + 4;
        foreach (var (text, i) in Lines(row.Layer).Select((t, i) => (t, i)))
        {
            if (_detail == HoverDetail.NoHover)
            {
                svg.Text(Margin, y, Label.Fit(text, i == 0 ? width / 1.06 : width, SvgPicture.Small), size: SvgPicture.Small, bold: i == 0, muted: i == 2);
            }
            else
            {
                svg.FittedText(Margin, y, text, width, size: SvgPicture.Small, bold: i == 0, muted: i == 2);
            }

            y += LabelLine;
        }
    }
}
