namespace NotebookNet.Tests;

/// <summary>Metrics against scikit-learn, in one batch and in uneven ones.</summary>
public class MetricGoldenTests
{
    public static TheoryData<string> Binary => [.. TrainMathGoldens.Instance.BinaryScores.Select(golden => golden.Name)];

    public static TheoryData<string> Classes => [.. TrainMathGoldens.Instance.ClassScores.Select(golden => golden.Name)];

    public static TheoryData<string> Regression => [.. TrainMathGoldens.Instance.RegressionScores.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Binary))]
    public void Scores_of_one_output(string name)
    {
        var golden = TrainMathGoldens.Instance.BinaryScores.Single(candidate => candidate.Name == name);
        var labels = Array.ConvertAll(golden.Labels, label => (float)label);
        void Check(double expected, Metric metric) => AssertScore(expected, metric, golden.Predictions, 1, labels, 1);

        Check(golden.Accuracy, new BinaryAccuracy(golden.Threshold));
        Check(golden.Precision, new Precision(golden.Threshold));
        Check(golden.Recall, new Recall(golden.Threshold));
        Check(golden.F1, new F1Score(golden.Threshold));
        Check(golden.Auc, Metric.AUC);
        Check(golden.LogLoss, Metric.LogLoss);
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Scores_of_classes(string name)
    {
        var golden = TrainMathGoldens.Instance.ClassScores.Single(candidate => candidate.Name == name);
        var labels = Array.ConvertAll(golden.Labels, label => (float)label);
        var oneHot = golden.Labels.SelectMany(label => Enumerable.Range(0, golden.Classes).Select(i => i == label ? 1f : 0f)).ToArray();
        void Check(double expected, Metric metric)
        {
            AssertScore(expected, metric, golden.Predictions, golden.Classes, labels, 1);
            AssertScore(expected, metric, golden.Predictions, golden.Classes, oneHot, golden.Classes);
        }

        foreach (var mean in Enum.GetValues<ScoreMean>())
        {
            var expected = golden.Scores[mean.ToString().ToLowerInvariant()];
            Check(expected[0], new Precision(mean: mean));
            Check(expected[1], new Recall(mean: mean));
            Check(expected[2], new F1Score(mean: mean));
        }

        Check(golden.Accuracy, Metric.Accuracy);
        AssertScore(golden.Accuracy, Metric.SparseCategoricalAccuracy, golden.Predictions, golden.Classes, labels, 1);
        AssertScore(golden.Accuracy, Metric.CategoricalAccuracy, golden.Predictions, golden.Classes, oneHot, golden.Classes);
        for (var k = 1; k <= golden.TopK.Length; k++)
        {
            Check(golden.TopK[k - 1], new TopKAccuracy(k));
        }

        Check(golden.Auc ?? double.NaN, Metric.AUC);
        Check(golden.LogLoss, Metric.LogLoss);
    }

    [Theory]
    [MemberData(nameof(Regression))]
    public void Scores_of_numbers(string name)
    {
        var golden = TrainMathGoldens.Instance.RegressionScores.Single(candidate => candidate.Name == name);
        void Check(double expected, Metric metric) =>
            AssertScore(expected, metric, golden.Predictions, golden.Columns, golden.Labels, golden.Columns);

        Check(golden.MeanSquaredError, Metric.MeanSquaredError);
        Check(golden.MeanAbsoluteError, Metric.MeanAbsoluteError);
        Check(golden.RootMeanSquaredError, Metric.RootMeanSquaredError);
        Check(golden.R2, Metric.R2Score);
        Check(golden.Cosine, Metric.CosineSimilarity);
    }

    [Fact]
    public void Confusion_matrix_and_metrics_agree()
    {
        var golden = TrainMathGoldens.Instance.ClassScores[0];
        var predictions = Tensor.From(golden.Predictions, golden.Labels.Length, golden.Classes);
        var matrix = ConfusionMatrix.From(predictions, golden.Labels);
        Close.To(
            [matrix.Macro.Precision, matrix.Macro.Recall, matrix.Macro.F1],
            [Metric.Precision.Compute(predictions, golden.Labels), Metric.Recall.Compute(predictions, golden.Labels), Metric.F1Score.Compute(predictions, golden.Labels)],
            1e-12, 0);
    }

    private static void AssertScore(double expected, Metric metric, float[] predictions, int columns, float[] labels, int labelColumns)
    {
        var rows = predictions.Length / columns;
        foreach (var batch in new[] { rows, 7, 1 })
        {
            var accumulator = metric.CreateAccumulator();
            for (var first = 0; first < rows; first += batch)
            {
                var count = Math.Min(batch, rows - first);
                accumulator.Add(
                    Tensor.From(predictions.AsSpan(first * columns, count * columns), count, columns),
                    Tensor.From(labels.AsSpan(first * labelColumns, count * labelColumns), count, labelColumns));
            }

            if (double.IsNaN(expected))
            {
                Assert.True(double.IsNaN(accumulator.Result), $"{metric} must be undefined");
            }
            else
            {
                Close.To(expected, accumulator.Result, 1e-9, 1e-12, $"{metric}, batches of {batch}");
            }

            accumulator.Reset();
            Assert.True(double.IsNaN(accumulator.Result), $"{metric} must know nothing after Reset");
        }
    }
}
