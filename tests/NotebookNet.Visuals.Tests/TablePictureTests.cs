using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

public class TablePictureTests
{
    [Fact]
    public void Every_cell_of_the_data_is_a_cell_of_the_table()
    {
        var table = new TablePicture([new("a"), new("b", ColumnAlignment.Right)], [["x", "1.5"], ["<y>", "-2"]]);
        var cells = PictureAssert.IsSound(table.ToHtml()).Descendants("td").ToArray();
        Assert.Equal(["x", "1.5", "<y>", "-2"], cells.Select(c => c.Value));
        Assert.Contains("text-align:right", (string)cells[1].Attribute("style")!, StringComparison.Ordinal);
        Assert.Contains("text-align:left", (string)cells[0].Attribute("style")!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_table_scrolls_in_its_own_place()
    {
        var outer = PictureAssert.IsSound(Samples.Table(3).ToHtml()).Elements().Single();
        Assert.Contains("overflow:auto", (string)outer.Attribute("style")!, StringComparison.Ordinal);
        Assert.Contains("max-width:100%", (string)outer.Attribute("style")!, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_do_not_fit_are_counted()
    {
        var html = Samples.Table(5000).ToHtml();
        var drawn = PictureAssert.IsSound(html).Descendants("tr").Count() - 1;
        Assert.InRange(drawn, 50, 4999);
        Assert.Contains($"{5000 - drawn:#,0} more rows not drawn", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_do_not_fit_are_counted()
    {
        var html = new TablePicture([.. Enumerable.Range(0, 1000).Select(i => new TableColumn("column " + i))], []).ToHtml();
        var drawn = PictureAssert.IsSound(html).Descendants("th").Count();
        Assert.Contains($"{1000 - drawn:#,0} more columns not drawn", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new TablePicture([new("a"), new("b")], [["1", "2"], ["3"]]));
        Assert.Contains("Row 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TablePicture([], []));
    }

    [Theory]
    [InlineData(3, 0.6)]
    [InlineData(10, 0.2)]
    [InlineData(20, 0.2)]
    public void Each_count_of_a_confusion_matrix_is_in_its_cell_and_tells_both_classes(int classes, double density)
    {
        var counts = new long[classes, classes];
        var numbers = Samples.Numbers(classes * classes);
        for (var i = 0; i < numbers.Length; i++)
        {
            counts[i / classes, i % classes] = numbers[i] > 1 - 2 * density ? 1 + i : 0;
        }

        string[] names = [.. Enumerable.Range(0, classes).Select(i => "c" + i)];
        ClassScore[] scores = [.. names.Select(n => new ClassScore(n, 1, 1, 1, 1))];
        var svg = PictureAssert.IsSound(new ConfusionMatrixPicture(counts, names, scores, scores[0], scores[0], 1).ToHtml());
        var titles = svg.Descendants(PictureAssert.Svg + "title").Select(t => t.Value).ToArray();
        for (var r = 0; r < classes; r++)
        {
            for (var c = 0; c < classes; c++)
            {
                var said = titles.Count(t => t.StartsWith($"true c{r}, predicted c{c}: {counts[r, c]:#,0} (", StringComparison.Ordinal));
                Assert.Equal(counts[r, c] > 0 ? 1 : 0, said);
            }
        }
    }

    [Fact]
    public void Rows_are_true_classes_and_run_downwards()
    {
        ClassScore[] scores = [new("a", 1, 1, 1, 1), new("b", 1, 1, 1, 1)];
        var svg = PictureAssert.IsSound(new ConfusionMatrixPicture(new long[,] { { 5, 2 }, { 0, 7 } }, ["a", "b"], scores, scores[0], scores[0], 1).ToHtml());
        XElement Cell(string start) => svg.Descendants(PictureAssert.Svg + "title").Single(t => t.Value.StartsWith(start, StringComparison.Ordinal)).Parent!.Element(PictureAssert.Svg + "rect")!;
        var (wrong, right) = (Cell("true a, predicted b: 2 (29 %"), Cell("true b, predicted b: 7 (100 %"));
        Assert.Equal((string?)wrong.Attribute("x"), (string?)right.Attribute("x"));
        Assert.True((double)wrong.Attribute("y")! < (double)right.Attribute("y")!);
        Assert.Equal(Palette.Vermillion, (string?)wrong.Attribute("fill"));
        Assert.Equal(Palette.Blue, (string?)right.Attribute("fill"));
    }

    [Fact]
    public void An_undefined_score_prints_as_a_dash()
    {
        var picture = Samples.Confusion(3, Samples.Species);
        Assert.Contains("–", PictureAssert.IsSound(picture.ToHtml()).Descendants("td").Select(t => t.Value));
        Assert.Contains("versicolor             –", picture.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_means_and_the_accuracy_are_shown()
    {
        var picture = Samples.Confusion(3, Samples.Species);
        var root = PictureAssert.IsSound(picture.ToHtml());
        Assert.Equal(["macro mean", "0.9000", "0.8000", "0.8500", "120"], root.Descendants("tr").ElementAt(4).Elements().Select(e => e.Value));
        Assert.Equal(["weighted mean", "0.9100", "0.8100", "0.8600", "120"], root.Descendants("tr").ElementAt(5).Elements().Select(e => e.Value));
        Assert.Contains("accuracy 0.8123", root.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0.5)]
    [InlineData(13, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 1)]
    [InlineData(60, 0.5)]
    [InlineData(100, 1)]
    [InlineData(100, 0.5)]
    [InlineData(1000, 0.02)]
    public void Any_number_of_classes_can_be_drawn(int classes, double density) =>
        PictureAssert.IsSound(Samples.Confusion(classes, density: density).ToHtml());

    [Fact]
    public void Many_classes_list_their_most_frequent_mistakes_the_largest_first()
    {
        var counts = new long[30, 30];
        (counts[3, 4], counts[5, 6], counts[7, 7]) = (2, 9, 50);
        ClassScore[] scores = [.. Enumerable.Range(0, 30).Select(i => new ClassScore("c" + i, 1, 1, 1, 1))];
        var text = new ConfusionMatrixPicture(counts, [.. scores.Select(s => s.Name)], scores, scores[0], scores[0], 1).ToString();
        Assert.Matches(@"9\s+100 %\s+c5\s+c6\n\s+2\s+100 %\s+c3\s+c4", text);
    }

    [Fact]
    public void A_matrix_that_is_not_one_is_refused()
    {
        ClassScore[] scores = [new("a", 1, 1, 1, 1), new("b", 1, 1, 1, 1)];
        Assert.Throws<ArgumentException>(() => new ConfusionMatrixPicture(new long[2, 3], ["a", "b"], scores, scores[0], scores[0], 1));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrixPicture(new long[0, 0], [], [], scores[0], scores[0], 1));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrixPicture(new long[2, 2], ["a"], scores, scores[0], scores[0], 1));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrixPicture(new long[2, 2], ["a", "b"], scores[..1], scores[0], scores[0], 1));
        Assert.Throws<ArgumentException>(() => new ConfusionMatrixPicture(new long[,] { { 1, -1 }, { 0, 1 } }, ["a", "b"], scores, scores[0], scores[0], 1));
    }
}
