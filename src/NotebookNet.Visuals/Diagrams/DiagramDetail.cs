namespace NotebookNet.Visuals;

/// <summary>How much hovering tells.</summary>
internal enum DiagramDetail
{
    /// <summary>Numbers with the names of both units.</summary>
    Names,

    /// <summary>Numbers with the places of both units.</summary>
    Places,

    /// <summary>Nothing.</summary>
    NoHover,
}
