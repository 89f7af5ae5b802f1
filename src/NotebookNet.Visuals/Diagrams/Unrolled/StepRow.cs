namespace NotebookNet.Visuals;

/// <summary>A layer as a row of an unrolled network: a cell for each step, or one box.</summary>
internal sealed class StepRow
{
    /// <summary>The most steps drawn; of longer sequences the first three and the last.</summary>
    public const int MostSteps = 5;

    private const int FirstSteps = 3;

    /// <summary>A row of some steps, or of one box where there are none.</summary>
    public StepRow(DiagramLayer layer, int steps)
    {
        (Layer, Steps) = (layer, steps);
        Slots = steps <= MostSteps ? [.. Enumerable.Range(0, steps)] : [.. Enumerable.Range(0, FirstSteps), Gap, steps - 1];
    }

    /// <summary>The mark of the place where steps are left out.</summary>
    public const int Gap = -1;

    /// <summary>The layer.</summary>
    public DiagramLayer Layer { get; }

    /// <summary>How many steps its cells go through; 0 for a box.</summary>
    public int Steps { get; }

    /// <summary>The step drawn at each place, or <see cref="Gap"/>.</summary>
    public int[] Slots { get; }

    /// <summary>Whether it has a cell for each step.</summary>
    public bool IsSequence => Steps > 0;

    /// <summary>Whether each of its steps gives an output.</summary>
    public bool GivesSequence => IsSequence && Layer.Recurrence is null or { ReturnsSequences: true };

    /// <summary>Where its cells or its box begin.</summary>
    public double Top { get; set; }

    /// <summary>Where they end.</summary>
    public double Bottom { get; set; }

    /// <summary>The centre of its box.</summary>
    public double X { get; set; }

    /// <summary>The place at which a step is drawn: its own, or that of the mark.</summary>
    public int SlotOf(int step) => Array.IndexOf(Slots, step) is var slot and >= 0 ? slot : Array.IndexOf(Slots, Gap);

    /// <summary>The layers as rows.</summary>
    public static List<StepRow> Of(IReadOnlyList<DiagramLayer> layers)
    {
        var rows = new List<StepRow>();
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var before = rows.Count > 0 && rows[^1].GivesSequence ? rows[^1].Steps : 0;
            var steps = layer.Recurrence is not null ? Math.Max(1, before)
                : layer.Shape.Count == 0 ? 0
                : ReadsSteps(layer) && layer.Shape.Count >= 2 ? layer.Shape[0]
                : i + 1 < layers.Count && ReadsSteps(layers[i + 1]) ? layer.Shape[0]
                : before > 0 && layer.Shape.Count >= 2 && layer.Shape[0] == before ? before
                : before > 0 && i > 0 && layer.Shape.SequenceEqual(layers[i - 1].Shape) ? before
                : 0;
            rows.Add(new StepRow(layer, steps));
        }

        return rows;
    }

    private static bool ReadsSteps(DiagramLayer layer) => layer.Recurrence is not null || layer.Steps != DiagramSteps.None || layer.Window is { Size.Count: 1 };
}
