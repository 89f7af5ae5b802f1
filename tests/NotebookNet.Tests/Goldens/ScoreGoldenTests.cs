namespace NotebookNet.Tests;

/// <summary>Losses, scaling and class scores against another implementation.</summary>
public class ScoreGoldenTests
{
    public static TheoryData<int> LossCases => [.. Enumerable.Range(0, GoldenFile.Instance.Losses.Count)];

    public static TheoryData<string> Scalers => [.. GoldenFile.Instance.Scalers.Select(golden => golden.Name)];

    public static TheoryData<string> Confusions => [.. GoldenFile.Instance.Confusions.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(LossCases))]
    public void A_loss_of_given_predictions_is_renormalised_clipped_and_averaged_as_in_Keras(int index)
    {
        var golden = GoldenFile.Instance.Losses[index];
        var loss = GoldenFile.Loss(golden.Loss).Compute(
            Tensor.From(golden.Predictions, golden.Predictions.Length / golden.Outputs, golden.Outputs),
            GoldenFile.Labels(golden.Labels, golden.LabelColumns));
        Close.To(golden.Value, loss.ToScalar(), 1e-5, 1e-6, golden.Loss);
    }

    [Theory]
    [MemberData(nameof(Scalers))]
    public void A_scaler_learns_what_scikit_learn_learns(string name)
    {
        var golden = GoldenFile.Instance.Scalers.Single(candidate => candidate.Name == name);
        var features = Tensor.From(golden.Features, golden.Features.Length / golden.Columns, golden.Columns);
        var scaler = StandardScaler.Fit(features);
        var transformed = scaler.Transform(features);
        Close.To(golden.Mean, scaler.Mean, 1e-9, 1e-12, "mean");
        Close.To(golden.Deviation, scaler.StandardDeviation, 1e-9, 1e-12, "deviation");
        Close.To(golden.Transformed, transformed.Doubles(), 1e-5, 1e-6, "transformed");
        Close.To(features.Doubles(), scaler.InverseTransform(transformed).Doubles(), 1e-6, 1e-6, "inverse");
    }

    [Theory]
    [MemberData(nameof(Confusions))]
    public void A_confusion_matrix_has_the_scores_of_scikit_learn(string name)
    {
        var golden = GoldenFile.Instance.Confusions.Single(candidate => candidate.Name == name);
        var predictions = OneHot(golden.Predicted, golden.Classes);
        var matrix = ConfusionMatrix.From(predictions, golden.Actual);
        var fromOneHot = ConfusionMatrix.From(predictions, OneHot(golden.Actual, golden.Classes));

        for (var i = 0; i < golden.Classes; i++)
        {
            for (var j = 0; j < golden.Classes; j++)
            {
                Assert.Equal(golden.Counts[(i * golden.Classes) + j], matrix[i, j]);
                Assert.Equal(golden.Counts[(i * golden.Classes) + j], fromOneHot[i, j]);
            }
        }

        Assert.Equal(golden.Actual.Length, matrix.Total);
        Close.To(golden.Accuracy, matrix.Accuracy, 1e-12, 0, "accuracy");
        var scores = matrix.Scores.Append(matrix.Macro).Append(matrix.Weighted);
        foreach (var (expected, score) in golden.Scores.Zip(scores))
        {
            Close.To(expected, [score.Precision, score.Recall, score.F1, score.Support], 1e-12, 1e-15, score.Name);
        }
    }

    private static Tensor OneHot(int[] classes, int count)
    {
        var values = new float[classes.Length * count];
        for (var i = 0; i < classes.Length; i++)
        {
            values[(i * count) + classes[i]] = 1;
        }

        return Tensor.From(values, classes.Length, count);
    }
}
