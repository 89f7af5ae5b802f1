namespace NotebookNet;

/// <summary>Where an operation that draws random numbers gets them from, anew each time it runs.</summary>
internal interface INoise
{
    /// <summary>A stream at its beginning; the same one within a step, another in the next.</summary>
    RandomStream ForThisStep();
}
