using System.Text;

namespace NotebookNet.Tests;

/// <summary>Files that were changed at random are read, or refused with the documented exception, and take no more memory than they may.</summary>
public class FuzzTests
{
    private const int Mutations = 50_000;
    private const long MostMemory = 4L << 20;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Idx_files_changed_at_random_are_read_or_refused(bool packed)
    {
        byte[] pictures = IdxBytes.Of([4, 3, 2], [.. Enumerable.Range(0, 24).Select(i => (byte)(i * 11))]);
        byte[] numbers = IdxBytes.Of([3], [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0, 0x7F, 0x80, 0, 0], kind: 0x0D);
        byte[][] seeds = packed ? [IdxBytes.Packed(pictures), IdxBytes.Packed(numbers)] : [pictures, numbers];
        var refused = Mutate(seeds, Mutations / 2, bytes =>
        {
            using var stream = new MemoryStream(bytes);
            IdxFile.Read(stream);
        });
        Assert.InRange(refused, Mutations / 20, (Mutations / 2) - 100);
    }

    [Fact]
    public void Csv_texts_changed_at_random_are_read_or_refused()
    {
        byte[][] seeds =
        [
            .. new[]
            {
                "length,colour,kind\n5.1,red,rose\n,white,lily\n4.7,\"a \"\"b\"\",\nc\",rose\n",
                "a;b;c\r\n1,5;2;x\r\n-3,25;NA;y\r\n1e3;;x\r\n",
                "1\t2\t3\n4\t5\t6\n",
            }.Select(Encoding.UTF8.GetBytes),
        ];
        var refused = Mutate(seeds, Mutations, bytes => Dataset.FromCsv(
            new StreamReader(new MemoryStream(bytes)), options: new CsvOptions { DecimalSeparator = bytes.Length % 2 == 0 ? '.' : ',' }));
        Assert.InRange(refused, Mutations / 20, Mutations - 1000);
    }

    [Fact]
    public void Written_pipelines_changed_at_random_are_read_or_refused()
    {
        var fitted = new Pipeline(PreprocessorTests.Steps.Values.Select(step => step is PolynomialFeatures ? new StandardScaler() : step))
            .Steps.Select(step => step.FitTo(Dataset.OfFeatures(new[,] { { 1.0, 10 }, { 2, 20 }, { 4, 10 } })));
        byte[][] seeds = [.. fitted.Select(step => Encoding.UTF8.GetBytes(new Pipeline(step).ToJson()))];
        var refused = Mutate(seeds, Mutations / 5, bytes =>
        {
            var pipeline = Pipeline.FromJson(Encoding.UTF8.GetString(bytes));
            if (pipeline.IsFitted)
            {
                pipeline.Transform(Tensor.Ones(1, 2));
            }
        });
        Assert.InRange(refused, Mutations / 50, (Mutations / 5) - 100);
    }

    /// <summary>How many of the changed files were refused.</summary>
    private static int Mutate(byte[][] seeds, int count, Action<byte[]> read)
    {
        var random = new RandomStream(20);
        var refused = 0;
        for (var i = 0; i < count; i++)
        {
            var bytes = Changed(seeds[i % seeds.Length], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(bytes);
            }
            catch (Exception documented) when (documented is DataException or ShapeException)
            {
                refused++;
            }
            catch (Exception other)
            {
                Assert.Fail($"Change {i} of {Convert.ToHexString(bytes)}: {other}");
            }

            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(taken <= MostMemory, $"Change {i} of {Convert.ToHexString(bytes)} took {taken} bytes");
        }

        return refused;
    }

    private static byte[] Changed(byte[] seed, RandomStream random)
    {
        List<byte> bytes = [.. seed];
        for (var changes = 1 + random.NextInt(4); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.NextInt(bytes.Count);
            switch (random.NextInt(6))
            {
                case 0:
                    bytes[at] = (byte)random.NextInt(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + random.NextInt(5)));
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.NextInt(256));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(random.NextInt(bytes.Count), 1));
                    break;
            }
        }

        return [.. bytes];
    }
}
