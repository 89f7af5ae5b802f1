namespace NotebookNet.Tests;

public class LossOptionTests
{
    [Fact]
    public void Defaults_are_those_of_Keras()
    {
        Assert.Equal((false, 0.0), (new BinaryCrossEntropy().FromLogits, new BinaryCrossEntropy().LabelSmoothing));
        Assert.Equal((false, 0.0), (new CategoricalCrossEntropy().FromLogits, new CategoricalCrossEntropy().LabelSmoothing));
        Assert.Equal((false, 0.0), (new SparseCategoricalCrossEntropy().FromLogits, new SparseCategoricalCrossEntropy().LabelSmoothing));
        Assert.Equal(1, new Huber().Delta);
        Assert.Equal(new Huber(1), Loss.Huber);
        Assert.Equal(new BinaryCrossEntropy(), Loss.BinaryCrossEntropy);
        Assert.Equal(["Huber", "Huber(0.5)"], new[] { Loss.Huber, new Huber(0.5) }.Select(loss => loss.ToString()));
    }

    [Fact]
    public void Weights_multiply_the_values_and_the_sum_is_divided_by_their_number()
    {
        Tensor predictions = new[,] { { 1f, 3 }, { 2, 0 }, { 0, 0 } };
        var labels = Tensor.Zeros(3, 2);
        // Values 5, 2, 0.
        Close.To(((2 * 5) + (0.5 * 2)) / 3, Loss.MeanSquaredError.Compute(predictions, labels, new[] { 2f, 0.5f, 7 }).ToScalar());
        Close.To(((2 * 5) + (0.5 * 2)) / 3, Loss.MeanSquaredError.Compute(predictions, labels, new[,] { { 2f }, { 0.5f }, { 7 } }).ToScalar());
    }

    [Fact]
    public void A_sample_with_several_values_weighs_them_all_alike_or_each_for_itself()
    {
        var predictions = Tensor.From([1, 2, 3, 4], 2, 2, 1);
        var labels = Tensor.Zeros(2, 2, 1);
        Close.To((10.0 * (1 + 2)) + (100 * (3 + 4)), 4 * Loss.MeanAbsoluteError.Compute(predictions, labels, new[] { 10f, 100 }).ToScalar());
        Close.To(1 + (2 * 10) + (3 * 100) + (4 * 1000), 4 * Loss.MeanAbsoluteError.Compute(predictions, labels, new[,] { { 1f, 10 }, { 100, 1000 } }).ToScalar());
    }

    [Fact]
    public void Predictions_of_one_number_per_sample_have_one_value_per_sample()
    {
        Assert.Equal([1, 4], Loss.MeanSquaredError.Values(new[] { 1f, 2 }, new[] { 0f, 0 }).ToArray());
        Close.To((3 * 1) / 2.0, Loss.MeanSquaredError.Compute(new[] { 1f, 2 }, new[] { 0f, 0 }, new[] { 3f, 0 }).ToScalar());
    }

    [Fact]
    public void Hinge_reads_0_and_1_as_minus_1_and_1_only_when_all_labels_are_of_these()
    {
        Tensor p = new[,] { { 0.5f }, { 0.5f } };
        Assert.Equal([1.5f, 0.5f], Loss.Hinge.Values(p, new[,] { { 0f }, { 1 } }).ToArray());
        Assert.Equal([1.5f, 0.5f], Loss.Hinge.Values(p, new[,] { { -1f }, { 1 } }).ToArray());
        Assert.Equal([1f, 1.5f], Loss.Hinge.Values(p, new[,] { { 0f }, { -1 } }).ToArray());
    }

    [Fact]
    public void From_logits_is_the_same_as_a_softmax_before_the_loss()
    {
        Tensor z = new[,] { { 1f, -2, 0.5f }, { 0.1f, 3, -1 } };
        Tensor y = new[] { 2, 0 };
        Close.To(
            Loss.SparseCategoricalCrossEntropy.Values(z.Softmax(), y).Doubles(), new SparseCategoricalCrossEntropy(fromLogits: true).Values(z, y).Doubles(), 1e-6, 0);
    }

    [Fact]
    public void Label_smoothing_of_indices_is_that_of_their_one_hot_form()
    {
        Tensor z = new[,] { { 1f, -2, 0.5f }, { 0.1f, 3, -1 } };
        Close.To(
            new CategoricalCrossEntropy(true, 0.2).Values(z, new[,] { { 0f, 0, 1 }, { 1, 0, 0 } }).Doubles(),
            new SparseCategoricalCrossEntropy(true, 0.2).Values(z, new[] { 2, 0 }).Doubles(), 1e-6, 0);
    }

    [Fact]
    public void A_replayed_step_smooths_and_converts_the_labels_of_its_own_batch()
    {
        // Batches of 2 with other labels each: a trace that kept the first labels would end elsewhere.
        var features = Tensor.RandomNormal([8, 3], seed: 1);
        (Loss Loss, Tensor Labels, int Units)[] cases =
        [
            (new SparseCategoricalCrossEntropy(true, 0.1), new[] { 0, 1, 2, 1, 0, 0, 2, 2 }, 3),
            (new BinaryCrossEntropy(true, 0.1), new[] { 0, 1, 1, 1, 0, 0, 1, 0 }, 1),
            (Loss.Hinge, new[] { 0, 1, 1, 1, -1, -1, 1, -1 }, 1),
        ];
        foreach (var (loss, labels, units) in cases)
        {
            var model = Model.Input(3).Dense(units).Compile(new SGD(0.1), loss);
            var byHand = Model.Input(3).Dense(units).Compile(new SGD(0.1), loss);
            for (var i = 0; i < 2; i++)
            {
                model.Layers[0].Weights[i].Assign(Tensor.RandomNormal(model.Layers[0].Weights[i].Shape, seed: 5 + i));
                byHand.Layers[0].Weights[i].Assign(model.Layers[0].Weights[i]);
            }

            model.Fit(features, labels, epochs: 1, batchSize: 2, shuffle: false, progress: false);
            var optimizer = new SGD(0.1);
            var weights = byHand.Layers[0].Weights;
            for (var first = 0; first < 8; first += 2)
            {
                using var tape = new GradientTape();
                var x = Tensor.From(features.AsSpan().Slice(first * 3, 6), 2, 3);
                var value = loss.Compute(x.Linear(weights[0], weights[1]), Tensor.From(labels.AsSpan().Slice(first, 2), 2));
                optimizer.Apply(tape.Gradient(value, [.. weights]), weights);
            }

            Close.To(byHand.Layers[0].Weights[0].Doubles(), model.Layers[0].Weights[0].Doubles(), 1e-6, 1e-7, loss.Name);
        }
    }

    [Fact]
    public void Balanced_class_weights_make_all_classes_count_alike()
    {
        Tensor labels = new[] { 0, 0, 0, 1, 2, 2 };
        var weights = ClassWeights.Balanced(labels, classes: 3);
        Assert.Equal([6.0 / 9, 2, 1], weights.Weights);
        Assert.Equal([6f / 9, 6f / 9, 6f / 9, 2, 1, 1], weights.Of(labels).ToArray());
        Assert.Equal([2f, 1], weights.Of(new[,] { { 0f, 1, 0 }, { 0, 0, 1 } }).ToArray());
        Assert.Equal([1.5, 0, 1.5], ClassWeights.Balanced(new[,] { { 0f }, { 2 }, { 0 }, { 2 } }, 3).Weights.Select(weight => weight * 9 / 4 * 1));
        Assert.Equal(new ClassWeights(1, 2), new ClassWeights([1.0, 2]));
    }
}
