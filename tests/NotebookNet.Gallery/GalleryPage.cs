using System.Runtime.CompilerServices;
using System.Text;

namespace NotebookNet.Gallery;

/// <summary>The page docs/GALLERY.md.</summary>
public static class GalleryPage
{
    /// <summary>The folder docs of this repository.</summary>
    public static string Docs { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "docs"));

    /// <summary>The page's text.</summary>
    public static string Text()
    {
        var page = new StringBuilder("""
            # Gallery

            Every picture of the library, with the expression that draws it. Pictures are static SVG or HTML: no script, no network, no
            installed font, light and dark; here they stand on white. `picture.SaveSvg("file.svg")`, `.SaveHtml(…)` and `.SavePng(…)` save any of
            them, `Report.Save("report.html", model, history, …)` gathers several on one page.

            This page and the files beside it are made by `dotnet run -c Release --project tests/NotebookNet.Gallery`.


            """);
        foreach (var chapter in GalleryPictures.Chapters.Where(c => c.Pictures.Count > 0))
        {
            page.Append("## ").Append(chapter.Title).Append("\n\n").Append(chapter.Introduction).Append("\n\n");
            foreach (var picture in chapter.Pictures)
            {
                page.Append("### ").Append(picture.Caption.TrimEnd('.')).Append("\n\n```csharp\n").Append(picture.Cell).Append("\n```\n\n")
                    .Append("![").Append(picture.Caption.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)).Append("](gallery/").Append(picture.Name).Append(".svg)\n\n");
            }
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
