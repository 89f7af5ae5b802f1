namespace NotebookNet.Tests;

public class LossAndMetricTests
{
    [Fact]
    public void A_loss_is_the_mean_over_all_its_values()
    {
        // The mean over the six numbers, not their sum; one value per sample.
        Tensor predictions = new[,] { { 1f, 2 }, { 3, 4 }, { 5, 6 } };
        Tensor labels = new[,] { { 0f, 0 }, { 0, 0 }, { 0, 0 } };
        Close.To(91.0 / 6, Loss.MeanSquaredError.Compute(predictions, labels).ToScalar());
        Assert.Equal([2.5f, 12.5f, 30.5f], Loss.MeanSquaredError.Values(predictions, labels).ToArray());
    }

    [Fact]
    public void Mean_squared_error_has_no_factor_one_half() =>
        Assert.Equal(9, Loss.MeanSquaredError.Compute(new[] { 4f }, new[] { 1f }).ToScalar());

    [Fact]
    public void A_column_of_predictions_is_compared_with_a_row_of_labels_one_by_one() =>
        // Broadcasting (3, 1) with (3) would compare each with each and give 2/3 · 2.
        Assert.Equal(0, Loss.MeanSquaredError.Compute(new[,] { { 1f }, { 2 }, { 3 } }, new[] { 1f, 2, 3 }).ToScalar());

    [Fact]
    public void Cross_entropies_have_one_value_per_row()
    {
        Tensor p = new[,] { { 0.5f, 0.5f }, { 0.25f, 0.75f } };
        Close.To([Math.Log(2), Math.Log(4)], Loss.SparseCategoricalCrossEntropy.Values(p, new[] { 1, 0 }).Doubles());
        Close.To([Math.Log(2), Math.Log(4)], Loss.CategoricalCrossEntropy.Values(p, new[,] { { 0f, 1 }, { 1, 0 } }).Doubles());
        Assert.Equal([2], Loss.BinaryCrossEntropy.Values(p, new[,] { { 0f, 1 }, { 1, 0 } }).Shape);
    }

    [Fact]
    public void Behind_softmax_and_sigmoid_the_loss_comes_from_the_sums_and_does_not_saturate()
    {
        Tensor z = new[,] { { 200f, 0 } };
        Close.To(200, Loss.SparseCategoricalCrossEntropy.Compute(z.Softmax(), new[] { 1 }).ToScalar());
        Close.To(200, Loss.BinaryCrossEntropy.Compute(new[,] { { 200f } }.AsTensor().Sigmoid(), new[] { 0f }).ToScalar());
    }

    [Fact]
    public void Accuracy_of_one_output_asks_for_more_than_one_half() =>
        Assert.Equal(0.75, Metric.Accuracy.Compute(new[,] { { 0.5f }, { 0.500001f }, { 0.9f }, { 0.1f } }, new[] { 0, 1, 0, 0 }));

    [Fact]
    public void Accuracy_with_one_label_per_row_compares_the_most_probable_class_with_the_index()
    {
        Tensor p = new[,] { { 0.2f, 0.8f, 0 }, { 0.6f, 0.3f, 0.1f }, { 0.1f, 0.2f, 0.7f } };
        Assert.Equal(2.0 / 3, Metric.Accuracy.Compute(p, new[] { 1, 1, 2 }), 12);
        Assert.Equal(2.0 / 3, Metric.Accuracy.Compute(p, new[,] { { 1f }, { 1 }, { 2 } }), 12);
    }

    [Fact]
    public void Accuracy_with_one_label_per_class_compares_the_largest_of_both()
    {
        Tensor p = new[,] { { 0.2f, 0.8f }, { 0.6f, 0.4f } };
        Assert.Equal(0.5, Metric.Accuracy.Compute(p, new[,] { { 0f, 1 }, { 0, 1 } }));
    }

    [Fact]
    public void Metrics_are_named_as_in_Keras()
    {
        Assert.Equal("accuracy", Metric.Accuracy.Name);
        Assert.Equal("mean_absolute_error", Metric.MeanAbsoluteError.Name);
        Assert.Equal("accuracy", Metric.Accuracy.ToString());
    }

    [Fact]
    public void Mean_absolute_error_averages_over_all_numbers_of_all_batches()
    {
        var accumulator = Metric.MeanAbsoluteError.CreateAccumulator();
        Assert.Equal(double.NaN, accumulator.Result);
        accumulator.Add(new[,] { { 1f, 2 }, { 3, 4 } }, new[,] { { 0f, 2 }, { 3, 7 } });
        accumulator.Add(new[,] { { 0f, 0 } }, new[,] { { -5f, 0 } });
        Assert.Equal(9.0 / 6, accumulator.Result);
        accumulator.Reset();
        Assert.Equal(double.NaN, accumulator.Result);
    }
}

internal static class TensorExtensions
{
    public static Tensor AsTensor(this float[,] values) => values;
}
