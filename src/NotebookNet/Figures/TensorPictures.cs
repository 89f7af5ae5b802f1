using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>Saves the pictures of tensors, which draw themselves like everything else.</summary>
public static class TensorPictures
{
    /// <summary>Saves the picture of a tensor as an SVG file; a browser measures it first.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="path">Where to; an existing file is replaced as a whole.</param>
    /// <param name="dark">Whether the background is dark.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="InvalidOperationException">This machine has no Chromium, Chrome or Edge.</exception>
    public static string SaveSvg(this Tensor tensor, string path, bool dark = false) => PictureFile.SaveSvg(path, Html(tensor), dark);

    /// <summary>Saves the picture of a tensor as a page that opens in any browser.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="path">Where to; an existing file is replaced as a whole.</param>
    /// <returns>The full path of the file.</returns>
    /// <example><code>
    /// picture.SaveHtml(Path.Combine(Path.GetTempPath(), "tensor.html"));
    /// </code></example>
    public static string SaveHtml(this Tensor tensor, string path) => PictureFile.SaveHtml(path, Html(tensor), "Tensor");

    /// <summary>Saves the picture of a tensor as a PNG file, drawn by Chromium, Chrome or Edge.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="path">Where to; an existing file is replaced as a whole.</param>
    /// <param name="width">The width of the page in CSS pixels; 824 when null.</param>
    /// <param name="scale">Pixels of the file for one CSS pixel.</param>
    /// <param name="dark">Whether the background is dark.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="InvalidOperationException">This machine has no such browser.</exception>
    public static string SavePng(this Tensor tensor, string path, int? width = null, double scale = 2, bool dark = false) =>
        PictureFile.SavePng(path, Html(tensor), width, scale, dark);

    private static string Html(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.ToHtml();
    }
}
