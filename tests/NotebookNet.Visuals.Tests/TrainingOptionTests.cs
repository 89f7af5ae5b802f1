using System.Globalization;
using System.Xml.Linq;

namespace NotebookNet.Visuals.Tests;

/// <summary>What can be asked of training curves: smoothing, scales, marks, several runs.</summary>
public class TrainingOptionTests
{
    [Fact]
    public void Smoothing_draws_the_moving_average_over_the_faint_measured_curve()
    {
        double[] loss = [1, 0.5, 0.75, 0.25];
        var smoothed = CurveSmoothing.Apply(loss, 0.5);
        var svg = Parse(new TrainingCurves([new("loss", loss)]) { Smoothing = 0.5 });
        var lines = svg.Descendants(PictureAssert.Svg + "path").Where(p => (string?)p.Attribute("stroke-linejoin") == "round").ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Equal(("1", "2"), ((string?)lines[0].Attribute("stroke-width"), (string?)lines[1].Attribute("stroke-width")));
        Assert.NotNull(lines[0].Attribute("stroke-opacity"));
        var (measured, average) = (Heights(lines[0]), Heights(lines[1]));
        // Both share the axis: heights are in the proportion of the values.
        var unit = (measured[0] - measured[3]) / (loss[0] - loss[3]);
        for (var i = 0; i < loss.Length; i++)
        {
            Assert.Equal(measured[0] + (smoothed[i] - loss[0]) * unit, average[i], 0.2);
        }

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"epoch 3 · training 0.7500 · training smoothed {smoothed[2]:0.0000}"), svg.Descendants(PictureAssert.Svg + "title").Select(t => t.Value));
        Assert.Contains("smoothing 0.5", svg.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_epoch_is_that_of_the_measured_values_whatever_is_smoothed() =>
        Assert.Contains("best 0.2000 at epoch 2", Words(new TrainingCurves([new("val_loss", [1, 0.2, 0.9, 0.8])]) { Smoothing = 0.9 }));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_smoothing_that_is_none_is_refused(double smoothing) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingCurves([]) { Smoothing = smoothing });

    [Fact]
    public void A_constant_curve_and_values_that_are_no_numbers_stay_as_they_are()
    {
        Assert.Equal([0.1, 0.1, 0.1], CurveSmoothing.Apply([0.1, 0.1, 0.1], 0.6));
        Assert.Equal([1, double.NaN, 1.5, double.PositiveInfinity], CurveSmoothing.Apply([1, double.NaN, 1.75, double.PositiveInfinity], 0.5).Select(v => Math.Round(v, 6)));
        Assert.Empty(CurveSmoothing.Apply([], 0.6));
    }

    [Theory]
    [InlineData(true, "loss (logarithmic)")]
    [InlineData(false, "loss")]
    [InlineData(null, "loss")]
    public void Losses_have_the_scale_that_was_asked_for_and_scores_a_linear_one(bool? log, string title)
    {
        var words = Words(new TrainingCurves([new("loss", [1, 0.5, 0.1]), new("accuracy", [0.1, 0.5, 0.9])]) { LogScale = log });
        Assert.Contains(title, words);
        Assert.Contains("accuracy", words);
    }

    [Fact]
    public void Without_a_wish_curves_that_fall_far_are_logarithmic_and_a_wish_is_stronger()
    {
        CurveSeries[] far = [new("loss", [1000, 1, 0.1])];
        Assert.Contains("loss (logarithmic)", Words(new TrainingCurves(far)));
        Assert.Contains("loss", Words(new TrainingCurves(far) { LogScale = false }));
        // Nothing above zero: a logarithmic axis would be empty.
        Assert.Contains("loss", Words(new TrainingCurves([new("loss", [-1, -2])]) { LogScale = true }));
    }

    [Fact]
    public void The_best_and_the_last_epoch_of_early_stopping_are_upright_lines_at_their_place()
    {
        var svg = Parse(new TrainingCurves([new("loss", [5, 4, 3, 2, 1])]) { BestEpoch = 3, StoppedEpoch = 5 });
        Assert.Contains("best epoch 3", WordsOf(svg));
        Assert.Contains("stopped after epoch 5", WordsOf(svg));
        var rules = svg.Descendants(PictureAssert.Svg + "path").Where(p => (string?)p.Attribute("stroke-dasharray") == "3 3").Select(p => Number(((string)p.Attribute("d")!)[1..].Split(' ')[0])).ToArray();
        var points = Places(svg.Descendants(PictureAssert.Svg + "path").Single(p => (string?)p.Attribute("stroke-linejoin") == "round")).Select(p => p.X).ToArray();
        Assert.Equal([points[2], points[4]], rules);
    }

    [Fact]
    public void Marks_outside_the_epochs_are_left_out() =>
        Assert.DoesNotContain("epoch 9", string.Join(" ", Words(new TrainingCurves([new("loss", [5, 4])]) { BestEpoch = 9, StoppedEpoch = 0 })), StringComparison.Ordinal);

    [Fact]
    public void The_learning_rate_has_a_strip_when_it_changes_and_only_then()
    {
        CurveSeries[] series = [new("loss", [5, 4, 3])];
        Assert.DoesNotContain("learning rate", Words(new TrainingCurves(series) { LearningRates = [0.1, 0.1, 0.1] }));
        var svg = Parse(new TrainingCurves(series) { LearningRates = [0.1, 0.1, 0.05] });
        Assert.Contains("learning rate", WordsOf(svg));
        Assert.Contains("epoch 3 · rate 0.0500", svg.Descendants(PictureAssert.Svg + "title").Select(t => t.Value));
        Assert.Contains("learning rate (logarithmic)", Words(new TrainingCurves(series) { LearningRates = [0.1, 0.01, 0.001] }));
        Assert.Contains("learning rate", PictureAssert.IsSound(new TrainingCurves(series) { LearningRates = [0.1, 0.05] }.ToSvg()).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_continued_training_counts_its_epochs_on()
    {
        var svg = Parse(new TrainingCurves([new("loss", [5, 4, 4.5])]) { InitialEpoch = 10 });
        Assert.Contains("best 4.0000 at epoch 12", WordsOf(svg));
        Assert.Contains("epoch 11 · training 5.0000", svg.Descendants(PictureAssert.Svg + "title").Select(t => t.Value));
        Assert.Contains("12", new TrainingCurves([new("loss", [5, 4, 4.5])]) { InitialEpoch = 10 }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Compared_runs_share_panels_and_have_a_colour_each()
    {
        var compared = TrainingCurves.Compare(("adam", Run(3, 2, 1)), ("sgd", Run(4, 3.5)));
        var svg = Parse(compared);
        var lines = svg.Descendants(PictureAssert.Svg + "path").Where(p => (string?)p.Attribute("stroke-linejoin") == "round").ToArray();
        // Training solid, validation dashed; the colour tells the run.
        Assert.Equal([Palette.Blue, Palette.Blue, Palette.Vermillion, Palette.Vermillion], lines.Select(l => (string?)l.Attribute("stroke")));
        Assert.Equal([false, true, false, true], lines.Select(l => l.Attribute("stroke-dasharray") is not null));
        Assert.Equal(["adam", "sgd"], WordsOf(svg).Where(w => w is "adam" or "sgd"));
        Assert.Contains("solid: training, dashed: validation", svg.Value, StringComparison.Ordinal);
        var text = compared.ToString();
        Assert.Matches("adam +loss +3\\.0000 +1\\.0000 +1\\.0000 +3 ", text);
        Assert.Matches("sgd +val_loss +5\\.0000 +4\\.5000 +4\\.5000 +2 ", text);
    }

    [Fact]
    public void Compared_runs_without_a_name_are_numbered_and_keep_their_epochs()
    {
        var svg = Parse(TrainingCurves.Compare((" ", Run(3, 2)), ("later", new TrainingCurves([new("loss", [1, 2])]) { InitialEpoch = 5 })));
        Assert.Contains("run 1", WordsOf(svg));
        var lines = svg.Descendants(PictureAssert.Svg + "path").Where(p => (string?)p.Attribute("stroke-linejoin") == "round").Select(p => Places(p)[0].X).ToArray();
        Assert.True(lines[^1] > lines[0] + 100, "the later run begins further right");
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Assert.Contains("nothing to compare", Assert.Throws<ArgumentException>(() => TrainingCurves.Compare()).Message, StringComparison.Ordinal);
        Assert.Contains("Run 2 ('b') is null", Assert.Throws<ArgumentException>(() => TrainingCurves.Compare(("a", Run(1)), ("b", null!))).Message, StringComparison.Ordinal);
        var both = TrainingCurves.Compare(("a", Run(1)), ("b", Run(1)));
        Assert.Contains("'c'", Assert.Throws<ArgumentException>(() => TrainingCurves.Compare(("c", both))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_panel_keeps_its_axes_from_the_first_value_to_the_last()
    {
        static string Frame(int epochs) => string.Join(" ", Parse(new TrainingMonitor(
            new(epochs, 10, 1, 8, TimeSpan.Zero, null, 1, [], false, null),
            new TrainingCurves([new("accuracy", [.. Enumerable.Repeat(0.5, epochs)]), new("val_accuracy", [.. Enumerable.Repeat(0.5, epochs)])], null, 10)))
            .Descendants(PictureAssert.Svg + "text").Where(t => t.Value is "accuracy" or "epoch").Select(t => $"{t.Attribute("x")} {t.Attribute("y")}"));
        Assert.Equal(Frame(1), Frame(9));
    }

    private static TrainingCurves Run(params double[] loss) => new([new("loss", loss), new("val_loss", [.. loss.Select(v => v + 1)])]);

    private static XElement Parse(Displayable picture) => PictureAssert.IsSound(picture.ToHtml());

    private static string[] Words(Displayable picture) => WordsOf(Parse(picture));

    private static string[] WordsOf(XElement svg) => [.. svg.Descendants(PictureAssert.Svg + "text").Select(t => t.Value)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static (double X, double Y)[] Places(XElement path) =>
        [.. ((string)path.Attribute("d")!).TrimStart('M').Split('L').Select(p => (Number(p.Split(' ')[0]), Number(p.Split(' ')[1])))];

    private static double[] Heights(XElement path) => [.. Places(path).Select(p => p.Y)];
}
