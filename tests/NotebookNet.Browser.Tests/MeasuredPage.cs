namespace NotebookNet.Browser.Tests;

/// <summary>What a browser found on a page.</summary>
/// <param name="Pictures">The pictures by name.</param>
/// <param name="Requests">The addresses asked for beside the page itself.</param>
/// <param name="Errors">Errors and warnings of the console.</param>
public sealed record MeasuredPage(IReadOnlyDictionary<string, MeasuredPicture> Pictures, IReadOnlyList<string> Requests, IReadOnlyList<string> Errors);

/// <summary>What a browser found in one picture.</summary>
/// <param name="Name">The picture.</param>
/// <param name="Count">How many texts it has.</param>
/// <param name="Smallest">The size of its smallest text on the screen in pixels.</param>
/// <param name="SmallestText">That text.</param>
/// <param name="Width">The width of its first svg element on the screen.</param>
/// <param name="Height">Its height.</param>
/// <param name="Overlaps">Texts that lie on one another.</param>
/// <param name="Cut">Texts that reach out of their svg element.</param>
/// <param name="Faint">Texts with too little contrast.</param>
/// <param name="Overflow">Elements wider than the page.</param>
public sealed record MeasuredPicture(
    string Name, int Count, double Smallest, string SmallestText, double Width, double Height,
    IReadOnlyList<string> Overlaps, IReadOnlyList<string> Cut, IReadOnlyList<string> Faint, IReadOnlyList<string> Overflow);

/// <summary>The colours of a page.</summary>
/// <param name="Background">Behind everything.</param>
/// <param name="Text">What pictures inherit as currentColor.</param>
public sealed record Theme(string Background, string Text)
{
    /// <summary>As a notebook on paper.</summary>
    public static Theme Light { get; } = new("#ffffff", "#1f1f1f");

    /// <summary>As a dark editor.</summary>
    public static Theme Dark { get; } = new("#1e1e1e", "#d4d4d4");

    /// <summary>Light and dark.</summary>
    public static IReadOnlyList<Theme> Both { get; } = [Light, Dark];
}
