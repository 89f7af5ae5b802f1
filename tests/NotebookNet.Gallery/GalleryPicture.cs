using System.Runtime.CompilerServices;
using NotebookNet.Visuals;

namespace NotebookNet.Gallery;

/// <summary>A part of the gallery.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Introduction">A sentence.</param>
/// <param name="Pictures">Its pictures.</param>
public sealed record Chapter(string Title, string Introduction, IReadOnlyList<GalleryPicture> Pictures);

/// <summary>A picture and the expression that draws it.</summary>
/// <param name="Name">The name of its file, without an extension.</param>
/// <param name="Caption">What it shows, in a sentence.</param>
/// <param name="Draw">What draws it: anything that draws itself.</param>
/// <param name="Code">The source text of <paramref name="Draw"/>, which the compiler fills in.</param>
public sealed record GalleryPicture(string Name, string Caption, Func<object> Draw, [CallerArgumentExpression(nameof(Draw))] string Code = "")
{
    /// <summary>The expression as a notebook cell has it.</summary>
    public string Cell => (Code.StartsWith("() => ", StringComparison.Ordinal) ? Code["() => ".Length..] : Code).Replace("ConfusionMatrix!", "ConfusionMatrix", StringComparison.Ordinal);

    /// <summary>The picture as HTML.</summary>
    public string ToHtml() => Draw() switch
    {
        Displayable shown => shown.ToHtml(),
        Tensor tensor => tensor.ToHtml(),
        var other => throw new InvalidOperationException($"'{Name}' gives a {other.GetType().Name}, which does not draw itself."),
    };

    /// <summary>Saves the picture as an SVG file.</summary>
    public void Save(string path)
    {
        switch (Draw())
        {
            case Displayable shown:
                shown.SaveSvg(path);
                break;
            case Tensor tensor:
                tensor.SaveSvg(path);
                break;
        }
    }
}
