namespace NotebookNet.Visuals;

/// <summary>How much hovering tells.</summary>
internal enum HoverDetail
{
    /// <summary>Numbers with the names of both units or classes.</summary>
    Names,

    /// <summary>Numbers with the places of both.</summary>
    Places,

    /// <summary>Nothing.</summary>
    NoHover,
}
