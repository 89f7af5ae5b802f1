using NotebookNet.Visuals;

namespace NotebookNet.Tests;

/// <summary>How data sets are drawn: tables, pictures, series, histograms.</summary>
public class DatasetPictureTests
{
    private static readonly Dataset Noise = new(Tensor.RandomUniform([12, 8, 8, 1], seed: 1), Enumerable.Range(0, 12).Select(i => i % 3).ToArray(), classNames: ["a", "b", "c <i>"]);

    [Theory]
    [InlineData("<img", 28, 28, 1)]
    [InlineData("<img", 32, 32, 3)]
    [InlineData("<img", 28, 28)]
    [InlineData("<table", 784)]
    [InlineData("<table", 4)]
    [InlineData("<svg", 50, 3)]
    [InlineData("<svg", 30, 1)]
    [InlineData("<table", 5, 6, 7)]
    public void A_data_set_shows_itself_as_what_it_looks_like(string kind, params int[] shape)
    {
        var data = new Dataset(Tensor.RandomUniform([5, .. shape], seed: 1), Tensor.Zeros(5));
        Assert.Contains(kind, data.ToHtml(), StringComparison.Ordinal);
        Assert.NotEmpty(data.ToString());
    }

    [Fact]
    public void A_data_set_without_samples_is_drawn_too()
    {
        foreach (var shape in new int[][] { [0, 4], [0, 28, 28, 1], [0, 30, 2] })
        {
            var data = new Dataset(Tensor.Zeros(shape), new Tensor([0]));
            Assert.NotEmpty(data.ToHtml());
            Assert.NotEmpty(data.ToString());
        }

        Assert.NotEmpty(new Dataset(new Tensor([0, 4]), new Tensor([0])).Describe().ToHtml());
        Assert.NotEmpty(new Dataset(new Tensor([0, 4]), new Tensor([0])).Histograms().ToHtml());
    }

    [Fact]
    public void Pictures_carry_their_labels_and_predictions_their_marks()
    {
        var plain = Noise.Pictures(count: 5).ToHtml();
        Assert.Equal(5, Count(plain, "<img"));
        Assert.Contains("sample 2: c &lt;i&gt;", plain, StringComparison.Ordinal);
        Assert.Contains("12 samples, 5 shown", plain, StringComparison.Ordinal);
        var marked = Noise.Pictures(new[] { 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 0, 0 }).ToHtml();
        Assert.Equal((12, 2), (Count(marked, "<img"), Count(marked, "alt=\"✗")));
        Assert.Contains("sample 10: true b, predicted a", marked, StringComparison.Ordinal);
    }

    [Fact]
    public void Probabilities_and_classes_mark_alike_and_the_probability_is_told()
    {
        var data = Noise[..3];
        Tensor probabilities = new[,] { { 0.8f, 0.1f, 0.1f }, { 0.7f, 0.2f, 0.1f }, { 0.1f, 0.2f, 0.7f } };
        var html = data.Pictures(probabilities).ToHtml();
        Assert.Equal(1, Count(html, "alt=\"✗"));
        Assert.Contains("true b, predicted a (70 %)", html, StringComparison.Ordinal);
        Assert.Equal(1, Count(data.Pictures(new[] { 0, 0, 2 }).ToHtml(), "alt=\"✗"));
    }

