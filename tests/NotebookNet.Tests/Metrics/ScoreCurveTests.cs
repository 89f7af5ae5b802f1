using System.Text.RegularExpressions;
using NotebookNet.Visuals;

namespace NotebookNet.Tests;

/// <summary>ROC, precision–recall and calibration curves: what they show, and what they refuse. Their numbers: ScoreCurveGoldenTests.</summary>
public partial class ScoreCurveTests
{
    private static readonly double[] Scores = [0.1, 0.4, 0.35, 0.8];
    private static readonly int[] Labels = [0, 0, 1, 1];

    [Fact]
    public void The_curve_in_the_picture_is_the_curve_of_the_numbers()
    {
        var roc = RocCurve.From(Scores, Labels);
        var path = Curve().Matches(roc.ToHtml()).Select(m => m.Groups[1].Value).Single(d => d.Count(c => c == 'L') == 4);
        var points = path[1..].Split('L').Select(p => p.Split(' ').Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToArray();
        var (left, right, bottom, top) = (points[0][0], points[^1][0], points[0][1], points[^1][1]);
        for (var i = 0; i < points.Length; i++)
        {
            Close.To(roc.Lines[0].FalsePositiveRate[i], (points[i][0] - left) / (right - left), 0, 1e-3);
            Close.To(roc.Lines[0].TruePositiveRate[i], (points[i][1] - bottom) / (top - bottom), 0, 1e-3);
        }

        Assert.Contains("AUC 0.7500", roc.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_output_two_outputs_and_one_hot_labels_say_the_same()
    {
        Tensor two = new[,] { { 0.9, 0.1 }, { 0.6, 0.4 }, { 0.65, 0.35 }, { 0.2, 0.8 } };
        Tensor column = Tensor.From(Scores, 4, 1);
        Tensor oneHot = new[,] { { 1.0, 0 }, { 1, 0 }, { 0, 1 }, { 0, 1 } };
        foreach (var (predictions, labels) in new (Tensor, Tensor)[] { (Scores, Labels), (column, Labels), (two, Labels), (two, oneHot) })
        {
            Assert.Equal(0.75, RocCurve.From(predictions, labels).Auc);
            Close.To(5.0 / 6, PrecisionRecallCurve.From(predictions, labels).AveragePrecision, 1e-12);
            Close.To(0.158125, CalibrationCurve.From(predictions, labels).Brier, 1e-6);
        }
    }

    [Fact]
    public void A_class_without_samples_has_no_curve_and_the_picture_says_so()
    {
        var none = RocCurve.From(Scores, new[] { 1, 1, 1, 1 });
        Assert.Equal(double.NaN, none.Auc);
        Assert.Contains("undefined", none.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(double.NaN, PrecisionRecallCurve.From(Scores, new[] { 0, 0, 0, 0 }).AveragePrecision);
        Assert.Contains("undefined", PrecisionRecallCurve.From(Scores, new[] { 0, 0, 0, 0 }).ToHtml(), StringComparison.Ordinal);
        Tensor three = new[,] { { 0.5, 0.3, 0.2 }, { 0.2, 0.6, 0.2 } };
        var partly = RocCurve.From(three, new[] { 0, 1 });
        Assert.Equal([1, 1, double.NaN], partly.Lines.Select(line => line.Auc));
        Assert.Contains("undefined where a class has no samples", partly.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("–", partly.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_sample_is_enough_for_a_calibration()
    {
        var curve = CalibrationCurve.From(new[] { 0.25 }, new[] { 1 });
        var bin = Assert.Single(curve.Bins);
        Assert.Equal((1L, 0.25, 1.0, 0.2, 0.3), (bin.Count, bin.MeanPrediction, bin.Fraction, bin.Low, Math.Round(bin.High, 9)));
        Assert.Equal((0.5625, 0.75), (curve.Brier, curve.ExpectedError));
    }

    [Fact]
    public void The_ends_of_the_scale_belong_to_the_outer_intervals()
    {
        var curve = CalibrationCurve.From(new[] { 0.0, 1.0, 0.5 }, new[] { 0, 1, 1 }, bins: 2);
        Assert.Equal([2L, 1L], curve.Bins.Select(b => b.Count));
    }

    [Fact]
    public void A_hundred_classes_show_the_worst_and_say_so()
    {
        var data = Networks.RandomClasses(400, 1, 100);
        var roc = RocCurve.From(Tensor.RandomUniform([400, 100], seed: 1), data.Labels);
        Assert.Equal(100, roc.Lines.Count);
        Assert.Contains("the 8 lowest of 100 classes shown", roc.ToHtml(), StringComparison.Ordinal);
        var worst = roc.Lines.Where(line => !double.IsNaN(line.Auc)).OrderBy(line => line.Auc).First();
        Assert.Contains($"{worst.Name} AUC {worst.Auc.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)}", roc.ToHtml(), StringComparison.Ordinal);
        Assert.InRange(roc.ToHtml().Length, 1, 50_000);
    }

    [Fact]
    public void A_hundred_thousand_scores_still_make_a_small_picture()
    {
        var scores = Tensor.RandomUniform([100_000], seed: 1);
        Tensor labels = Array.ConvertAll(Tensor.RandomUniform([100_000], seed: 2).Data, v => v < 0.3f ? 1 : 0);
        foreach (var picture in new Displayable[] { RocCurve.From(scores, labels), PrecisionRecallCurve.From(scores, labels), CalibrationCurve.From(scores, labels) })
        {
            Assert.InRange(picture.ToHtml().Length, 1000, 50_000);
        }
    }

    [Fact]
    public void What_cannot_be_scored_is_refused_with_a_reason()
    {
        (Func<object> Call, string Says, Type Error)[] misuses =
        [
            (() => RocCurve.From(Scores, new[] { 0, 1 }), "one class index per row", typeof(ShapeException)),
            (() => RocCurve.From(Tensor.Zeros(0), Tensor.Zeros(0)), "at least one sample", typeof(DataException)),
            (() => RocCurve.From(new[] { 0.5f, float.NaN }, new[] { 0, 1 }), "sample 1 is NaN", typeof(DataException)),
            (() => RocCurve.From(Scores, Labels, ["a", "b", "c"]), "2 classes but 3 names", typeof(ArgumentException)),
            (() => PrecisionRecallCurve.From(new[] { 0.5f, float.PositiveInfinity }, new[] { 0, 1 }), "finite predictions", typeof(DataException)),
            (() => CalibrationCurve.From(new[] { 0.5, 1.5 }, new[] { 0, 1 }), "probabilities from 0 to 1", typeof(DataException)),
            (() => CalibrationCurve.From(Scores, Labels, bins: 0), "bins", typeof(ArgumentOutOfRangeException)),
            (() => CalibrationCurve.From(Scores, Labels, bins: 101), "bins", typeof(ArgumentOutOfRangeException)),
        ];
        foreach (var (call, says, type) in misuses)
        {
            var error = Record.Exception(() => _ = call());
            Assert.True(error?.GetType() == type, $"expected {type.Name} that says '{says}', got {error}");
            Assert.Contains(says, error!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_model_that_predicts_numbers_has_no_such_curves_and_shows_predicted_against_true()
    {
        var model = Networks.Line();
        var data = new Dataset(Tensor.RandomNormal([30, 1], seed: 1), Tensor.RandomNormal([30], seed: 2));
        var evaluation = model.Evaluate(data);
        foreach (var call in new Func<object>[] { () => evaluation.Roc(), () => evaluation.PrecisionRecall(), () => evaluation.Calibration(), () => evaluation.Mistakes(), () => evaluation.ClassificationReport() })
        {
            Assert.Contains("cross-entropy", Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);
        }

        Assert.Contains("Predicted and true", evaluation.ToHtml(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Networks.Classifier().Evaluate(Datasets.Iris()).PredictedVersusTrue());
    }

    [Fact]
    public void An_evaluation_of_classes_shows_its_report_and_knows_its_curves()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 20, seed: 1, progress: false);
        var evaluation = model.Evaluate(Datasets.Iris());
        Assert.Contains("Classification report", evaluation.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(["setosa", "versicolor", "virginica"], evaluation.Roc().Lines.Select(line => line.Name));
        Assert.Equal(3, evaluation.PrecisionRecall().Lines.Count);
        Assert.Equal(150, evaluation.Calibration().Count);
        Close.To(Metric.AUC.Compute(evaluation.Predictions, Datasets.Iris().Labels), evaluation.Roc().Auc, 1e-12);
        var report = evaluation.ClassificationReport().ToString();
        Assert.Matches($@"accuracy\s+{evaluation.Accuracy.ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture)}\s+150", report);
    }

    [Fact]
    public void Mistakes_are_sorted_by_how_improbable_the_truth_seemed()
    {
        Tensor predictions = new[,] { { 0.7, 0.2, 0.1 }, { 0.1, 0.8, 0.1 }, { 0.3, 0.3, 0.4 }, { 0.05, 0.9, 0.05 } };
        var data = new Dataset(Tensor.RandomNormal([4, 2], seed: 1), new[] { 1, 1, 0, 2 }, classNames: ["a", "b", "c"]);
        var mistakes = new Mistakes(data, predictions, 40);
        Assert.Equal([3, 0, 2], mistakes.All.Select(mistake => mistake.Index));
        Assert.Equal(("c", "b"), (mistakes.All[0].Actual, mistakes.All[0].Predicted));
        Close.To([0.9, 0.05], [mistakes.All[0].Probability, mistakes.All[0].ActualProbability], 1e-6);
        Assert.Equal([2f, 1, 0], mistakes.Samples.Labels.Data);
        Assert.Contains("3 mistakes on 4 samples, the worst first", mistakes.ToString(), StringComparison.Ordinal);
        Assert.Contains("the worst first: 1 shown", new Mistakes(data, predictions, 1).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_mistakes_are_said_and_binary_outputs_work_too()
    {
        var data = new Dataset(Tensor.RandomNormal([2, 8, 8, 1], seed: 1), new[] { 0, 1 });
        Assert.Contains("No mistakes on 2 samples", new Mistakes(data, new[] { 0.2, 0.7 }, 40).ToHtml(), StringComparison.Ordinal);
        var wrong = Assert.Single(new Mistakes(data, new[] { 0.2, 0.3 }, 40).All);
        Close.To([0.7, 0.3], [wrong.Probability, wrong.ActualProbability], 1e-6);
        Assert.Contains("<img", new Mistakes(data, new[] { 0.2, 0.3 }, 40).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_confusion_matrix_shows_what_it_is_asked_for()
    {
        var matrix = new ConfusionMatrix(new long[,] { { 6, 2 }, { 4, 8 } }, ["cat", "dog"]);
        static string[] Words(Displayable picture) => [.. Text().Matches(picture.ToHtml()).Select(m => m.Groups[1].Value)];
        Contain(["6", "75 %", "25 %", "67 %", "% of the true class"], Words(matrix));
        Contain(["6", "60 %", "20 %", "% of the predicted class"], Words(matrix.Show(ConfusionShare.Column)));
        Contain(["30 %", "10 %", "20 %", "40 %", "% of all samples"], Words(matrix.Show(ConfusionShare.Overall, counts: false)));
        Assert.DoesNotContain("6", Words(matrix.Show(ConfusionShare.Overall, counts: false)));
        Assert.DoesNotContain(Words(matrix.Show(ConfusionShare.None)), word => word.EndsWith(" %", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => matrix.Show(ConfusionShare.None, counts: false));
        Assert.Equal([0.75, 0.25, 1 / 3.0, 2 / 3.0], matrix.Normalized(ConfusionShare.Row).Cast<double>());
    }

    [Fact]
    public void The_most_confused_pairs_come_largest_first()
    {
        var matrix = new ConfusionMatrix(new long[,] { { 6, 2, 0 }, { 5, 8, 1 }, { 0, 0, 9 } }, ["a", "b", "c"]);
        Assert.Equal([("b", "a", 5L), ("a", "b", 2L), ("b", "c", 1L)], matrix.MostConfused().Select(p => (p.Actual, p.Predicted, p.Count)));
        Close.To(5 / 14.0, matrix.MostConfused(1).Single().Share, 1e-12);
        Assert.Contains("most frequent mistakes", matrix.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("most frequent mistakes", matrix.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("mistakes", new ConfusionMatrix(new long[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }).ToHtml(), StringComparison.Ordinal);
    }

    private static void Contain(string[] expected, string[] words) => Assert.All(expected, word => Assert.Contains(word, words));

    [GeneratedRegex("<path d=\"(M[^\"]+)\" fill=\"none\" stroke=\"#")]
    private static partial Regex Curve();

    [GeneratedRegex("<text[^>]*>([^<]+)</text>")]
    private static partial Regex Text();
}
