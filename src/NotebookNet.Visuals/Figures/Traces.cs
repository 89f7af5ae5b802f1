namespace NotebookNet.Visuals;

/// <summary>Something drawn on a panel. Its colour is the next of the palette unless it brings one.</summary>
internal abstract record Trace(string? Name)
{
    /// <summary>The place in the palette; null takes the next free one.</summary>
    public int? Colour { get; init; }
}

/// <summary>Points joined by a line; a number that cannot be drawn leaves a gap.</summary>
internal sealed record LineTrace(string? Name, double[] X, double[] Y) : Trace(Name)
{
    /// <summary>The dash pattern; null takes that of the colour, "" a solid line.</summary>
    public string? Dash { get; init; }

    /// <summary>The name beside values on hover, where the legend says more; <see cref="Trace.Name"/> when null.</summary>
    public string? HoverName { get; init; }

    /// <summary>How many points carry a marker.</summary>
    public int Marked { get; init; }

    /// <summary>Whether the line stays in the background: measured values below their moving average.</summary>
    public bool Faint { get; init; }

    /// <summary>Whether the line is a mark to compare with and not data: thin and in the colour of the text.</summary>
    public bool Neutral { get; init; }
}

/// <summary>Separate points.</summary>
internal sealed record ScatterTrace(string? Name, double[] X, double[] Y) : Trace(Name)
{
    /// <summary>The marker shape; null takes that of the colour.</summary>
    public int? Marker { get; init; }

    /// <summary>Whether markers are rings instead of discs.</summary>
    public bool Hollow { get; init; }

    /// <summary>Whether each marker is crossed out: a mistake.</summary>
    public bool Crossed { get; init; }

    /// <summary>Half the size of a marker in pixels.</summary>
    public double Radius { get; init; } = 3.5;

    /// <summary>What hovering over a point adds to its coordinates.</summary>
    public IReadOnlyList<string>? Labels { get; init; }
}

/// <summary>The way of something that moves: points in their order, with arrows, a ring at the start and a mark at the end.</summary>
internal sealed record PathTrace(string? Name, double[] X, double[] Y) : Trace(Name);

/// <summary>Points with the range in which they lie, upwards (and sideways).</summary>
internal sealed record ErrorBarTrace(string? Name, double[] X, double[] Y, double[] Minus, double[] Plus) : Trace(Name);

/// <summary>The area between two curves.</summary>
internal sealed record BandTrace(string? Name, double[] X, double[] Low, double[] High) : Trace(Name);

/// <summary>One bar for each category; several bar traces stand side by side.</summary>
internal sealed record BarTrace(string? Name, string[] Categories, double[] Values) : Trace(Name);

/// <summary>Bars that touch: counts between edges.</summary>
internal sealed record HistogramTrace(string? Name, double[] Edges, double[] Counts) : Trace(Name)
{
    /// <summary>The opacity of the bars.</summary>
    public double Opacity { get; init; } = GridPainter.BarOpacity;
}

/// <summary>A grid of numbers as colours; rows go up, columns to the right.</summary>
internal sealed record HeatMapTrace(string? Name, double[,] Values, double[] X, double[] Y) : Trace(Name)
{
    /// <summary>The number of the first colour; the smallest value when null.</summary>
    public double? Low { get; init; }

    /// <summary>The number of the last colour; the largest value when null.</summary>
    public double? High { get; init; }

    /// <summary>How much covers what lies below: 1 everything, 0 nothing.</summary>
    public double Opacity { get; init; } = 1;
}

/// <summary>A grid of numbers as lines (and areas between them) of equal value.</summary>
internal sealed record ContourTrace(string? Name, double[,] Values, double[] X, double[] Y) : Trace(Name)
{
    /// <summary>The values of the lines, rising.</summary>
    public IReadOnlyList<double> Levels { get; init; } = [];

    /// <summary>Whether areas between lines are coloured.</summary>
    public bool Filled { get; init; } = true;

