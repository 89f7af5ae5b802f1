namespace NotebookNet.Visuals;

/// <summary>Explains the drawing of an unrolled network.</summary>
internal sealed class StepLegend : SwatchLegend
{
    /// <summary>Finds what needs explaining.</summary>
    public StepLegend(IReadOnlyList<StepRow> rows)
    {
        foreach (var steps in rows.Where(r => r.Slots.Contains(StepRow.Gap)).Select(r => r.Steps).Distinct().Take(3))
        {
            Add($"{Numbers.Count(steps)} steps, {StepRow.MostSteps - 1} drawn", null);
        }

        if (rows.Any(r => r.Layer.Recurrence is not null))
        {
            string[] states = [.. rows.SelectMany(r => r.Layer.Recurrence?.States ?? []).Distinct(StringComparer.Ordinal).Take(4)];
            Add($"{string.Join(", ", states.Select(s => Label.Full(s, 20)))}: carried from step to step, 0 before the first; the same weights at each step", null);
        }

        if (rows.Any(r => r.Layer.Values is not null))
        {
            Add("fill = value for one sample", (svg, x, y) =>
            {
                svg.StartRect(x, y - 5, 12, 10).Attr("fill", Palette.Blue).Attr("fill-opacity", 0.45, 2).End();
                svg.StartRect(x + 13, y - 5, 12, 10).Attr("fill", Palette.Vermillion).Attr("fill-opacity", 0.45, 2).End();
            });
        }
    }
}
