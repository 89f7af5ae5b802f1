using System.Globalization;
using System.Net;
using NotebookNet.Visuals;

namespace NotebookNet.Downloads;

/// <summary>The state of a download: a line and a bar.</summary>
internal sealed class DownloadStatus(string title, DownloadProgress progress, bool isFinished) : Displayable
{
    /// <inheritdoc/>
    public override string ToHtml()
    {
        var share = isFinished ? 1 : progress.TotalBytes is > 0 and var total ? Math.Min(1.0, (double)progress.Bytes / total) : 0;
        return "<div style=\"font-family:sans-serif;font-size:13px;max-width:480px\" role=\"status\">" + WebUtility.HtmlEncode(ToString())
            + "<div style=\"height:4px;margin-top:4px;border-radius:2px;background:rgba(128,128,128,.3)\">"
            + string.Create(CultureInfo.InvariantCulture, $"<div style=\"height:4px;border-radius:2px;width:{100 * share:0.#}%;background:#0072b2\"></div></div></div>");
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (isFinished)
        {
            return $"{title} has been downloaded from {progress.Source.Host}.";
        }

        var of = progress.TotalBytes is { } total ? $" of {Megabytes(total)}" : string.Empty;
        return $"Downloading {title}: {progress.File}, {Megabytes(progress.Bytes)}{of} from {progress.Source.Host}";
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