    /// <summary>Whether lines carry their values.</summary>
    public bool Labelled { get; init; } = true;
}

/// <summary>Pixels, 1 (grey) or 3 (red, green, blue) bytes each, row by row from the top; pixel (row, column) has its centre at (column, row).</summary>
internal sealed record ImageTrace(string? Name, byte[] Pixels, int Width, int Height, int Channels) : Trace(Name)
{
    /// <summary>What black and white mean, for the description.</summary>
    public string? Scale { get; init; }
}

/// <summary>A grid of classes as translucent areas; negative means no class.</summary>
internal sealed record RegionTrace(string? Name, int[,] Classes, double[] X, double[] Y, IReadOnlyList<string> ClassNames) : Trace(Name);

/// <summary>A word at a point, or a line across the panel when one coordinate is NaN.</summary>
internal sealed record Annotation(double X, double Y, string Text)
{
    /// <summary>Whether a ring is drawn at the point.</summary>
    public bool Ring { get; init; }

    /// <summary>The palette colour of the ring; the text's colour when null.</summary>
    public int? Colour { get; init; }

    /// <summary>In which row below the top edge the word of an upright line stands, so that words of near lines do not meet.</summary>
    public int Row { get; init; }

    /// <summary>Whether the word of an upright line stands at the lower edge, where rising curves leave room.</summary>
    public bool AtBottom { get; init; }

    /// <summary>Where the text stands in pixels from the point, to the right and downwards, with an arrow from it to the point.</summary>
    public (double X, double Y)? Offset { get; init; }
}

/// <summary>What is asked of an axis.</summary>
internal sealed record AxisOptions
{
    /// <summary>What the axis measures.</summary>
    public string? Title { get; init; }

    /// <summary>Whether equal distances mean equal factors.</summary>
    public bool Log { get; init; }

    /// <summary>The smallest number shown; from the data when null.</summary>
    public double? Low { get; init; }

    /// <summary>The largest number shown; from the data when null.</summary>
    public double? High { get; init; }

    /// <summary>Whether numbers are milliseconds since the start of 1970: moments.</summary>
    public bool Date { get; init; }

    /// <summary>Whether only whole numbers are marked.</summary>
    public bool Whole { get; init; }

    /// <summary>Whether numbers and title are left out, because a neighbouring panel shows them.</summary>
    public bool Bare { get; init; }

    /// <summary>Whether the axis has no marks at all, because its numbers say nothing.</summary>
    public bool Unmarked { get; init; }

    /// <summary>Whether numbers grow downwards (or to the left), as the rows of a picture do.</summary>
    public bool Reversed { get; init; }

    /// <summary>Names instead of numbers: name i stands at i.</summary>
    public IReadOnlyList<string>? Categories { get; init; }
}

/// <summary>One coordinate system and what is drawn in it.</summary>
internal sealed record FigurePanel
{
    /// <summary>What stands above the panel.</summary>
    public string? Title { get; init; }

    /// <summary>What is drawn, the first at the bottom.</summary>
    public IReadOnlyList<Trace> Traces { get; init; } = [];

    /// <summary>Words and marks.</summary>
    public IReadOnlyList<Annotation> Annotations { get; init; } = [];

    /// <summary>The horizontal axis.</summary>
    public AxisOptions X { get; init; } = new();

    /// <summary>The vertical axis.</summary>
    public AxisOptions Y { get; init; } = new();

    /// <summary>Whether a unit is as long on both axes.</summary>
    public bool EqualUnits { get; init; }

    /// <summary>Whether the axes have no lines, as around a picture.</summary>
    public bool Frameless { get; init; }

    /// <summary>Whether names of traces are listed above the panel.</summary>
    public bool Legend { get; init; } = true;

    /// <summary>How many rows the list of names takes at least, so that a panel whose names grow keeps its layout.</summary>
    public int LeastLegendRows { get; init; }

    /// <summary>A name across an empty panel, as on the diagonal of a scatter matrix.</summary>
    public string? Caption { get; init; }
}
