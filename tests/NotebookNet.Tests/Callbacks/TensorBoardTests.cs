using System.Text;
using NotebookNet.TensorBoardFiles;

namespace NotebookNet.Tests;

/// <summary>Event files, read by a reader that shares nothing with the writer: frames, checksums bit by bit, protobuf fields by number.</summary>
public sealed class TensorBoardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("a", 0xC1D04330u)]
    [InlineData("123456789", 0xE3069283u)]
    public void The_checksum_is_that_of_the_published_vectors(string text, uint crc)
    {
        Assert.Equal(crc, Crc32C(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(Masked(crc), RecordFrame.MaskedCrc(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void Scalars_of_training_and_validation_are_in_folders_of_their_own_as_Keras_lays_them_out()
    {
        var history = Networks.Classifier().Fit(
            Datasets.Iris(), epochs: 3, validationSplit: 0.2, seed: 1, progress: false, callbacks: [new TensorBoard(_folder.At("run"))]);
        var (train, validation) = (Read("train"), Read("validation"));
        Assert.Equal("brain.Event:2", train[0].Version);
        Assert.Equal("brain.Event:2", validation[0].Version);
        Assert.Equal([1L, 2, 3], train.Skip(1).Select(e => e.Step));
        Assert.Equal(["epoch_loss", "epoch_accuracy", "epoch_learning_rate"], train[1].Scalars.Keys);
        Assert.Equal(["epoch_loss", "epoch_accuracy"], validation[1].Scalars.Keys);
        Assert.Equal(history["loss"].Select(x => (float)x), train.Skip(1).Select(e => e.Scalars["epoch_loss"]));
        Assert.Equal(history["val_accuracy"].Select(x => (float)x), validation.Skip(1).Select(e => e.Scalars["epoch_accuracy"]));
        Assert.All(train, e => Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - e.WallTime, -5, 600));
    }

    [Fact]
    public void Without_validation_there_is_no_folder_for_it_and_two_runs_have_two_files()
    {
        var board = new TensorBoard(_folder.At("run"));
        Networks.Classifier().Fit(Datasets.Iris(), epochs: 1, progress: false, callbacks: [board]);
        Networks.Classifier().Fit(Datasets.Iris(), epochs: 1, progress: false, callbacks: [board]);
        Assert.Equal(["train"], Directory.GetDirectories(_folder.At("run")).Select(Path.GetFileName));
        Assert.Equal(2, Directory.GetFiles(_folder.At("run/train"), "events.out.tfevents.*").Length);
    }

    [Fact]
    public void Histograms_count_every_weight()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 2, seed: 1, progress: false, callbacks: [new TensorBoard(_folder.At("run"), histogramFrequency: 2)]);
        var events = Read("train");
        Assert.Empty(events[1].Histograms);
        Assert.Equal(["dense/kernel/histogram", "dense/bias/histogram", "dense_1/kernel/histogram", "dense_1/bias/histogram"], events[2].Histograms.Keys);
        var kernel = model.Layers[0].Weights[0].ToArray().Select(x => (double)x).ToArray();
        var histogram = events[2].Histograms["dense/kernel/histogram"];
        Assert.Equal((kernel.Min(), kernel.Max(), kernel.Length), (histogram.Min, histogram.Max, histogram.Count));
        Assert.Equal(kernel.Sum(), histogram.Sum, 1e-9);
        Assert.Equal(kernel.Sum(x => x * x), histogram.SumOfSquares, 1e-9);
        Assert.Equal(30, histogram.Limits.Length);
        var low = double.NegativeInfinity;
        for (var i = 0; i < 30; i++)
        {
            var (from, to) = (low, histogram.Limits[i]);
            Assert.True(to > from);
            Assert.InRange(histogram.Counts[i], kernel.Count(x => x > from && x < to), kernel.Count(x => x >= from && x <= to));
            low = to;
        }

        Assert.Equal(kernel.Length, histogram.Counts.Sum());
    }

    [Fact]
    public void Kernels_are_grey_pictures_of_their_own_size()
    {
        Networks.Classifier().Fit(
            Datasets.Iris(), epochs: 1, seed: 1, progress: false, callbacks: [new TensorBoard(_folder.At("run"), histogramFrequency: 1, writeImages: true)]);
        var images = Read("train")[1].Images;
        Assert.Equal(["dense/kernel/image", "dense_1/kernel/image"], images.Keys);
        var image = images["dense/kernel/image"];
        Assert.Equal((4, 8, 1), (image.Height, image.Width, image.Channels));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], image.Png[..4]);
    }

    [Fact]
    public void Batches_are_written_at_their_frequency()
    {
        Networks.Classifier().Fit(
            Datasets.Iris(), epochs: 2, batchSize: 50, progress: false, callbacks: [new TensorBoard(_folder.At("run"), batchFrequency: 2)]);
        var batches = Read("train").Where(e => e.Scalars.ContainsKey("batch_loss")).Select(e => e.Step);
        Assert.Equal([2L, 4, 6], batches);
    }

    [Fact]
    public void Distributions_of_equal_missing_or_infinite_values_are_possible()
    {
        var summary = new EventSummary();
        summary.Histogram("equal", [2f, 2, 2]);
        summary.Histogram("gaps", [float.NaN, 1, float.PositiveInfinity, 3]);
        Assert.False(summary.IsEmpty);
        var fields = Fields(summary.Message.ToArray()).Select(field => Fields(field.Bytes)).ToArray();
        var (equal, gaps) = (Histogram.From(fields[0].Single(f => f.Number == 5).Bytes), Histogram.From(fields[1].Single(f => f.Number == 5).Bytes));
        Assert.Equal((2.0, 2.0, 3.0, 1), (equal.Min, equal.Max, equal.Counts[0], equal.Limits.Length));
        Assert.Equal((1.0, 3.0, 2.0), (gaps.Min, gaps.Max, gaps.Count));
        var empty = new EventSummary();
        empty.Histogram("nothing", [float.NaN]);
        Assert.True(empty.IsEmpty);
    }

    [Fact]
    public void Wrong_options_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TensorBoard(" "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TensorBoard(histogramFrequency: -1));
        Assert.Contains("histogramFrequency", Assert.Throws<ArgumentException>(() => new TensorBoard(writeImages: true)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private List<Event> Read(string part)
    {
        var bytes = File.ReadAllBytes(Directory.GetFiles(_folder.At($"run/{part}")).Single());
        List<Event> events = [];
        for (var at = 0; at < bytes.Length;)
        {
            var length = (int)BitConverter.ToUInt64(bytes, at);
            Assert.Equal(Masked(Crc32C(bytes.AsSpan(at, 8))), BitConverter.ToUInt32(bytes, at + 8));
            var data = bytes.AsSpan(at + 12, length);
            Assert.Equal(Masked(Crc32C(data)), BitConverter.ToUInt32(bytes, at + 12 + length));
            events.Add(Event.From(data.ToArray()));
            at += 16 + length;
        }

        return events;
    }

    private static uint Masked(uint crc) => unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u);

    // The definition: reflected polynomial 0x1EDC6F41, bit by bit.
    private static uint Crc32C(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78u : crc >> 1;
            }
        }

        return ~crc;
    }

    private static List<Field> Fields(byte[] message)
    {
        List<Field> fields = [];
        var at = 0;
        ulong Varint()
        {
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var next = message[at++];
                value |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80)
                {
                    return value;
                }
            }
        }

        while (at < message.Length)
        {
            var tag = Varint();
            var number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    fields.Add(new Field(number, (long)Varint(), []));
                    break;
                case 1:
                    fields.Add(new Field(number, 0, message[at..(at += 8)]));
                    break;
                case 5:
                    fields.Add(new Field(number, 0, message[at..(at += 4)]));
                    break;
                case 2:
                    var length = (int)Varint();
                    fields.Add(new Field(number, 0, message[at..(at += length)]));
                    break;
                default:
                    Assert.Fail($"wire type {tag & 7}");
                    break;
            }
        }

        return fields;
    }

    private sealed record Field(int Number, long Integer, byte[] Bytes);

    private sealed record Event(
        double WallTime, long Step, string? Version, Dictionary<string, float> Scalars, Dictionary<string, Histogram> Histograms, Dictionary<string, Image> Images)
    {
        public static Event From(byte[] message)
        {
            var fields = Fields(message);
            var result = new Event(
                BitConverter.ToDouble(fields.Single(f => f.Number == 1).Bytes),
                fields.SingleOrDefault(f => f.Number == 2)?.Integer ?? 0,
                fields.SingleOrDefault(f => f.Number == 3) is { } version ? Encoding.UTF8.GetString(version.Bytes) : null,
                [], [], []);
            foreach (var value in fields.Where(f => f.Number == 5).SelectMany(summary => Fields(summary.Bytes)).Select(value => Fields(value.Bytes)))
            {
                var tag = Encoding.UTF8.GetString(value.Single(f => f.Number == 1).Bytes);
                var content = value.Single(f => f.Number != 1);
                switch (content.Number)
                {
                    case 2:
                        result.Scalars.Add(tag, BitConverter.ToSingle(content.Bytes));
                        break;
                    case 4:
                        var image = Fields(content.Bytes);
                        result.Images.Add(tag, new Image((int)image[0].Integer, (int)image[1].Integer, (int)image[2].Integer, image[3].Bytes));
                        break;
                    default:
                        Assert.Equal(5, content.Number);
                        result.Histograms.Add(tag, Histogram.From(content.Bytes));
                        break;
                }
            }

            return result;
        }
    }

    private sealed record Image(int Height, int Width, int Channels, byte[] Png);

    private sealed record Histogram(double Min, double Max, double Count, double Sum, double SumOfSquares, double[] Limits, double[] Counts)
    {
        public static Histogram From(byte[] message)
        {
            var fields = Fields(message).ToDictionary(field => field.Number, field => field.Bytes);
            double One(int number) => BitConverter.ToDouble(fields[number]);
            double[] Many(int number) => [.. Enumerable.Range(0, fields[number].Length / 8).Select(i => BitConverter.ToDouble(fields[number], 8 * i))];
            return new Histogram(One(1), One(2), One(3), One(4), One(5), Many(6), Many(7));
        }
    }
}
