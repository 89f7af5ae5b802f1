namespace NotebookNet;

public sealed partial class Figure
{
    /// <summary>The same figure drawn by plotly.js in the page: zoom with the mouse, numbers under the pointer.</summary>
    /// <param name="scriptUrl">
    /// Where plotly.js is: <see cref="InteractiveFigure.DefaultScript"/> on a public server when null, or an own copy, such as
    /// <c>plotly.min.js</c> beside the page.
    /// </param>
    /// <returns>Something to display. Where the script cannot be loaded, the static picture stays, with a note.</returns>
    /// <exception cref="ArgumentException">The address is empty or of a kind that is no script, such as <c>javascript:</c>.</exception>
    /// <example><code>
    /// new Figure("Loss").Line(epochs, loss, name: "train").XAxis("epoch").Interactive()
    /// </code></example>
    public InteractiveFigure Interactive(string? scriptUrl = null)
    {
        Require(scriptUrl is null || IsAddress(scriptUrl), nameof(scriptUrl), $"the address of plotly.js, https://…, or a path, but '{scriptUrl}' came");
        return new(this, scriptUrl ?? InteractiveFigure.DefaultScript);
    }

    private static bool IsAddress(string url) => !string.IsNullOrWhiteSpace(url)
        && Uri.TryCreate(url, UriKind.RelativeOrAbsolute, out var address) && (!address.IsAbsoluteUri || address.Scheme is "https" or "http" or "file" or "blob");
}
