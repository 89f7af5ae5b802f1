namespace NotebookNet;

/// <summary>What lies beyond the edge of a picture that is moved. Keras: <c>fill_mode</c>.</summary>
public enum FillMode
{
    /// <summary>The picture, mirrored at its edge: d c b a | a b c d | d c b a.</summary>
    Reflect,

    /// <summary>One value everywhere.</summary>
    Constant,

    /// <summary>The last pixel before the edge, again and again.</summary>
    Nearest,

    /// <summary>The picture, again from its other side: a b c d | a b c d | a b c d.</summary>
    Wrap,
}
