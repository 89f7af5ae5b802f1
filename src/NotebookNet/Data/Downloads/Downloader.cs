using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace NotebookNet.Downloads;

/// <summary>
/// Downloads a file from the first mirror that has the right one. Nothing appears under the file's name before its SHA-256 is
/// right, so a broken connection, a full disk or a stopped cell leaves no half file behind.
/// </summary>
/// <param name="mirrors">Addresses that end with a slash.</param>
/// <param name="patience">How long a server may say nothing before the next one is tried.</param>
internal sealed class Downloader(IReadOnlyList<Uri> mirrors, TimeSpan patience)
{
    private static readonly HttpClient Client = MakeClient();

    /// <summary>Downloads a file.</summary>
    /// <param name="file">Which.</param>
    /// <param name="folder">Where it goes; made when it is not there.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What went wrong at each mirror, one line each, when none had the file; null when the file is there.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<IReadOnlyList<string>?> Download(
        RemoteFile file, string folder, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, file.PackedName);
        List<string> failures = [];
        foreach (var mirror in mirrors)
        {
            var source = new Uri(mirror, file.PackedName);
            var part = Path.Combine(folder, $".{file.PackedName}.{Guid.NewGuid():N}.part");
            try
            {
                await Fetch(source, file, part, progress, cancellation).ConfigureAwait(false);
                await Verify(part, file, cancellation).ConfigureAwait(false);
                File.Move(part, target, overwrite: true);
                return null;
            }
            catch (Exception cause) when (IsFaultOfTheMirror(cause, cancellation))
            {
                failures.Add($"{source}: {Reason(cause)}");
            }
            finally
            {
                File.Delete(part);
            }
        }

        return failures;
    }

    private async Task Fetch(
        Uri source, RemoteFile file, string part, IProgress<DownloadProgress>? progress, CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(patience);
        using var response = await Client.GetAsync(source, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var total = response.Content.Headers.ContentLength;

        // What was packed is hardly ever longer than what comes out.
        var longest = file.UnpackedLength + (1 << 16);
        if (total > longest)
        {
            throw new InvalidDataException($"it offers {total} bytes where at most {longest} are expected");
        }

        var body = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
        await using var bodyUse = body.ConfigureAwait(false);
        var output = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await using var outputUse = output.ConfigureAwait(false);
        var buffer = new byte[1 << 16];
        var bytes = 0L;
        progress?.Report(new DownloadProgress(file.PackedName, source, bytes, total));
        while (true)
        {
            silence.CancelAfter(patience);
            var read = await Receive(body, buffer, silence.Token).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            bytes += read;
            if (bytes > longest)
            {
                throw new InvalidDataException($"it sends more than the {longest} bytes that are expected");
            }

            await output.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            progress?.Report(new DownloadProgress(file.PackedName, source, bytes, total));
        }

        if (bytes < total)
        {
            throw new InvalidDataException($"it ended after {bytes} of {total} bytes");
        }
    }

    // Told apart from a disk that cannot be written: both are I/O errors, but only this one is the mirror's.
    private static async Task<int> Receive(Stream body, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException cause)
        {
            throw new InvalidDataException($"the connection broke: {cause.Message}", cause);
        }
    }

    private static async Task Verify(string part, RemoteFile file, CancellationToken cancellation)
    {
        var packed = File.OpenRead(part);
        await using var packedUse = packed.ConfigureAwait(false);
        var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await using var unpackedUse = unpacked.ConfigureAwait(false);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        var length = 0L;
        for (int read; (read = await Unpack(unpacked, buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            length += read;
            if (length > file.UnpackedLength)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
        }

        if (length != file.UnpackedLength)
        {
            throw new InvalidDataException($"unpacked it has {(length < file.UnpackedLength ? "only " + length : "more than " + file.UnpackedLength)} bytes instead of {file.UnpackedLength}");
        }

        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (!digest.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException($"its SHA-256 is {digest}, not {file.Sha256}: it is another file");
        }
    }

    private static async Task<int> Unpack(GZipStream unpacked, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await unpacked.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (InvalidDataException cause)
        {
            throw new InvalidDataException("it is not packed with gzip; it may be a page that asks to log in", cause);
        }
    }

    // A full disk or a folder that cannot be written is no fault of a mirror: the next one would not help.
    private static bool IsFaultOfTheMirror(Exception cause, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested
        && cause is HttpRequestException or InvalidDataException or OperationCanceledException;

    private static string Reason(Exception cause) => cause switch
    {
        OperationCanceledException => "it did not answer in time",
        HttpRequestException { StatusCode: { } status } => FormattableString.Invariant($"it answered {(int)status} {status}"),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name could not be looked up; there may be no internet connection",
        HttpRequestException { InnerException: { } inner } => inner.Message,
        _ => cause.Message,
    };

    private static HttpClient MakeClient()
    {
        // Silence is measured by the caller, and a large file may take long.
        var client = new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(15) }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("NotebookNet", "1.0"));
        return client;
    }
}
