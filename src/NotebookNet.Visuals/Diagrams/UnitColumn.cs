namespace NotebookNet.Visuals;

/// <summary>A layer's place in the picture and the units of it that are drawn.</summary>
internal sealed class UnitColumn
{
    // A layer that is only slightly larger than the limit is drawn whole: leaving out one unit saves nothing.
    private const int Tolerance = 2;

    /// <summary>Chooses the units of a layer to draw.</summary>
    public UnitColumn(DiagramLayer layer, int most)
    {
        Layer = layer;
        if (!layer.IsFlat)
        {
            Shown = [];
        }
        else if (layer.Units <= most + Tolerance)
        {
            Shown = [.. Enumerable.Range(0, layer.Units)];
        }
        else
        {
            var first = (most + 1) / 2;
            Shown = [.. Enumerable.Range(0, first), .. Enumerable.Range(layer.Units - (most - first), most - first)];
            GapAfter = first;
        }
    }

    /// <summary>The layer.</summary>
    public DiagramLayer Layer { get; }

    /// <summary>The indices of the drawn units; empty for a block.</summary>
    public int[] Shown { get; }

    /// <summary>How many units stand above the mark of omission; 0 when nothing is left out.</summary>
    public int GapAfter { get; }

    /// <summary>The places units and omission take.</summary>
    public int Slots => Shown.Length + (GapAfter > 0 ? 1 : 0);

    /// <summary>The centre of the column.</summary>
    public double X { get; set; }

    /// <summary>The height of the centre of slot 0.</summary>
    public double FirstY { get; set; }

    /// <summary>The distance of neighbouring units.</summary>
    public double Pitch { get; set; }

    /// <summary>The middle of the column.</summary>
    public double MiddleY => FirstY + (Slots - 1) * Pitch / 2;

    /// <summary>The height of drawn unit <paramref name="k"/>.</summary>
    public double UnitY(int k) => FirstY + (GapAfter > 0 && k >= GapAfter ? k + 1 : k) * Pitch;

    /// <summary>What a unit is called: its own name, or its place counted from 1.</summary>
    public string NameOf(int unit, HoverDetail detail) => detail == HoverDetail.Names && Layer.UnitNames is { } names && names[unit].Length > 0
        ? Label.Full(names[unit], 30)
        : "unit " + Numbers.Count(unit + 1);
}
