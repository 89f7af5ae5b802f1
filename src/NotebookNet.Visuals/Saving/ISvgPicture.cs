namespace NotebookNet.Visuals;

/// <summary>A picture that is one svg element.</summary>
public interface ISvgPicture
{
    /// <summary>The picture as one svg element.</summary>
    /// <returns>SVG that needs no script, no network and no installed font.</returns>
    string ToSvg();
}
