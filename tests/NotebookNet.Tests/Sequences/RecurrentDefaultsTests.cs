namespace NotebookNet.Tests;

/// <summary>The defaults of Keras, one by one.</summary>
public class RecurrentDefaultsTests
{
    public static TheoryData<RecurrentLayer, int> Layers => new() { { new SimpleRNN(3), 1 }, { new LSTM(3), 4 }, { new GRU(3), 3 } };

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_recurrent_layer_has_tanh_a_bias_Glorot_and_orthogonal_kernels_and_gives_its_last_state(RecurrentLayer layer, int gates)
    {
        Assert.Equal(Activation.Tanh, layer.Activation);
        Assert.True(layer.UseBias);
        Assert.False(layer.ReturnSequences);
        Assert.False(layer.GoBackwards);
        Assert.Equal(Initializer.GlorotUniform, layer.KernelInitializer);
        Assert.Equal(new Orthogonal(1), layer.RecurrentInitializer);
        Assert.Equal(new Orthogonal(1), Initializer.Orthogonal);
        Assert.Equal(Initializer.Zeros, layer.BiasInitializer);
        Assert.Null(layer.KernelRegularizer ?? layer.RecurrentRegularizer ?? layer.BiasRegularizer);
        Assert.Equal([3], layer.OutputShape([5, 2]));
        Assert.Equal([5, 3], (layer with { ReturnSequences = true }).OutputShape([5, 2]));
        Assert.Equal(["kernel", "recurrent_kernel", "bias"], layer.Weights([5, 2]).Select(weight => weight.Name));
        Assert.Equal([2, 3 * gates], layer.Weights([5, 2])[0].Shape);
        Assert.Equal([3, 3 * gates], layer.Weights([5, 2])[1].Shape);
        Assert.Equal(gates == 3 ? [2, 9] : new Shape(3 * gates), layer.Weights([5, 2])[2].Shape);
        Assert.Equal(2, (layer with { UseBias = false }).Weights([5, 2]).Count);
    }

    [Fact]
    public void The_fluent_forms_have_the_same_defaults()
    {
        var input = Model.Input(5, 2);
        Assert.Equal(new SimpleRNN(3), input.SimpleRNN(3).Layers[0].Layer);
        Assert.Equal(new LSTM(3), input.LSTM(3).Layers[0].Layer);
        Assert.Equal(new GRU(3), input.GRU(3).Layers[0].Layer);
        Assert.Equal(new Bidirectional(new LSTM(3)), input.Bidirectional(new LSTM(3)).Layers[0].Layer);
        Assert.Equal(new Embedding(9, 3), Model.Input(5).Embedding(9, 3).Layers[0].Layer);
        Assert.Equal(new MultiHeadAttention(2, 3), input.MultiHeadAttention(2, 3).Layers[0].Layer);
        Assert.Equal(new TransformerEncoder(2, 3), input.TransformerEncoder(2, 3).Layers[0].Layer);
        Assert.Equal(new PositionalEmbedding(), input.PositionalEmbedding().Layers[0].Layer);
    }

