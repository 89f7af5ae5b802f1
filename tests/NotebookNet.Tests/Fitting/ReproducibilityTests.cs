namespace NotebookNet.Tests;

/// <summary>The same seed gives the same bits: on every run, for any number of threads, whatever was looked at before.</summary>
public class ReproducibilityTests
{
    // Large enough that kernels are cut into parts.
    private static readonly Dataset Large = Networks.RandomClasses(rows: 400, features: 200, classes: 10);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_number_of_threads_gives_the_same_bits(int threads)
    {
        var (weights, losses) = TrainLarge(1);
        var (otherWeights, otherLosses) = TrainLarge(threads);
        Assert.Equal(losses, otherLosses);
        Assert.Equal(weights, otherWeights);
    }

    [Fact]
    public void Runs_with_the_same_seed_are_equal_and_with_another_differ()
    {
        Assert.Equal(TrainIris(seed: 7), TrainIris(seed: 7));
        Assert.NotEqual(TrainIris(seed: 7), TrainIris(seed: 8));
    }

    [Fact]
    public void A_run_without_a_seed_tells_the_seed_that_repeats_it()
    {
        var model = Networks.Classifier();
        var history = model.Fit(Datasets.Iris(), epochs: 2, progress: false);
        Assert.Equal(model.Weights(), TrainIris(history.Seed));
        var other = Networks.Classifier();
        other.Fit(Datasets.Iris(), epochs: 2, progress: false);
        Assert.NotEqual(model.Weights(), other.Weights());
    }

    [Fact]
    public void Looking_at_a_model_before_training_changes_nothing()
    {
        var expected = TrainIris(seed: 3);
        Assert.Equal(expected, TrainIris(seed: 3, model =>
        {
            _ = model.ToHtml();
            _ = model.ToString();
            _ = model.Summary().ToHtml();
            _ = model.Diagram(Tensor.Ones(4)).ToHtml();
            _ = model.Predict(Datasets.Iris());
            _ = model.Evaluate(Datasets.Iris());
            _ = model.Layers[0].Weights[0].ToArray();
        }));
    }

    [Fact]
    public void Validation_and_progress_do_not_change_what_is_learned()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 2, seed: 5, validation: Datasets.Iris(), progress: false);
        Assert.Equal(TrainIris(seed: 5), model.Weights());
    }

    [Fact]
    public void A_longer_model_draws_the_same_weights_for_the_layers_it_shares_in_place()
    {
        var shorter = Model.Input(4).Dense(5).Initialize(11);
        var longer = Model.Input(4).Dense(5).Dense(3).Initialize(11);
        Assert.Equal(shorter.Weights(), longer.Weights().Take(2));
    }

    [Fact]
    public void Layers_of_the_same_shape_draw_different_weights()
    {
        var model = Model.Input(5).Dense(5).Dense(5).Initialize(1);
        Assert.NotEqual(model.Layers[0].Weights[0].ToArray(), model.Layers[1].Weights[0].ToArray());
    }

    [Fact]
    public void The_order_changes_from_epoch_to_epoch()
    {
        // With batches of one sample and a large rate the path depends on the order; the same order twice from the same
        // weights would give the same loss.
        var data = Networks.RandomClasses(16, 4, 3);
        double EpochLoss(bool shuffle, int epochs)
        {
            var model = Networks.Classifier(new SGD(1e-12));
            return model.Fit(data, epochs, batchSize: 1, seed: 1, shuffle: shuffle, progress: false)["loss"][^1];
        }

        Assert.Equal(EpochLoss(shuffle: false, 1), EpochLoss(shuffle: false, 2));
        Assert.NotEqual(Order(seed: 1, epoch: 1), Order(seed: 1, epoch: 2));
        Assert.NotEqual(Order(seed: 1, epoch: 1), Order(seed: 2, epoch: 1));
    }

    /// <summary>The order in which samples come in an epoch, seen through a loss that notes them.</summary>
    private static float[] Order(int seed, int epoch)
    {
        var data = new Dataset(Tensor.From([1, 2, 3, 4, 5, 6, 7, 8], 8, 1), Tensor.From([1, 2, 3, 4, 5, 6, 7, 8], 8));
        var model = Model.Input(1).Dense(1).Compile(new SGD(1e-6), Loss.MeanSquaredError, new Recorder());
        model.Fit(data, epoch, batchSize: 1, seed: seed, progress: false);
        return [.. Recorder.Seen.TakeLast(8)];
    }

    private static float[][] TrainIris(int seed, Action<Model>? look = null)
    {
        var model = Networks.Classifier();
        look?.Invoke(model);
        model.Fit(Datasets.Iris(), epochs: 2, seed: seed, progress: false);
        return model.Weights();
    }

    private static (float[][] Weights, IReadOnlyList<double> Losses) TrainLarge(int threads)
    {
        using var limit = Workers.Limit(threads);
        var model = Model.Input(200).Dense(256, Activation.ReLU).Dense(256, Activation.Tanh).Dense(10, Activation.Softmax)
            .Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
        var history = model.Fit(Large, epochs: 2, batchSize: 128, seed: 42, validationSplit: 0.25, progress: false);
        return (model.Weights(), [.. history["loss"], .. history["accuracy"], .. history["val_loss"], model.Evaluate(Large).Loss]);
    }

    private sealed record Recorder : Metric
    {
        public static List<float> Seen { get; } = [];

        public override string Name => "recorder";

        public override MetricAccumulator CreateAccumulator()
        {
            Seen.Clear();
            return new Accumulator();
        }

        private sealed class Accumulator : MetricAccumulator
        {
            public override double Result => 0;

            public override void Add(Tensor predictions, Tensor labels) => Seen.AddRange(labels.ToArray());

            public override void Reset()
            {
            }
        }
    }
}
