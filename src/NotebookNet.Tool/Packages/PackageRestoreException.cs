namespace NotebookNet.Tool.Packages;

/// <summary>Packages could not be restored. The message is the SDK's.</summary>
internal sealed class PackageRestoreException(string message) : Exception(message);
