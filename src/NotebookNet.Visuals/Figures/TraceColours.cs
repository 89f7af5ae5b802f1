namespace NotebookNet.Visuals;

/// <summary>Gives traces their colours, in the order in which they come.</summary>
internal static class TraceColours
{
    /// <summary>
    /// The colour of a trace; <paramref name="next"/> moves on when it was taken from the row. Grids need none, and a band has
    /// the colour of the line that follows it.
    /// </summary>
    public static int Next(Trace trace, ref int next) => trace switch
    {
        { Colour: { } own } => own,
        HeatMapTrace or RegionTrace or ContourTrace or ImageTrace => 0,
        BandTrace => next,
        _ => next++,
    };
}
