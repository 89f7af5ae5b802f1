namespace NotebookNet;

/// <summary>How far a download is.</summary>
/// <param name="File">The file that is being downloaded.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Bytes">How many bytes have come.</param>
/// <param name="TotalBytes">How many there will be; null when the server did not say.</param>
public sealed record DownloadProgress(string File, Uri Source, long Bytes, long? TotalBytes);
