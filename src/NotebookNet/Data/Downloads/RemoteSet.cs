namespace NotebookNet.Downloads;

/// <summary>Files that belong together, and where the internet has them.</summary>
/// <param name="Title">What messages call them.</param>
/// <param name="Folder">The folder they are in, wherever data lies.</param>
/// <param name="Files">The files.</param>
/// <param name="Mirrors">Addresses that end with a slash; each has all files, and they are tried in order.</param>
internal sealed record RemoteSet(string Title, string Folder, IReadOnlyList<RemoteFile> Files, IReadOnlyList<Uri> Mirrors);
