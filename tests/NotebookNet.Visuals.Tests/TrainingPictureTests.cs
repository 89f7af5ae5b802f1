using System.Globalization;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

public class TrainingPictureTests
{
    [Fact]
    public void Training_and_validation_share_a_panel_and_its_colour_and_differ_by_dashes()
    {
        var svg = Parse(new TrainingCurves([new("loss", [3, 2, 1]), new("val_loss", [3, 2.5, 2.4])]));
        var lines = svg.Descendants(PictureAssert.Svg + "path").Where(p => p.Element(PictureAssert.Svg + "title")?.Value is { } t
            && (t.StartsWith("training", StringComparison.Ordinal) || t.StartsWith("validation", StringComparison.Ordinal))).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Equal((string?)lines[0].Attribute("stroke"), (string?)lines[1].Attribute("stroke"));
        Assert.Null(lines[0].Attribute("stroke-dasharray"));
        Assert.NotNull(lines[1].Attribute("stroke-dasharray"));
    }

    [Fact]
    public void Hovering_tells_the_numbers_of_the_epoch()
    {
        double[] loss = [1.2345, 0.5, 0.25], validation = [1.5, 0.75, 0.8];
        var titles = Titles(new TrainingCurves([new("loss", loss), new("val_loss", validation)]));
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"epoch {i + 1} · training {loss[i]:0.0000} · validation {validation[i]:0.0000}"), titles);
        }
    }

    [Fact]
    public void Latest_values_and_the_best_validation_epoch_are_in_the_legend()
    {
        var words = Words(new TrainingCurves([
            new("loss", [1, 0.5, 0.25, 0.125]), new("val_loss", [1, 0.4, 0.6, 0.7]),
            new("accuracy", [0.1, 0.5, 0.9, 0.95]), new("val_accuracy", [0.1, 0.5, 0.8, 0.7])]));
        Assert.Contains("training 0.1250", words);
        Assert.Contains("validation 0.7000", words);
        Assert.Contains("best 0.4000 at epoch 2", words);
        Assert.Contains("best 0.8000 at epoch 3", words);
    }

    [Fact]
    public void The_ring_marks_the_best_point_of_the_drawn_curve()
    {
        var svg = Parse(new TrainingCurves([new("val_loss", [1, 0.4, 0.6])]));
        var ring = svg.Descendants(PictureAssert.Svg + "g").Last(g => (string?)g.Attribute("pointer-events") == "all" && g.Attribute("stroke") is not null);
        var line = svg.Descendants(PictureAssert.Svg + "path").First(p => p.Attribute("stroke-dasharray") is not null && ((string)p.Attribute("d")!).Contains('L', StringComparison.Ordinal));
        var second = ((string)line.Attribute("d")!).Split('L')[1].Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        // An outline of radius 6 begins at its left end.
        Assert.StartsWith($"M{SvgWriter.Num(second[0] - 6)} {SvgWriter.Num(second[1])}", (string)ring.Element(PictureAssert.Svg + "path")!.Attribute("d")!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_loss_comes_first_and_each_metric_has_its_panel() =>
        Assert.Equal(["loss", "accuracy", "mae"], Parse(new TrainingCurves([new("accuracy", [1]), new("val_accuracy", [1]), new("loss", [1]), new("mae", [1])]))
            .Descendants(PictureAssert.Svg + "text").Where(t => (string?)t.Attribute("font-size") == "13").Select(t => t.Value));

    [Fact]
    public void A_gap_stands_where_a_value_is_missing_and_the_description_says_so()
    {
        var svg = Parse(new TrainingCurves([new("loss", [3, 2, double.NaN, double.PositiveInfinity, 1, 0.5])]));
        var line = svg.Descendants(PictureAssert.Svg + "path").Single(p => p.Element(PictureAssert.Svg + "title")?.Value == "training 0.5000");
        Assert.Equal(2, ((string)line.Attribute("d")!).Count(c => c == 'M'));
        Assert.Contains("2 values cannot be drawn", svg.Descendants(PictureAssert.Svg + "desc").Single().Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(200000)]
    public void Any_number_of_epochs_can_be_drawn(int epochs)
    {
        var svg = PictureAssert.IsSound(Samples.Curves(epochs).ToHtml());
        Assert.Equal(epochs >= 5000, svg.Descendants(PictureAssert.Svg + "desc").First().Value.Contains("points drawn", StringComparison.Ordinal));
    }

    [Fact]
    public void While_training_goes_on_the_axis_already_reaches_the_last_epoch()
    {
        static double[] FirstPoint(TrainingCurves curves) => [.. ((string)Parse(curves).Descendants(PictureAssert.Svg + "path")
            .First(p => p.Element(PictureAssert.Svg + "title")?.Value.StartsWith("training", StringComparison.Ordinal) == true).Attribute("d")!)
            .TrimStart('M').Split('L').Select(p => double.Parse(p.Split(' ')[0], CultureInfo.InvariantCulture))];
        var (early, late) = (FirstPoint(Samples.Curves(5, total: 10)), FirstPoint(Samples.Curves(10, total: 10)));
        Assert.Equal(early, late[..5]);
    }

    [Fact]
    public void The_monitor_keeps_its_size_from_the_first_update_to_the_last()
    {
        var sizes = Enumerable.Range(0, 11).Select(epoch => (string?)Parse(Samples.Monitor(epoch, new TrainingCurves(
            [new("loss", Samples.Numbers(epoch)), new("val_loss", Samples.Numbers(Math.Max(0, epoch - 1))), new("accuracy", Samples.Numbers(epoch))], null, 10)))
            .Descendants(PictureAssert.Svg + "svg").First().Attribute("viewBox")).Distinct();
        Assert.Single(sizes);
    }

    [Fact]
    public void The_bar_is_as_long_as_the_work_that_is_done()
    {
        static double Width(TrainingStatus status) => Parse(new TrainingMonitor(status, null)).Descendants(PictureAssert.Svg + "rect")
            .Where(r => (string?)r.Attribute("fill") == Palette.Blue).Select(r => (double)r.Attribute("width")!).SingleOrDefault();
        TrainingStatus At(int epoch, int step, bool finished = false) => new(epoch, 10, step, 8, TimeSpan.Zero, null, 1, [], finished, null);
        Assert.Equal(0, Width(At(0, 0)));
        Assert.Equal(Width(At(10, 8)) / 2, Width(At(5, 8)), 0.2);
        Assert.Equal(Width(At(10, 8)) * 0.45, Width(At(5, 4)), 0.2);
        Assert.Equal(Width(At(10, 8)), Width(At(10, 3, finished: true)));
    }

    [Fact]
    public void The_monitor_as_text_is_one_line_with_all_numbers()
    {
        var text = Samples.Monitor(4, null).ToString();
        Assert.Equal("epoch 4/10 ━━━━━────────── loss 0.1234 accuracy 0.9583 12,345 samples/s 0:12 left", text);
    }

    [Fact]
    public void Strange_speeds_and_times_are_survived()
    {
        var monitor = new TrainingMonitor(new(0, 0, 0, 0, TimeSpan.MaxValue, TimeSpan.FromSeconds(-3), double.NaN, [new("loss", double.NaN)], false, null), null);
        PictureAssert.IsSound(monitor.ToHtml());
        Assert.Contains("– samples/s", monitor.ToString(), StringComparison.Ordinal);
        Assert.Contains("loss NaN", monitor.ToString(), StringComparison.Ordinal);
    }

    private static XElement Parse(Displayable picture) => PictureAssert.IsSound(picture.ToHtml());

    private static string[] Words(Displayable picture) => [.. Parse(picture).Descendants(PictureAssert.Svg + "text").Select(t => t.Value)];

    private static string[] Titles(Displayable picture) => [.. Parse(picture).Descendants(PictureAssert.Svg + "title").Select(t => t.Value)];
}
