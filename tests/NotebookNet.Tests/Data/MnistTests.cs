using System.Diagnostics;
using System.Security.Cryptography;

namespace NotebookNet.Tests;

/// <summary>MNIST as the repository has it.</summary>
public class MnistTests
{
    [Fact]
    public void Both_parts_have_their_pictures_classes_and_counts()
    {
        var (train, test) = Datasets.Mnist();
        Assert.Equal([28, 28, 1], train.SampleShape);
        Assert.Equal((60_000, 10_000), (train.Count, test.Count));
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], train.ClassNames);

        // Counts as the files' authors give them.
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], train.ClassCounts());
        Assert.Equal([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009], test.ClassCounts());
        Assert.Equal([7f, 2, 1, 0, 4, 1, 4, 9, 5, 9], test.Labels[..10].ToArray());
    }

    [Fact]
    public void Pixels_run_from_0_to_1_with_the_known_mean()
    {
        var (_, test) = Datasets.Mnist();
        var pixels = test.Features;
        Assert.Equal([10_000, 28, 28, 1], pixels.Shape);
        Assert.Equal((0f, 1f), (pixels.AsSpan().ToArray().Min(), pixels.AsSpan().ToArray().Max()));
        Assert.Equal(0.1325, pixels.AsEnumerable().Average(value => (double)value), 4);
    }

    [Fact]
    public void A_part_of_the_training_pictures_costs_only_what_it_looks_at()
    {
        var (train, _) = Datasets.Mnist();
        var started = Stopwatch.GetTimestamp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var part = train.Shuffle(seed: 1).Split(test: 0.1, seed: 2).Test.Take(100);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10 << 20);
        Assert.Equal(100 * 784, part.Features.Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 160 << 20);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 20);
    }

    [Fact]
    public void Training_reads_pictures_from_the_file_and_gives_the_same_as_from_memory()
    {
        var (_, test) = Datasets.Mnist();
        var lazy = test.Take(200);
        var eager = new Dataset(lazy.Features, lazy.Labels, classNames: lazy.ClassNames);
        var losses = new[] { test.Take(200), eager }.Select(data => Model.Input(28, 28, 1).Flatten().Dense(10, Activation.Softmax)
            .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy)
            .Fit(data, epochs: 2, seed: 1, progress: false)["loss"]).ToArray();
        Assert.Equal(losses[0], losses[1]);
    }

    [Fact]
    public void Fashion_is_found_where_Debian_puts_it()
    {
        // Without Debian's package there is nothing to look at: the download is tested with servers of our own.
        if (!Directory.Exists("/usr/share/datasets/fashion-mnist"))
        {
            return;
        }

        var (train, test) = Datasets.FashionMnist();
        Assert.Equal((60_000, 10_000), (train.Count, test.Count));
        Assert.All(train.ClassCounts(), count => Assert.Equal(6000, count));
        Assert.All(test.ClassCounts(), count => Assert.Equal(1000, count));
        Assert.Equal(["Ankle boot", "Pullover", "Trouser"], test.Labels[..3].ToArray().Select(label => test.ClassNames![(int)label]));
        Assert.Equal(0.2868, test.Features.AsEnumerable().Average(value => (double)value), 4);
    }

    [Fact]
    public void The_committed_files_are_the_original_ones()
    {
        using var unpacked = new System.IO.Compression.GZipStream(
            File.OpenRead(Repository.File("data/mnist/t10k-images-idx3-ubyte.gz")), System.IO.Compression.CompressionMode.Decompress);
        Assert.Equal("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", Convert.ToHexStringLower(SHA256.HashData(unpacked)));
    }
}