    [Fact]
    public void The_forget_gate_of_an_LSTM_starts_open_and_all_other_biases_at_zero()
    {
        Assert.True(new LSTM(1).UnitForgetBias);
        Assert.Equal([0, 0, 1, 1, 0, 0, 0, 0], Bias(new LSTM(2)));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0], Bias(new LSTM(2, unitForgetBias: false)));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], Bias(new GRU(2)));
        Assert.Equal([0, 0], Bias(new SimpleRNN(2)));
        Assert.Equal([.5f, .5f, 1, 1, .5f, .5f, .5f, .5f], Bias(new LSTM(2, biasInitializer: new RandomUniform(0.5, 0.5))));

        static float[] Bias(Layer layer) => Model.Input(3, 1).Add(layer).Layers[0].Weights[2].ToArray();
    }

    [Fact]
    public void The_recurrent_kernel_starts_with_orthogonal_rows_across_all_gates()
    {
        var kernel = Model.Input(3, 1).LSTM(5).Layers[0].Weights[1];
        Close.To(Identity(5), kernel.MatMul(kernel.T).Doubles(), 0, 1e-6);
    }

    [Fact]
    public void An_embedding_starts_uniform_within_five_hundredths_and_masks_nothing()
    {
        var embedding = new Embedding(500, 40);
        Assert.False(embedding.MaskZero);
        Assert.Equal(new RandomUniform(-0.05, 0.05), embedding.Initializer);
        Assert.Null(embedding.Regularizer);
        Assert.Equal([7, 40], embedding.OutputShape([7]));
        var layer = Model.Input(7).Add(embedding).Layers[0];
        Assert.Equal("embedding/embeddings", layer.Weights[0].Name);
        var values = layer.Weights[0].ToArray();
        Assert.All(values, value => Assert.InRange(value, -0.05f, 0.05f));
        Assert.True(values.Max() > 0.0499 && values.Min() < -0.0499);
    }

    [Fact]
    public void Attention_has_Keras_weights_biases_and_no_causal_mask()
    {
        var attention = new MultiHeadAttention(2, 3);
        Assert.Equal(3, attention.ValueDim);
        Assert.False(attention.Causal);
        Assert.Equal(0, attention.Dropout);
        Assert.True(attention.UseBias);
        Assert.Equal(Initializer.GlorotUniform, attention.KernelInitializer);
        Assert.Equal(Initializer.Zeros, attention.BiasInitializer);
        var weights = new MultiHeadAttention(2, 3, 4).Weights([5, 6]);
        Assert.Equal(
            ["query_kernel", "query_bias", "key_kernel", "key_bias", "value_kernel", "value_bias", "output_kernel", "output_bias"],
            weights.Select(weight => weight.Name));
        Assert.Equal([[6, 2, 3], [2, 3], [6, 2, 3], [2, 3], [6, 2, 4], [2, 4], [2, 4, 6], [6]], weights.Select(weight => weight.Shape));
        Assert.Equal(4, new MultiHeadAttention(2, 3, useBias: false).Weights([5, 6]).Count);
    }

    [Fact]
    public void A_Transformer_encoder_has_ReLU_normalizes_behind_with_an_epsilon_of_a_thousandth_and_starts_with_ones_and_zeros()
    {
        var encoder = new TransformerEncoder(2, 7);
        Assert.Equal(Activation.ReLU, encoder.Activation);
        Assert.False(encoder.NormalizeFirst);
        Assert.False(encoder.Causal);
        Assert.Equal(0, encoder.Dropout);
        Assert.Equal(1e-3, encoder.Epsilon);
        var weights = Model.Input(5, 4).Add(encoder).Layers[0].Weights;
        Assert.Equal([4, 2, 2], weights[0].Shape);
        Assert.Equal([1, 1, 1, 1], weights[8].ToArray());
        Assert.Equal([0, 0, 0, 0], weights[9].ToArray());
        Assert.Equal([[4, 7], [7], [7, 4], [4]], weights.Skip(10).Take(4).Select(weight => weight.Shape));
        Assert.Equal([1, 1, 1, 1], weights[14].ToArray());
        Assert.Equal([0, 0, 0, 0], weights[15].ToArray());
    }

    [Fact]
    public void Positions_are_learned_from_Glorot_uniform_or_need_no_weights()
    {
        Assert.False(new PositionalEmbedding().Sinusoidal);
        Assert.Equal(Initializer.GlorotUniform, new PositionalEmbedding().Initializer);
        Assert.Equal([5, 4], new PositionalEmbedding().Weights([5, 4]).Single().Shape);
        Assert.Empty(new PositionalEmbedding(sinusoidal: true).Weights([5, 4]));
    }

    [Fact]
    public void Both_directions_stand_side_by_side_with_weights_of_their_own()
    {
        var layer = new Bidirectional(new GRU(3));
        Assert.Equal(BidirectionalMerge.Concatenate, layer.Merge);
        Assert.Equal([6], layer.OutputShape([5, 2]));
        Assert.Equal([3], new Bidirectional(new GRU(3), BidirectionalMerge.Average).OutputShape([5, 2]));
        Assert.Equal(
            ["forward_kernel", "forward_recurrent_kernel", "forward_bias", "backward_kernel", "backward_recurrent_kernel", "backward_bias"],
            layer.Weights([5, 2]).Select(weight => weight.Name));
        var weights = Model.Input(5, 2).Add(layer).Layers[0].Weights;
        Assert.NotEqual(weights[0].ToArray(), weights[3].ToArray());
    }

    [Fact]
    public void Layers_have_Keras_names_and_print_as_they_are_written()
    {
        using var german = new GermanCulture();
        var model = Model.Input(6).Embedding(9, 4).PositionalEmbedding().MultiHeadAttention(2, 2).TransformerEncoder(2, 8)
            .Bidirectional(new GRU(2, returnSequences: true)).SimpleRNN(3, returnSequences: true).LSTM(4, returnSequences: true).LSTM(2);
        Assert.Equal(
            ["embedding", "positional_embedding", "multi_head_attention", "transformer_encoder", "bidirectional", "simple_rnn", "lstm", "lstm_1"],
            model.Layers.Select(layer => layer.Name));
        Layer[] layers =
        [
            new LSTM(64), new LSTM(8, Activation.ReLU, returnSequences: true), new GRU(2, goBackwards: true, useBias: false), new SimpleRNN(3),
            new Bidirectional(new LSTM(32)), new Bidirectional(new GRU(2), BidirectionalMerge.Sum), new Embedding(1000, 16),
            new Embedding(9, 2, maskZero: true), new MultiHeadAttention(4, 8), new MultiHeadAttention(4, 8, 2, causal: true, useBias: false),
            new TransformerEncoder(2, 8), new TransformerEncoder(2, 8, Activation.Tanh, normalizeFirst: true, causal: true),
            new PositionalEmbedding(), new PositionalEmbedding(sinusoidal: true),
        ];
        Assert.Equal(
            [
                "LSTM(64)", "LSTM(8, ReLU, returnSequences: true)", "GRU(2, goBackwards: true, useBias: false)", "SimpleRNN(3)",
                "Bidirectional(LSTM(32))", "Bidirectional(GRU(2), Sum)", "Embedding(1000, 16)", "Embedding(9, 2, maskZero: true)",
                "MultiHeadAttention(4, 8)", "MultiHeadAttention(4, 8, valueDim: 2, causal: true, useBias: false)",
                "TransformerEncoder(2, 8)", "TransformerEncoder(2, 8, Tanh, normalizeFirst: true, causal: true)",
                "PositionalEmbedding()", "PositionalEmbedding(sinusoidal: true)",
            ],
            layers.Select(layer => layer.ToString()));
        Assert.Equal("Orthogonal(1.5)", new Orthogonal(1.5).ToString());
    }

    internal static double[] Identity(int size) => [.. Enumerable.Range(0, size * size).Select(i => i % (size + 1) == 0 ? 1.0 : 0)];
}
