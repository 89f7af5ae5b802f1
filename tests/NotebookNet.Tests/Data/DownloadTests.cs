using System.Diagnostics;
using System.Security.Cryptography;
using NotebookNet.Downloads;

namespace NotebookNet.Tests;

/// <summary>Finding and downloading data, against servers on this machine.</summary>
public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Pictures = IdxBytes.Of([3, 2, 2], [.. Enumerable.Range(0, 12).Select(i => (byte)i)]);
    private static readonly byte[] Labels = IdxBytes.Of([3], [2, 0, 1]);
    private static readonly Uri Nobody = new("http://127.0.0.1:9/files/");

    private readonly TemporaryFolder _folder = new();

    private string Cache => Path.Combine(_folder.Path, "cache");

    private string CachedFolder => Path.Combine(Cache, "tiny");

    [Fact]
    public void Files_are_downloaded_once_and_then_taken_from_the_cache()
    {
        using var server = LocalServer.Of(Offered());
        var first = Find(server.Address);
        var second = Find(server.Address);
        Assert.Equal([Path.Combine(CachedFolder, "pictures-idx3-ubyte.gz"), Path.Combine(CachedFolder, "labels-idx1-ubyte.gz")], first);
        Assert.Equal(first, second);
        Assert.Equal(["pictures-idx3-ubyte.gz", "labels-idx1-ubyte.gz"], server.Requests);
        Assert.Equal([0f, 1, 2, 3], IdxFile.Read(first[0])[..1].ToArray());
        Assert.Equal(2, Directory.GetFiles(CachedFolder).Length);
    }

    [Fact]
    public void Mirrors_are_tried_in_order_until_one_has_the_right_file()
    {
        using var missing = LocalServer.Of(new Dictionary<string, byte[]>());
        using var wrong = LocalServer.Of(Offered(pictures: IdxBytes.Of([3, 2, 2], new byte[12])));
        using var right = LocalServer.Of(Offered());
        Find(Nobody, missing.Address, wrong.Address, right.Address);
        Assert.Equal(["pictures-idx3-ubyte.gz", "labels-idx1-ubyte.gz"], missing.Requests);
        Assert.Equal(["pictures-idx3-ubyte.gz", "labels-idx1-ubyte.gz"], wrong.Requests);
        Assert.Equal(["pictures-idx3-ubyte.gz"], right.Requests);
    }

    [Fact]
    public void When_no_mirror_helps_the_message_says_what_was_tried_and_what_helps()
    {
        using var missing = LocalServer.Of(new Dictionary<string, byte[]>());
        using var wrong = LocalServer.Of(Offered(pictures: IdxBytes.Of([3, 2, 2], new byte[12])));
        using var longer = LocalServer.Of(Offered(pictures: [.. Pictures, 1]));
        using var text = LocalServer.Of(new Dictionary<string, byte[]> { ["pictures-idx3-ubyte.gz"] = "<html>Please log in</html>"u8.ToArray() });
        var message = Assert.Throws<DataException>(() => Find(Nobody, missing.Address, wrong.Address, longer.Address, text.Address)).Message;
        string[] fragments =
        [
            "Tiny is not on this machine, and pictures-idx3-ubyte.gz could not be downloaded",
            Path.Combine(_folder.Path, "a", "b", "data", "tiny"), Path.Combine(_folder.Path, "data", "tiny"), CachedFolder,
            "127.0.0.1:9/files/pictures-idx3-ubyte.gz: Connection refused",
            "it answered 404 NotFound",
            "its SHA-256 is " + Convert.ToHexStringLower(SHA256.HashData(IdxBytes.Of([3, 2, 2], new byte[12]))),
            "unpacked it has more than 28 bytes",
            "it is not packed with gzip",
            "NOTEBOOKNET_DATA", "data/tiny", "argument path",
        ];
        Assert.All(fragments, fragment => Assert.Contains(fragment, message, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(Directory.GetFiles(CachedFolder));
    }

    [Fact]
    public void A_connection_that_breaks_leaves_nothing_behind()
    {
        using var server = new LocalServer(async context =>
        {
            context.Response.ContentLength64 = 1000;
            await context.Response.OutputStream.WriteAsync(new byte[100]);
            context.Response.Abort();
        });
        Assert.Throws<DataException>(() => Find(server.Address));
        Assert.Empty(Directory.GetFiles(CachedFolder));
    }

    [Fact]
    public void A_server_that_sends_without_end_is_left()
    {
        using var server = new LocalServer(async context =>
        {
            context.Response.SendChunked = true;
            for (var i = 0; i < 1000; i++)
            {
                await context.Response.OutputStream.WriteAsync(new byte[1 << 16]);
            }
        });
        Assert.Contains("more than the", Assert.Throws<DataException>(() => Find(server.Address)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(CachedFolder));
    }

    [Fact]
    public void A_file_that_announces_more_than_it_can_be_is_not_even_begun()
    {
        using var server = new LocalServer(context =>
        {
            context.Response.ContentLength64 = 1L << 40;
            return context.Response.OutputStream.WriteAsync(new byte[10]).AsTask();
        });
        Assert.Contains("it offers 1099511627776 bytes", Assert.Throws<DataException>(() => Find(server.Address)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silent_server_is_left_for_the_next()
    {
        using var silent = new LocalServer(_ => Task.Delay(Timeout.Infinite));
        using var right = LocalServer.Of(Offered());
        Search(TimeSpan.FromMilliseconds(200), silent.Address, right.Address).Find(null, null, default);
        Assert.Equal(2, right.Requests.Count);
        Assert.True(Directory.Exists(CachedFolder));
    }

    [Fact]
    public void Cancelling_stops_a_slow_download_at_once_and_leaves_nothing_behind()
    {
        using var stop = new CancellationTokenSource();
        using var slow = new LocalServer(async context =>
        {
            context.Response.ContentLength64 = 1000;
            await context.Response.OutputStream.WriteAsync(new byte[1]);
            await context.Response.OutputStream.FlushAsync();
            await Task.Delay(Timeout.Infinite);
        });
        using var unused = LocalServer.Of(Offered());
        var started = Stopwatch.GetTimestamp();
        var progress = new Reports(report =>
        {
            if (report.Bytes > 0)
            {
                stop.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Search(TimeSpan.FromSeconds(60), slow.Address, unused.Address).Find(null, progress, stop.Token));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 20);
        Assert.Empty(unused.Requests);
        Assert.Empty(Directory.GetFiles(CachedFolder));
    }

    [Fact]
    public void Progress_runs_from_nothing_to_all_bytes_of_each_file()
    {
        var offered = Offered();
        using var server = LocalServer.Of(offered);
        var progress = new Reports(_ => { });
        Search(TimeSpan.FromSeconds(30), server.Address).Find(null, progress, default);
        Assert.Equal(["pictures-idx3-ubyte.gz", "labels-idx1-ubyte.gz"], progress.All.Select(report => report.File).Distinct());
        foreach (var file in progress.All.GroupBy(report => report.File))
        {
            Assert.Equal(0, file.First().Bytes);
            Assert.Equal(offered[file.Key].Length, file.Last().Bytes);
            Assert.All(file, report => Assert.Equal(offered[file.Key].Length, report.TotalBytes));
            Assert.Equal(file.Select(report => report.Bytes).Order(), file.Select(report => report.Bytes));
        }
    }

    [Theory]
    [InlineData("named/tiny/")]
    [InlineData("named/")]
    [InlineData("a/b/data/tiny/")]
    [InlineData("a/data/tiny/")]
    [InlineData("data/tiny/")]
    [InlineData("system/tiny/")]
    [InlineData("cache/tiny/")]
    public void Files_are_found_wherever_data_may_lie_plain_or_packed(string place)
    {
        _folder.Write(place + "pictures-idx3-ubyte", Pictures);
        _folder.Write(place + "labels-idx1-ubyte.gz", IdxBytes.Packed(Labels));
        Assert.Equal(
            [Path.Combine(_folder.Path, place, "pictures-idx3-ubyte"), Path.Combine(_folder.Path, place, "labels-idx1-ubyte.gz")],
            Find(Nobody));
    }

    [Fact]
    public void The_order_of_places_is_path_variable_folders_upwards_system_cache()
    {
        string[] places = ["given", "named/tiny", "named", "a/b/data/tiny", "a/data/tiny", "data/tiny", "system/tiny", "cache/tiny"];
        foreach (var place in places)
        {
            _folder.Write(place + "/pictures-idx3-ubyte", Pictures);
            _folder.Write(place + "/labels.idx1-ubyte", Labels);
        }

        Assert.StartsWith(Path.Combine(_folder.Path, "given"), Search(TimeSpan.FromSeconds(1), Nobody).Find(Path.Combine(_folder.Path, "given"), null, default)[1]);
        foreach (var place in places.Skip(1))
        {
            Assert.Equal(Path.Combine(_folder.Path, place, "labels.idx1-ubyte"), Find(Nobody)[1]);
            File.Delete(Path.Combine(_folder.Path, place, "labels.idx1-ubyte"));
        }
    }

    [Fact]
    public void A_given_path_without_the_files_is_told_and_nothing_is_downloaded()
    {
        using var server = LocalServer.Of(Offered());
        var message = Assert.Throws<DataException>(() => Search(TimeSpan.FromSeconds(1), server.Address).Find(_folder.Path, null, default)).Message;
        Assert.Contains($"'{_folder.Path}' does not hold Tiny", message, StringComparison.Ordinal);
        Assert.Contains("pictures-idx3-ubyte, labels-idx1-ubyte", message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_told_with_its_path()
    {
        _folder.Write("cache", "a file where a folder should be");
        using var server = LocalServer.Of(Offered());
        var message = Assert.Throws<DataException>(() => Find(server.Address)).Message;
        Assert.Contains($"could not be kept in '{CachedFolder}'", message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Dictionary<string, byte[]> Offered(byte[]? pictures = null) => new()
    {
        ["pictures-idx3-ubyte.gz"] = IdxBytes.Packed(pictures ?? Pictures),
        ["labels-idx1-ubyte.gz"] = IdxBytes.Packed(Labels),
    };

    private static RemoteFile Remote(string name, byte[] bytes) => new(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    private string[] Find(params Uri[] mirrors) => Search(TimeSpan.FromSeconds(30), mirrors).Find(null, null, default);

    private DataSearch Search(TimeSpan patience, params Uri[] mirrors) => new(
        new RemoteSet("Tiny", "tiny", [Remote("pictures-idx3-ubyte", Pictures), Remote("labels-idx1-ubyte", Labels)], mirrors),
        new DataPlaces(Path.Combine(_folder.Path, "named"), Path.Combine(_folder.Path, "a", "b"), Path.Combine(_folder.Path, "system"), Cache),
        patience);

    private sealed class Reports(Action<DownloadProgress> then) : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> All { get; } = [];

        public void Report(DownloadProgress value)
        {
            All.Add(value);
            then(value);
        }
    }
}
