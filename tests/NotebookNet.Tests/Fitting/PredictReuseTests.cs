namespace NotebookNet.Tests;

/// <summary>Predicting keeps the recorded step of few samples, and takes many in batches.</summary>
public class PredictReuseTests
{
    [Fact]
    public void A_second_prediction_follows_new_samples_and_new_weights()
    {
        var model = Networks.Classifier();
        var data = Networks.RandomClasses(64, 4, 3);
        var one = data.Features[..1];
        var before = model.Predict(one);
        Assert.Equal(before.ToArray(), model.Predict(one).ToArray());
        Assert.Equal(model.Predict(data.Features)[1..2].ToArray(), model.Predict(data.Features[1..2]).ToArray());

        model.Fit(data, epochs: 3, seed: 1, progress: false);

        var after = model.Predict(one);
        Assert.NotEqual(before.ToArray(), after.ToArray());
        Assert.Equal(model.Predict(data.Features)[..1].ToArray(), after.ToArray());
    }

    [Fact]
    public void A_prediction_does_not_change_when_the_next_one_is_made()
    {
        var model = Networks.Classifier();
        var data = Networks.RandomClasses(2, 4, 3);
        var first = model.Predict(data.Features[..1]);
        var copy = first.ToArray();
        model.Predict(data.Features[1..]);
        Assert.Equal(copy, first.ToArray());
    }

    [Fact]
    public void Wrong_samples_are_refused_after_right_ones_too()
    {
        var model = Networks.Classifier();
        Tensor right = new float[1, 4];
        model.Predict(right);
        Assert.Throws<ShapeException>(() => model.Predict(new float[1, 5]));
        model.Predict(right);
        Assert.Throws<DataException>(() => model.Predict(new[,] { { 1f, float.NaN, 2, 3 } }));
        Assert.Equal([1, 3], model.Predict(right).Shape);
    }

    [Fact]
    public void Threads_that_predict_at_the_same_time_do_not_disturb_each_other()
    {
        var model = Networks.Classifier();
        var data = Networks.RandomClasses(200, 4, 3);
        var expected = model.Predict(data.Features);
        Parallel.For(0, 2000, i =>
        {
            var row = i % 200;
            Assert.Equal(expected[row..(row + 1)].ToArray(), model.Predict(data.Features[row..(row + 1)]).ToArray());
        });
    }

    [Fact]
    public void Ten_thousand_samples_stream_in_batches()
    {
        var model = Model.Input(16).Dense(512, Activation.ReLU).Dense(2);
        long Bytes(int count)
        {
            var samples = Tensor.Zeros(count, 16);
            var before = GC.GetAllocatedBytesForCurrentThread();
            model.Predict(samples);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Bytes(1024);
        var (few, many) = (Bytes(1024), Bytes(10_240));

        // More samples cost their own predictions, labels and places, and nothing of the network's inside (512 numbers a sample).
        Assert.InRange(many - few, 0, 9216 * 5 * sizeof(float));
    }

    [Fact]
    public void A_single_sample_costs_little_more_memory_than_its_prediction()
    {
        var model = Networks.Classifier();
        Tensor sample = new float[1, 4];
        model.Predict(sample);
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            model.Predict(sample);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 1, 400);
    }
}
