namespace NotebookNet.Tests;

public class MetricTests
{
    [Fact]
    public void Names_are_those_of_Keras()
    {
        Metric[] all =
        [
            Metric.Accuracy, Metric.BinaryAccuracy, Metric.CategoricalAccuracy, Metric.SparseCategoricalAccuracy, new TopKAccuracy(), Metric.Precision,
            Metric.Recall, Metric.F1Score, Metric.AUC, Metric.LogLoss, Metric.MeanSquaredError, Metric.MeanAbsoluteError, Metric.RootMeanSquaredError,
            Metric.R2Score, Metric.CosineSimilarity,
        ];
        Assert.Equal(
            [
                "accuracy", "binary_accuracy", "categorical_accuracy", "sparse_categorical_accuracy", "top_k_categorical_accuracy", "precision", "recall",
                "f1_score", "auc", "log_loss", "mean_squared_error", "mean_absolute_error", "root_mean_squared_error", "r2_score", "cosine_similarity",
            ],
            all.Select(metric => metric.ToString()));
        Assert.Equal((5, 0.5, 0.5, 0.5), (new TopKAccuracy().K, new BinaryAccuracy().Threshold, new Precision().Threshold, new F1Score().Threshold));
        Assert.Equal(ScoreMean.Macro, new Recall().Mean);
    }

    [Fact]
    public void Equal_outputs_count_half_in_the_area_under_the_curve()
    {
        Assert.Equal(0.5, Metric.AUC.Compute(new[] { 0.3f, 0.3f, 0.3f }, new[] { 0, 1, 1 }));
        Assert.Equal(0.875, Metric.AUC.Compute(new[] { 0.1f, 0.4f, 0.4f, 0.8f }, new[] { 0, 0, 1, 1 }));
        Assert.Equal(0, Metric.AUC.Compute(new[] { 0.9f, 0.1f }, new[] { 0, 1 }));
    }

    [Fact]
    public void An_area_without_both_classes_or_with_outputs_that_are_no_numbers_is_undefined()
    {
        Assert.Equal(double.NaN, Metric.AUC.Compute(new[] { 0.3f, 0.4f }, new[] { 1, 1 }));
        Assert.Equal(double.NaN, Metric.AUC.Compute(new[] { 0.3f, 0.4f }, new[] { 0, 0 }));
        Assert.Equal(double.NaN, Metric.AUC.Compute(new[] { float.NaN, 0.4f }, new[] { 0, 1 }));
    }

    [Fact]
    public void Ties_are_in_favour_of_the_true_class_in_top_k()
    {
        Tensor p = new[,] { { 0.25f, 0.25f, 0.25f, 0.25f }, { 0.4f, 0.3f, 0.2f, 0.1f } };
        Assert.Equal(0.5, new TopKAccuracy(1).Compute(p, new[] { 3, 2 }));
        Assert.Equal(0.5, new TopKAccuracy(2).Compute(p, new[] { 3, 2 }));
        Assert.Equal(1, new TopKAccuracy(3).Compute(p, new[] { 3, 2 }));
        Assert.Equal(1, new TopKAccuracy(50).Compute(p, new[] { 3, 2 }));
    }

    [Fact]
    public void R2_of_labels_that_are_all_the_same_is_1_when_hit_and_0_otherwise()
    {
        Assert.Equal(1, Metric.R2Score.Compute(new[] { 2f, 2 }, new[] { 2f, 2 }));
        Assert.Equal(0, Metric.R2Score.Compute(new[] { 2f, 3 }, new[] { 2f, 2 }));
        Assert.True(Metric.R2Score.Compute(new[] { 3f, 1 }, new[] { 1f, 3 }) < 0);
    }

    [Fact]
    public void Binary_accuracy_asks_each_output_for_itself_and_for_more_than_the_threshold()
    {
        Tensor p = new[,] { { 0.9f, 0.2f }, { 0.7f, 0.6f } };
        Assert.Equal(0.75, Metric.BinaryAccuracy.Compute(p, new[,] { { 1f, 0 }, { 1, 0 } }));
        Assert.Equal(0.75, new BinaryAccuracy(0.7).Compute(p, new[,] { { 1f, 0 }, { 1, 0 } }));
        Assert.Equal(1, new BinaryAccuracy(0.65).Compute(p, new[,] { { 1f, 0 }, { 1, 0 } }));
    }

    [Fact]
    public void Certain_and_wrong_costs_sixteen()
    {
        Close.To(-Math.Log(1e-7), Metric.LogLoss.Compute(new[] { 0f }, new[] { 1 }), 1e-12);
        Close.To(-Math.Log(1e-7), Metric.LogLoss.Compute(new[,] { { 1f, 0 } }, new[] { 1 }), 1e-12);
        Close.To(-Math.Log(0.25), Metric.LogLoss.Compute(new[,] { { 3f, 1 } }, new[] { 1 }), 1e-12);
    }

    [Fact]
    public void Batches_of_one_in_any_number_lose_nothing()
    {
        var accumulator = Metric.MeanSquaredError.CreateAccumulator();
        var (tenth, zero) = (Tensor.From([0.1f], 1), Tensor.From([0f], 1));
        for (var i = 0; i < 100_000; i++)
        {
            accumulator.Add(tenth, zero);
        }

        Close.To((double)0.1f * 0.1f, accumulator.Result, 1e-11, 0);
    }

    [Fact]
    public void Metrics_are_watched_in_training()
    {
        var model = Model.Input(4).Dense(8, Activation.SiLU).Dense(3, Activation.Softmax).Compile(
            new Nadam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.F1Score, new TopKAccuracy(2), Metric.AUC, Metric.LogLoss);
        var history = model.Fit(Datasets.Iris(), epochs: 30, seed: 1, progress: false);
        Assert.True(history["f1_score"][^1] > 0.85 && history["top_k_categorical_accuracy"][^1] > 0.98 && history["auc"][^1] > 0.95);

        // Both are the mean of the same logarithms.
        Close.To(history["loss"][^1], history["log_loss"][^1], 1e-4);
    }
}