    [Fact]
    public void Labels_that_are_numbers_or_one_hot_stand_below_pictures()
    {
        var images = Tensor.RandomUniform([2, 8, 8, 1], seed: 1);
        Assert.Contains("sample 1: 2.5", new Dataset(images, new[] { 1.5f, 2.5f }).Pictures().ToHtml(), StringComparison.Ordinal);
        Assert.Contains("sample 1: 2", new Dataset(images, new[,] { { 1f, 0, 0 }, { 0, 0, 1 } }).Pictures().ToHtml(), StringComparison.Ordinal);
        Assert.Contains("sample 1: no label", new Dataset(images, new[,] { { 1f, 0.5f, 0 }, { 0, 0, 1.5f } }).Pictures().ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_picture_or_series_is_refused_with_the_cure()
    {
        var rows = Datasets.Iris();
        Assert.Contains("Reshape", Assert.Throws<ShapeException>(() => rows.Pictures()).Message, StringComparison.Ordinal);
        Assert.Contains("Pictures()", Assert.Throws<ShapeException>(() => Noise.Describe()).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Noise.Histograms());
        Assert.Throws<ShapeException>(() => Noise.Series());
        Assert.Contains("One prediction per sample", Assert.Throws<ShapeException>(() => Noise.Pictures(new[] { 1, 2 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Noise.Pictures(count: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Histograms(bins: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Dataset(Tensor.Zeros(2, 5, 1), Tensor.Zeros(2)).Series(count: 0));
    }

    [Fact]
    public void Columns_say_their_kind_range_and_what_is_missing()
    {
        var data = new Dataset(
            new[,] { { 1, float.NaN, 0, 5, 1.5f }, { 2, 3, 1, 5, float.PositiveInfinity }, { 3, 4, 1, 5, -2.25f } }, new[] { 0.5f, 1.5f, 2.5f });
        var html = data.Preview().ToHtml();
        foreach (var note in (string[])["whole 1 … 3", "whole 3 … 4, 1 missing", "0 or 1", "constant 5", "decimal -2.25 … 1.5, 1 infinite", "decimal 0.5 … 2.5"])
        {
            Assert.Contains($">{note}<", html, StringComparison.Ordinal);
        }

        var empty = new Dataset(new[,] { { float.NaN } }, new[] { 1f });
        Assert.Contains("empty, 1 missing", empty.Preview().ToHtml(), StringComparison.Ordinal);
        Assert.Matches(@"x0\s+empty\s+1\s+–\s+–\s+–\s+–\s+–", empty.Describe().ToString());
    }

    [Fact]
    public void Histograms_count_each_sample_once_and_by_class()
    {
        var text = Datasets.Iris().Histograms(bins: 1).ToString();
        Assert.Equal(12, System.Text.RegularExpressions.Regex.Count(text, @"(setosa|versicolor|virginica)\s+1\s+50\s+50"));
        var whole = new Dataset(new[,] { { 0f }, { 1 }, { 1 }, { 3 } }, new[] { 0.5f, 1.5f, 2.5f, 3.5f }).Histograms().ToString();
        // Bars of 0, 1, 2 and 3: smallest count 0, largest 2.
        Assert.Matches(@"histogram\s+4\s+0\s+2", whole);
    }

    [Fact]
    public void Many_features_and_many_classes_say_what_is_left_out()
    {
        var data = Networks.RandomClasses(60, 130, 9);
        Assert.Contains("24 of 130 features shown; all 9 classes together", data.Histograms().ToHtml(), StringComparison.Ordinal);
        Assert.Contains("100 of 130 features shown", data.Describe().ToHtml(), StringComparison.Ordinal);
        Assert.All(new Displayable[] { data.Histograms(), data.Describe() }, picture => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(picture.ToHtml()), 1, 50 * 1024));
        Assert.Contains("6 of 9 features shown", new Dataset(Tensor.RandomNormal([3, 20, 9], seed: 1), Tensor.Zeros(3)).Series().ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Showing_a_large_data_set_of_pictures_reads_only_what_is_shown()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (_, test) = Datasets.Mnist(Repository.File("data", "mnist"));
        Assert.Equal(40, Count(test.ToHtml(), "<img"));
        // All 10,000 pictures as numbers alone would take 31 MB more than the bytes of their file.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 25_000_000);
    }

    private static int Count(string text, string part) => (text.Length - text.Replace(part, string.Empty, StringComparison.Ordinal).Length) / part.Length;
}
