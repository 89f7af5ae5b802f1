namespace NotebookNet.Downloads;

/// <summary>A file that can be downloaded, packed with gzip, and how to know that it is the right one.</summary>
/// <param name="Name">Its name, without <c>.gz</c>.</param>
/// <param name="UnpackedLength">How many bytes it has when unpacked.</param>
/// <param name="Sha256">The SHA-256 of the unpacked bytes, in hexadecimal; how it was packed may differ from mirror to mirror.</param>
internal sealed record RemoteFile(string Name, long UnpackedLength, string Sha256)
{
    /// <summary>The name it is offered and kept under.</summary>
    public string PackedName => Name + ".gz";
}
