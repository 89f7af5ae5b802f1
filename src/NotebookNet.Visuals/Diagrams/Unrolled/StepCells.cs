using System.Globalization;

namespace NotebookNet.Visuals;

/// <summary>Draws the cells and boxes of an unrolled network.</summary>
internal sealed class StepCells(double left, Func<DiagramLayer, string> colour)
{
    /// <summary>The width of a cell.</summary>
    public const double CellWidth = 60;

    /// <summary>The height of a cell.</summary>
    public const double CellHeight = 32;

    /// <summary>How far forward and backward cells stand to the side, so that wires pass between them.</summary>
    public const double Shift = 13;

    private const double Pitch = 102;
    private const double BetweenWays = 12;
    private const double Radius = 11;
    private const double ValueRadius = 15;
    private const double LeastUnitPitch = 34;
    private const double NameHeight = 16;
    private const double WidestName = 90;
    private const double WidestNames = 470;
    private const int MostUnits = 10;
    private const int CellStrip = 12;
    private const int BoxStrip = 32;
    private const double Box = 150;
    private const double BoxHeight = 30;

    /// <summary>The centre of a place in time.</summary>
    public double SlotX(int slot) => left + slot * Pitch + CellWidth / 2;

    /// <summary>The height a row takes.</summary>
    public static double HeightOf(StepRow row) => row switch
    {
        { Layer.Recurrence.BothWays: true } => 2 * CellHeight + BetweenWays,
        { IsSequence: true } => CellHeight,
        _ when HasUnits(row) => 2 * RadiusOf(row) + (HasNames(row) ? NameHeight : 0),
        _ => BoxHeight,
    };

    /// <summary>The width of a row's box.</summary>
    public static double BoxWidth(StepRow row) => HasUnits(row) ? row.Layer.Units * UnitPitch(row) : Box;

    /// <summary>The centre of the cell at a place; of the backward one where there are two.</summary>
    public (double X, double Y) Cell(StepRow row, int slot, bool backward = false) => row.Layer.Recurrence is { BothWays: true }
        ? (SlotX(slot) + (backward ? Shift : -Shift), backward ? row.Bottom - CellHeight / 2 : row.Top + CellHeight / 2)
        : (SlotX(slot), (row.Top + row.Bottom) / 2);

    /// <summary>Draws a row.</summary>
    public void Draw(SvgWriter svg, StepRow row, HoverDetail detail)
    {
        if (!row.IsSequence)
        {
            if (HasUnits(row))
            {
                DrawUnits(svg, row, detail);
            }
            else
            {
                DrawBox(svg, row);
            }

            return;
        }

        var largest = ValueStrip.Largest(row.Layer.Values);
        for (var slot = 0; slot < row.Slots.Length; slot++)
        {
            var step = row.Slots[slot];
            if (step == StepRow.Gap)
            {
                DrawGap(svg, row, slot);
            }
            else if (row.Layer.Recurrence is { BothWays: true })
            {
                DrawCell(svg, row, Cell(row, slot), CellName(row) + " →", step, 0);
                DrawCell(svg, row, Cell(row, slot, true), "← " + CellName(row), step, 0);
            }
            else
            {
                DrawCell(svg, row, Cell(row, slot), CellText(row, step), step, largest);
            }
        }
    }

    private static bool HasUnits(StepRow row) => !row.IsSequence && row.Layer.IsFlat && row.Layer.Units <= MostUnits;

    private static double RadiusOf(StepRow row) => row.Layer.Values is null ? Radius : ValueRadius;

    private static double UnitPitch(StepRow row) => HasNames(row) ? Math.Max(LeastUnitPitch, NameWidth(row) + 10) : LeastUnitPitch;

    private static double NameWidth(StepRow row) => row.Layer.UnitNames is { } names
        ? names.Max(n => Math.Min(WidestName, Label.Width(Label.Clean(n), SvgPicture.Small)))
        : 0;

    private static bool HasNames(StepRow row) => row.Layer.UnitNames is not null && (NameWidth(row) + 10) * row.Layer.Units <= WidestNames;

    private static string CellText(StepRow row, int step) => row.Layer switch
    {
        { Recurrence: not null } => CellName(row),
        { IsInput: true } => "x" + Subscript(step + 1),
        { Shape.Count: 1 } => Subscript(step + 1),
        _ => "[" + string.Join(", ", row.Layer.Shape.Skip(1).Select(d => d.ToString(CultureInfo.InvariantCulture))) + "]",
    };

