namespace NotebookNet.Visuals;

/// <summary>A whole figure as plain data: panels in a grid.</summary>
internal sealed record FigureDescription
{
    /// <summary>The width of a figure nobody has sized.</summary>
    public const double UsualWidth = 640;

    /// <summary>The height of a figure nobody has sized.</summary>
    public const double UsualHeight = 400;

    /// <summary>What stands above everything.</summary>
    public string? Title { get; init; }

    /// <summary>A line below everything.</summary>
    public string? Note { get; init; }

    /// <summary>The panels, row by row.</summary>
    public IReadOnlyList<FigurePanel> Panels { get; init; } = [new()];

    /// <summary>The number of panels beside each other.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>The width in pixels.</summary>
    public double Width { get; init; } = UsualWidth;

    /// <summary>The height in pixels.</summary>
    public double Height { get; init; } = UsualHeight;

    /// <summary>The space between panels.</summary>
    public double Gap { get; init; } = 14;

    /// <summary>The number of rows.</summary>
    public int Rows => (Panels.Count + Columns - 1) / Columns;
}
