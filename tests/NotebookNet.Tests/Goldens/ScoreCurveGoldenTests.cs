using System.Text.Json;
using NotebookNet.Visuals;

namespace NotebookNet.Tests;

/// <summary>ROC, precision–recall, calibration, shares of a confusion matrix, columns of numbers and smoothing against scikit-learn and NumPy.</summary>
public class ScoreCurveGoldenTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static readonly ScoreGoldens Goldens =
        JsonSerializer.Deserialize<ScoreGoldens>(File.ReadAllText(Repository.File("tests", "goldens", "scores.json")), Options)!;

    public static TheoryData<string> BinaryCases => [.. Goldens.Binary.Select(golden => golden.Name)];

    public static TheoryData<string> ClassCases => [.. Goldens.Classes.Select(golden => golden.Name)];

    public static TheoryData<string> ColumnCases => [.. Goldens.Columns.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void A_ROC_curve_has_the_points_and_the_area_of_scikit_learn(string name)
    {
        var golden = Goldens.Binary.Single(g => g.Name == name);
        var roc = RocCurve.From(golden.Scores, golden.Labels);
        var line = Assert.Single(roc.Lines);
        Close.To(golden.FalsePositiveRate, line.FalsePositiveRate, 1e-12, 1e-12, "false positive rate");
        Close.To(golden.TruePositiveRate, line.TruePositiveRate, 1e-12, 1e-12, "true positive rate");
        Close.To(golden.RocThresholds, [.. line.Thresholds.Skip(1)], 1e-12, 0, "thresholds");
        Assert.Equal(double.PositiveInfinity, line.Thresholds[0]);
        Close.To(golden.Auc, roc.Auc, 1e-12, 1e-12, "AUC");
        Close.To(golden.Auc, Metric.AUC.Compute(golden.Scores, golden.Labels), 1e-12, 1e-12, "the metric");
    }

    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void A_precision_recall_curve_has_the_points_and_the_area_of_scikit_learn(string name)
    {
        var golden = Goldens.Binary.Single(g => g.Name == name);
        var curve = PrecisionRecallCurve.From(golden.Scores, golden.Labels);
        var line = Assert.Single(curve.Lines);
        Close.To(golden.Precision, line.Precision, 1e-12, 1e-12, "precision");
        Close.To(golden.Recall, line.Recall, 1e-12, 1e-12, "recall");
        Close.To(golden.PrThresholds, line.Thresholds, 1e-12, 0, "thresholds");
        Close.To(golden.AveragePrecision, curve.AveragePrecision, 1e-12, 1e-12, "average precision");
    }

    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void A_calibration_curve_has_the_bins_and_the_Brier_score_of_scikit_learn(string name)
    {
        var golden = Goldens.Binary.Single(g => g.Name == name);
        var curve = CalibrationCurve.From(golden.Scores, golden.Labels, golden.Bins);
        Close.To(golden.Fraction, [.. curve.Bins.Select(b => b.Fraction)], 1e-12, 1e-12, "fraction");
        Close.To(golden.MeanPrediction, [.. curve.Bins.Select(b => b.MeanPrediction)], 1e-12, 1e-12, "mean prediction");
        Assert.Equal(golden.Counts, curve.Bins.Select(b => b.Count));
        Close.To(golden.Brier, curve.Brier, 1e-12, 1e-12, "Brier");
        Close.To(golden.ExpectedError, curve.ExpectedError, 1e-12, 1e-12, "expected error");
    }

    [Theory]
    [MemberData(nameof(ClassCases))]
    public void Each_class_against_the_rest_has_the_scores_of_scikit_learn(string name)
    {
        var golden = Goldens.Classes.Single(g => g.Name == name);
        var predictions = Tensor.From(golden.Predictions, golden.Labels.Length, golden.Classes);
        Tensor oneHot = Tensor.From(golden.Labels.SelectMany(label => Enumerable.Range(0, golden.Classes).Select(c => c == label ? 1f : 0)), golden.Labels.Length, golden.Classes);
        foreach (var labels in new Tensor[] { golden.Labels, oneHot })
        {
            var roc = RocCurve.From(predictions, labels);
            Close.To(golden.Auc, [.. roc.Lines.Select(line => line.Auc)], 1e-12, 1e-12, "AUC");
            Close.To(golden.MacroAuc, roc.Auc, 1e-12, 1e-12, "mean AUC");
            var curve = PrecisionRecallCurve.From(predictions, labels);
            Close.To(golden.AveragePrecision, [.. curve.Lines.Select(line => line.AveragePrecision)], 1e-12, 1e-12, "average precision");
            Close.To(golden.MacroAveragePrecision, curve.AveragePrecision, 1e-12, 1e-12, "mean average precision");
            var calibration = CalibrationCurve.From(predictions, labels);
            Close.To(golden.Fraction, [.. calibration.Bins.Select(b => b.Fraction)], 1e-12, 1e-12, "fraction");
            Close.To(golden.MeanPrediction, [.. calibration.Bins.Select(b => b.MeanPrediction)], 1e-12, 1e-12, "mean prediction");
            Close.To(golden.Brier, calibration.Brier, 1e-12, 1e-12, "Brier");
            Close.To(golden.ExpectedError, calibration.ExpectedError, 1e-12, 1e-12, "expected error");
        }
    }

    [Theory]
    [MemberData(nameof(ClassCases))]
    public void Shares_of_a_confusion_matrix_are_those_of_scikit_learn(string name)
    {
        var golden = Goldens.Classes.Single(g => g.Name == name);
        var matrix = ConfusionMatrix.From(Tensor.From(golden.Predictions, golden.Labels.Length, golden.Classes), golden.Labels);
        (string Kind, ConfusionShare Share)[] kinds =
            [("none", ConfusionShare.None), ("true", ConfusionShare.Row), ("pred", ConfusionShare.Column), ("all", ConfusionShare.Overall)];
        foreach (var (kind, share) in kinds)
        {
            Close.To(golden.Matrix[kind], [.. matrix.Normalized(share).Cast<double>()], 1e-12, 1e-12, kind);
        }

        Close.To(golden.Accuracy, matrix.Accuracy, 1e-12, 0, "accuracy");
    }

    [Theory]
    [MemberData(nameof(ColumnCases))]
    public void A_column_is_described_by_the_numbers_of_NumPy(string name)
    {
        var golden = Goldens.Columns.Single(g => g.Name == name);
        var facts = new ColumnFacts([.. golden.Values.Select(v => v is null ? float.NaN : (float)v.Value)], 0, 1);
        Close.To(
            [golden.Mean, golden.Deviation, golden.Smallest, golden.LowerQuartile, golden.Median, golden.Largest],
            [facts.Mean, facts.Deviation, facts.Quantile(0), facts.Quantile(0.25), facts.Quantile(0.5), facts.Quantile(1)], 1e-12, 1e-12, name);
        Assert.Equal(golden.Values.Count(v => v is null), facts.Missing);
    }

    [Fact]
    public void Smoothing_is_the_weighted_mean_of_the_finite_values_so_far()
    {
        foreach (var golden in Goldens.Smoothing)
        {
            var smoothed = CurveSmoothing.Apply([.. golden.Values.Select(v => v ?? double.NaN)], golden.Weight);
            for (var i = 0; i < smoothed.Length; i++)
            {
                Assert.Equal(golden.Smoothed[i] is null, double.IsNaN(smoothed[i]));
                Close.To(golden.Smoothed[i] ?? 0, golden.Smoothed[i] is null ? 0 : smoothed[i], 1e-12, 1e-12, $"{golden.Weight} [{i}]");
            }
        }
    }

    private sealed record ScoreGoldens(
        IReadOnlyList<BinaryCase> Binary, IReadOnlyList<ClassCase> Classes, IReadOnlyList<ColumnCase> Columns, IReadOnlyList<SmoothingCase> Smoothing);

    private sealed record BinaryCase(
        string Name, double[] Scores, int[] Labels, int Bins, double[] FalsePositiveRate, double[] TruePositiveRate, double[] RocThresholds, double Auc,
        double[] Precision, double[] Recall, double[] PrThresholds, double AveragePrecision, double[] Fraction, double[] MeanPrediction, long[] Counts,
        double Brier, double ExpectedError);

    private sealed record ClassCase(
        string Name, int Classes, double[] Predictions, int[] Labels, double[] Auc, double MacroAuc, double[] AveragePrecision, double MacroAveragePrecision,
        double Brier, double[] Fraction, double[] MeanPrediction, double ExpectedError, Dictionary<string, double[]> Matrix, double Accuracy);

    private sealed record ColumnCase(
        string Name, double?[] Values, double Mean, double Deviation, double Smallest, double Median, double Largest, double LowerQuartile);

    private sealed record SmoothingCase(double Weight, double?[] Values, double?[] Smoothed);
}