    private static string CellName(StepRow row) => row.Layer.Recurrence?.Cell ?? row.Layer.Kind;

    private static string Subscript(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('₀' + digit - '0')));

    private void DrawGap(SvgWriter svg, StepRow row, int slot)
    {
        foreach (var y in row.Layer.Recurrence is { BothWays: true } ? new[] { Cell(row, slot).Y, Cell(row, slot, true).Y } : [Cell(row, slot).Y])
        {
            foreach (var offset in (double[])[-7, 0, 7])
            {
                svg.Start("circle").Attr("cx", SlotX(slot) + offset).Attr("cy", y).Attr("r", 1.6).End();
            }
        }
    }

    private void DrawCell(SvgWriter svg, StepRow row, (double X, double Y) at, string text, int step, double largest)
    {
        var layer = row.Layer;
        var (x, y) = (at.X - CellWidth / 2, at.Y - CellHeight / 2);
        var hasStrip = layer.Values is not null && row.GivesSequence && largest > 0;
        svg.StartRect(x, y, CellWidth, CellHeight, layer.Recurrence is null ? 3 : 8).Attr("fill", colour(layer)).Attr("fill-opacity", 0.16, 2)
            .Attr("stroke", colour(layer)).Hover($"{Label.Full(layer.Name, 60)} at step {Numbers.Count(step + 1)} of {Numbers.Count(row.Steps)}").End();
        if (hasStrip)
        {
            var size = layer.Values!.Count / row.Steps;
            ValueStrip.Draw(svg, [.. layer.Values.Skip(step * size).Take(size)], x + 4, y + CellHeight - 11, CellWidth - 8, 8, CellStrip, upright: false, largest);
        }

        svg.Text(at.X, at.Y + (hasStrip ? -1 : 4), Label.Fit(text, CellWidth - 6, SvgPicture.Small), Anchor.Middle, SvgPicture.Small);
    }

    private void DrawUnits(SvgWriter svg, StepRow row, HoverDetail detail)
    {
        var (layer, pitch, radius) = (row.Layer, UnitPitch(row), RadiusOf(row));
        var (first, y) = (row.X - (layer.Units - 1) * pitch / 2, row.Top + radius);
        var largest = ValueStrip.Largest(layer.Values);
        for (var u = 0; u < layer.Units; u++)
        {
            var name = layer.UnitNames?[u] is { Length: > 0 } own && detail == HoverDetail.Names ? Label.Full(own, 60) : "unit " + Numbers.Count(u + 1);
            svg.Start("circle").Attr("cx", first + u * pitch).Attr("cy", y).Attr("r", radius).Attr("stroke", colour(layer));
            (layer.Values is { } values ? ValueStrip.Fill(svg, values[u], largest) : svg.Attr("fill", colour(layer)).Attr("fill-opacity", 0.16, 2))
                .Hover(name + (layer.Values is null ? "" : " · value " + Numbers.Value(layer.Values[u]))).End();
            if (layer.Values is not null)
            {
                svg.Text(first + u * pitch, y + 3.5, UnitPainter.Tiny(layer.Values[u]), Anchor.Middle, UnitPainter.ValueSize);
            }

            if (HasNames(row))
            {
                svg.Text(first + u * pitch, y + radius + 13, Label.Fit(layer.UnitNames![u], WidestName, SvgPicture.Small), Anchor.Middle, SvgPicture.Small);
            }
        }
    }

    private void DrawBox(SvgWriter svg, StepRow row)
    {
        var layer = row.Layer;
        var (x, y) = (row.X - Box / 2, row.Top);
        if (layer is { IsFlat: true, Values: { } values })
        {
            ValueStrip.Draw(svg, values, x, y + BoxHeight - 10, Box, 10, BoxStrip, upright: false);
        }

        svg.StartRect(x, y, Box, BoxHeight, 6).Attr("fill", colour(layer)).Attr("fill-opacity", 0.16, 2).Attr("stroke", colour(layer)).Hover(layer.Whole).End();
        var text = layer.IsFlat ? Numbers.Count(layer.Units, "unit") : Numbers.Product(layer.Shape);
        svg.Text(row.X, y + (layer is { IsFlat: true, Values: not null } ? 14 : 19), Label.Fit(text, Box - 8, SvgPicture.Small), Anchor.Middle, SvgPicture.Small);
    }
}
