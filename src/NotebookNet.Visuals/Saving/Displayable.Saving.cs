namespace NotebookNet.Visuals;

public abstract partial class Displayable
{
    /// <summary>Saves the picture as an SVG file with a background of its own, for documents and slides.</summary>
    /// <param name="path">Where to; folders are made, an existing file is replaced as a whole.</param>
    /// <param name="dark">Whether the background is dark.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="InvalidOperationException">
    /// The picture is HTML, such as a table, whose size only a browser can tell, and there is none.
    /// </exception>
    /// <example><code>
    /// history.SaveSvg(Path.Combine(Path.GetTempPath(), "curves.svg"));
    /// </code></example>
    public string SaveSvg(string path, bool dark = false) => PictureFile.SaveSvg(path, (this as ISvgPicture)?.ToSvg() ?? ToHtml(), dark);

    /// <summary>Saves the picture as a page that opens in any browser, light or dark as its reader likes, without any request.</summary>
    /// <param name="path">Where to; folders are made, an existing file is replaced as a whole.</param>
    /// <returns>The full path of the file.</returns>
    /// <example><code>
    /// model.SaveHtml(Path.Combine(Path.GetTempPath(), "network.html"));
    /// </code></example>
    public string SaveHtml(string path) => PictureFile.SaveHtml(path, ToHtml(), TypeNames.InWords(GetType()));

    /// <summary>Saves the picture as a PNG file. Chromium, Chrome or Edge draws it; nothing is installed or downloaded.</summary>
    /// <param name="path">Where to; folders are made, an existing file is replaced as a whole.</param>
    /// <param name="width">The width of the page the picture is drawn on, in CSS pixels from 50 to 8000; that of the picture when null.</param>
    /// <param name="scale">Pixels of the file for one CSS pixel, from 0.25 to 8: 2 is sharp on most screens, 3 in print.</param>
    /// <param name="dark">Whether the background is dark.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="InvalidOperationException">There is no such browser; the message says what was looked for and how to name one.</exception>
    public string SavePng(string path, int? width = null, double scale = 2, bool dark = false) =>
        PictureFile.SavePng(path, (this as ISvgPicture)?.ToSvg() ?? ToHtml(), width, scale, dark);
}
