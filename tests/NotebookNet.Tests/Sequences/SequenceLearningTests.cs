namespace NotebookNet.Tests;

/// <summary>What these layers are for is learned, with fixed seeds and no second try.</summary>
public class SequenceLearningTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Gates_remember_two_numbers_over_thirty_noisy_steps_and_a_simple_recurrent_layer_does_not(int seed)
    {
        // Two of thirty numbers are marked; their sum is wanted. Saying 1 every time has an error of 1/6.
        var (train, test) = Adding(samples: 2000, steps: 30, seed).Split(test: 0.2, seed: seed);
        double Error(RecurrentLayer layer)
        {
            var model = Model.Input(30, 2).Add(layer).Dense(1).Compile(new Adam(0.01), Loss.MeanSquaredError);
            model.Fit(train, epochs: 20, batchSize: 32, seed: seed, progress: false);
            return model.Evaluate(test).Loss;
        }

        var (lstm, gru, simple) = (Error(new LSTM(16)), Error(new GRU(16)), Error(new SimpleRNN(16)));
        Assert.True(lstm < 0.01, FormattableString.Invariant($"LSTM: {lstm}"));
        Assert.True(gru < 0.01, FormattableString.Invariant($"GRU: {gru}"));
        Assert.True(simple > 0.1, FormattableString.Invariant($"SimpleRNN: {simple}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_Transformer_learns_whether_the_first_symbol_is_the_last_and_a_linear_model_does_not(int seed)
    {
        var (train, test) = FirstIsLast(samples: 900, steps: 10, symbols: 4, seed).Split(test: 1.0 / 3, seed: seed);
        var transformer = Model.Input(10).Embedding(4, 16).PositionalEmbedding().TransformerEncoder(heads: 2, feedForward: 32).Flatten();
        Assert.True(Accuracy(transformer) >= 0.98);
        Assert.True(Accuracy(Model.Input(10).Embedding(4, 16).Flatten()) < 0.65);

        double Accuracy(Model trunk)
        {
            var model = trunk.Dense(1, Activation.Sigmoid).Compile(new Adam(0.005), Loss.BinaryCrossEntropy, Metric.Accuracy);
            model.Fit(train, epochs: 40, batchSize: 32, seed: seed, progress: false);
            return model.Evaluate(test).Accuracy;
        }
    }

    [Fact]
    public void Reading_in_both_directions_finds_what_only_the_future_tells()
    {
        // Whether a step is followed by a larger one: a layer that reads forwards cannot know.
        var x = Tensor.RandomUniform([400, 8, 1], -1, 1, seed: 4);
        var labels = new float[400 * 8];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = i % 8 < 7 && x.AsSpan()[i + 1] > x.AsSpan()[i] ? 1 : 0;
        }

        var data = new Dataset(x, Tensor.From(labels, 400, 8));
        double Loss(Layer layer)
        {
            var model = Model.Input(8, 1).Add(layer).Add(new SimpleRNN(1, Activation.Linear, returnSequences: true)).Flatten()
                .Compile(new Adam(0.02), NotebookNet.Loss.MeanSquaredError);
            return model.Fit(data, epochs: 25, batchSize: 32, seed: 1, progress: false)["loss"][^1];
        }

        Assert.True(Loss(new Bidirectional(new GRU(8, returnSequences: true))) < 0.05);
        Assert.True(Loss(new GRU(16, returnSequences: true)) > 0.1);
    }

    [Fact]
    public void A_training_has_the_same_bits_for_any_number_of_threads()
    {
        float[][]? expected = null;
        foreach (var threads in new[] { 1, 2, 3 })
        {
            using var limit = Workers.Limit(threads);
            var model = Model.Input(10).Embedding(4, 16, maskZero: true).Bidirectional(new LSTM(32, returnSequences: true)).TransformerEncoder(2, 16).GRU(8)
                .Dense(1, Activation.Sigmoid).Compile(new Adam(0.005), Loss.BinaryCrossEntropy);
            model.Fit(FirstIsLast(samples: 96, steps: 10, symbols: 4, seed: 3), epochs: 2, batchSize: 64, seed: 1, progress: false);
            var weights = model.Weights();
            expected ??= weights;
            Assert.Equal(expected, weights);
        }
    }

    [Fact]
    public void A_step_allocates_nothing_after_the_first()
    {
        using var limit = Workers.Limit(1);
        var model = Model.Input(10).Embedding(4, 8, maskZero: true).Bidirectional(new LSTM(4, returnSequences: true)).PositionalEmbedding()
            .TransformerEncoder(2, 4).GRU(3, returnSequences: true).SimpleRNN(3).Dense(1, Activation.Sigmoid).Compile(new Adam(), Loss.BinaryCrossEntropy);
        var data = FirstIsLast(samples: 4 * 100, steps: 10, symbols: 4, seed: 3);
        long Bytes(int steps)
        {
            var part = data[..(4 * steps)];
            var before = GC.GetAllocatedBytesForCurrentThread();
            model.Fit(part, epochs: 1, batchSize: 4, seed: 1, progress: false);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Bytes(100);

        // The runtime itself now and then allocates on the side; what a step needs would be in every difference.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => Math.Abs(Bytes(100) - Bytes(10) - (90 * 4 * sizeof(int)))));
    }

    private static Dataset Adding(int samples, int steps, int seed)
    {
        var random = new RandomStream(seed);
        var (x, y) = (new float[samples * steps * 2], new float[samples]);
        for (var sample = 0; sample < samples; sample++)
        {
            var (first, second) = (random.NextInt(steps / 2), (steps / 2) + random.NextInt(steps / 2));
            for (var t = 0; t < steps; t++)
            {
                var at = ((sample * steps) + t) * 2;
                x[at] = random.NextUniform();
                if (t == first || t == second)
                {
                    x[at + 1] = 1;
                    y[sample] += x[at];
                }
            }
        }

        return new Dataset(Tensor.From(x, samples, steps, 2), y);
    }

    private static Dataset FirstIsLast(int samples, int steps, int symbols, int seed)
    {
        var random = new RandomStream(seed);
        var (x, y) = (new float[samples * steps], new int[samples]);
        for (var sample = 0; sample < samples; sample++)
        {
            var row = x.AsSpan(sample * steps, steps);
            foreach (ref var symbol in row)
            {
                symbol = random.NextInt(symbols);
            }

            y[sample] = sample % 2;
            row[^1] = y[sample] == 1 ? row[0] : (row[0] + 1 + random.NextInt(symbols - 1)) % symbols;
        }

        return new Dataset(Tensor.From(x, samples, steps), y);
    }
}
