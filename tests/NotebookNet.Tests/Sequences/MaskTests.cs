namespace NotebookNet.Tests;

/// <summary>Steps that only fill up never change what a model says.</summary>
public class MaskTests
{
    private static readonly Tensor Padded = Tensor.From([3, 1, 2, 0, 0, 4, 4, 1, 0, 0], 2, 5);
    private static readonly Tensor PaddedInFront = Tensor.From([0, 0, 3, 1, 2, 0, 0, 4, 4, 1], 2, 5);
    private static readonly Tensor Short = Tensor.From([3, 1, 2, 4, 4, 1], 2, 3);

    public static TheoryData<RecurrentLayer> Cells => [new SimpleRNN(4), new LSTM(4), new GRU(4)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_filled_up_sequence_gives_what_it_gives_without_the_filling(RecurrentLayer cell)
    {
        foreach (var (last, tolerance) in new (Layer, double)[] { (cell, 0), (new Bidirectional(cell), 0) })
        {
            var expected = Chain(3, cell, last).Predict(Short);
            Close.To(expected.Doubles(), Chain(5, cell, last).Predict(Padded).Doubles(), tolerance, 0, $"{last}, filled up behind");
            Close.To(expected.Doubles(), Chain(5, cell, last).Predict(PaddedInFront).Doubles(), tolerance, 0, $"{last}, filled up in front");
        }

        static Model Chain(int steps, RecurrentLayer cell, Layer last) => Model.Input(steps).Embedding(6, 3, maskZero: true)
            .Add(cell with { ReturnSequences = true }).Add(last).Initialize(5);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Without_the_mask_the_filling_would_change_it(RecurrentLayer cell)
    {
        Model Chain(int steps) => Model.Input(steps).Embedding(6, 3).Add(cell).Initialize(5);
        Assert.NotEqual(Chain(3).Predict(Short).ToArray(), Chain(5).Predict(Padded).ToArray());
    }

    [Fact]
    public void A_Transformer_does_not_see_the_filling()
    {
        var expected = Chain(3).Predict(Short);
        Close.To(expected.Doubles(), Chain(5).Predict(Padded).Doubles(), 1e-5, 1e-6);

        static Model Chain(int steps) => Model.Input(steps).Embedding(6, 4, maskZero: true).PositionalEmbedding(sinusoidal: true)
            .MultiHeadAttention(3, 2).TransformerEncoder(2, 5).GRU(3).Initialize(5);
    }

    [Fact]
    public void An_embedding_that_masks_marks_zeros_and_one_that_does_not_marks_nothing()
    {
        var mask = Forward(Padded, new Embedding(6, 3, maskZero: true)).Mask;
        Assert.Equal([1, 1, 1, 0, 0, 1, 1, 1, 0, 0], mask!.ToArray());
        Assert.Equal([2, 5], mask.Shape);
        Assert.Null(Forward(Padded, new Embedding(6, 3)).Mask);
    }

    [Fact]
    public void Layers_that_keep_the_steps_pass_the_mask_on()
    {
        float[] mask = [1, 1, 1, 0, 0, 1, 1, 1, 0, 0];
        Layer[] layers =
        [
            new LSTM(2, returnSequences: true), new GRU(2, returnSequences: true), new SimpleRNN(2, returnSequences: true),
            new Bidirectional(new LSTM(2, returnSequences: true)), new MultiHeadAttention(2, 2), new TransformerEncoder(2, 3),
            new TransformerEncoder(2, 3, normalizeFirst: true), new PositionalEmbedding(), new PositionalEmbedding(sinusoidal: true),
            new Dropout(0.5), new GaussianNoise(0.1), new LayerNormalization(), new BatchNormalization(), new ActivationLayer(Activation.Tanh),
        ];
        foreach (var layer in layers)
        {
            foreach (var training in new[] { false, true })
            {
                var model = Model.Input(5).Embedding(6, 4, maskZero: true).Add(layer);
                Assert.Equal(mask, model.Forward(Padded, training).Mask?.ToArray());
            }
        }
    }

    [Fact]
    public void A_layer_that_reads_backwards_turns_the_mask_around() =>
        Assert.Equal(
            [0, 0, 1, 1, 1, 0, 0, 1, 1, 1],
            Forward(Padded, new Embedding(6, 4, maskZero: true), new LSTM(2, returnSequences: true, goBackwards: true)).Mask!.ToArray());

    [Fact]
    public void A_mean_over_time_counts_only_the_steps_that_count()
    {
        Model Chain(int steps, bool keep) => Model.Input(steps).Embedding(6, 3, maskZero: true).Add(new GlobalAveragePool1D(keep)).Initialize(5);
        Close.To(Chain(3, false).Predict(Short).Doubles(), Chain(5, false).Predict(Padded).Doubles());
        Assert.Equal([2, 1, 3], Chain(5, true).Predict(Padded).Shape);
        Close.To(Chain(3, false).Predict(Short).Doubles(), Chain(5, true).Predict(Padded).Doubles());
        Assert.Equal([0, 0, 0], Chain(2, false).Predict(Tensor.Zeros(1, 2)).ToArray());
    }

    [Fact]
    public void The_last_state_has_no_mask()
    {
        Assert.Null(Forward(Padded, new Embedding(6, 4, maskZero: true), new LSTM(2)).Mask);
        Assert.Null(Forward(Padded, new Embedding(6, 4, maskZero: true), new Bidirectional(new LSTM(2))).Mask);
    }

    [Fact]
    public void Each_batch_of_a_replay_has_its_own_mask()
    {
        // Two full batches and a smaller one: the second full one is a replay with other zeros.
        var stream = new RandomStream(3);
        var indices = Enumerable.Range(0, 600 * 5).Select(_ => (float)stream.NextInt(4)).ToArray();
        var model = Model.Input(5).Embedding(4, 3, maskZero: true).LSTM(4, returnSequences: true).MultiHeadAttention(2, 2).GRU(3).Initialize(1);
        var together = model.Predict(Tensor.From(indices, 600, 5)).ToArray();
        for (var sample = 0; sample < 600; sample += 7)
        {
            var alone = model.Predict(Tensor.From(indices.AsSpan(sample * 5, 5), 1, 5)).ToArray();
            Close.To(Array.ConvertAll(alone, x => (double)x), [.. together[(sample * 3)..((sample * 3) + 3)].Select(x => (double)x)], 1e-6, 1e-7, $"sample {sample}");
        }
    }

    private static Tensor Forward(Tensor input, params Layer[] layers) =>
        layers.Aggregate(Model.Input(input.Shape[1]), (model, layer) => model.Add(layer)).Forward(input);
}
