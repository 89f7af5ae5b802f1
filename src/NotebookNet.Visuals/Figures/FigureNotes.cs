namespace NotebookNet.Visuals;

/// <summary>Collects what a figure does not show, for its description.</summary>
internal sealed class FigureNotes
{
    private readonly List<string> _notes = [];

    /// <summary>What has been left out, one sentence each.</summary>
    public IReadOnlyList<string> Sentences => _notes;

    /// <summary>Notes a thinned curve or its gaps.</summary>
    public void Curve(string? name, int points, int drawn, int missing)
    {
        if (missing > 0)
        {
            _notes.Add($"{Who(name)}: {Numbers.Count(missing, "value")} cannot be drawn (NaN, infinite or outside a logarithmic axis) and left as gaps.");
        }

        if (drawn < points - missing)
        {
            _notes.Add($"{Who(name)}: {Numbers.Count(drawn)} of {Numbers.Count(points)} points drawn; ends, peaks and dips are kept.");
        }
    }

    /// <summary>Notes thinned or undrawable points.</summary>
    public void Points(string? name, int points, int drawable, int drawn)
    {
        if (drawable < points)
        {
            _notes.Add($"{Who(name)}: {Numbers.Count(points - drawable, "point")} cannot be drawn (NaN, infinite or outside a logarithmic axis).");
        }

        if (drawn < drawable)
        {
            _notes.Add($"{Who(name)}: {Numbers.Count(drawn)} of {Numbers.Count(drawable)} points drawn.");
        }
    }

    /// <summary>Notes a grid of which several cells are drawn as one, or cells without a colour.</summary>
    public void Grid(string? name, int rows, int columns, int block, int missing)
    {
        if (block > 1)
        {
            _notes.Add($"{Who(name)}: {Numbers.Count(rows)} × {Numbers.Count(columns)} cells, {block} × {block} of them drawn as one.");
        }

        if (missing > 0)
        {
            _notes.Add($"{Who(name)}: {Numbers.Count(missing, "cell")} without a number left empty.");
        }
    }

    /// <summary>Notes what one series alone has to say.</summary>
    public void Series(string? name, string sentence) => _notes.Add($"{Who(name)}: {sentence}");

    /// <summary>Notes what concerns a whole panel, before what concerns single series.</summary>
    public void AddFirst(string sentence) => _notes.Insert(0, sentence);

    private static string Who(string? name) => string.IsNullOrEmpty(name) ? "One series" : Label.Full(name, 60);
}
