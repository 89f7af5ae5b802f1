namespace NotebookNet.Tests;

/// <summary>Every misuse of a layer for sequences is answered with what was expected, what came, and what helps.</summary>
public class SequenceMisuseTests
{
    private static readonly Tensor Steps = Tensor.Zeros(2, 5, 4);

    private static readonly (string Name, Type Exception, string[] Says, Action Misuse)[] Table =
    [
        ("LSTM without units", typeof(ArgumentOutOfRangeException), ["LSTM needs at least one unit", "got 0"], () => _ = new LSTM(0)),
        ("GRU with negative units", typeof(ArgumentOutOfRangeException), ["GRU needs at least one unit", "got -1"], () => _ = new GRU(-1)),
        ("SimpleRNN without units", typeof(ArgumentOutOfRangeException), ["SimpleRNN needs at least one unit"], () => Model.Input(5, 2).SimpleRNN(0)),
        ("LSTM with softmax", typeof(ArgumentException), ["Tanh, Sigmoid, ReLU or Linear", "got Softmax", "layer behind"], () => _ = new LSTM(3, Activation.Softmax)),
        ("GRU with leaky ReLU", typeof(ArgumentException), ["got LeakyReLU"], () => _ = new GRU(3) { Activation = Activation.LeakyReLU }),
        ("LSTM of single numbers", typeof(ShapeException), ["LSTM(3)", "(steps, features)", "(20)", "(20, 1)", ".Embedding("], () => Model.Input(20).LSTM(3)),
        ("stack without sequences", typeof(ShapeException), ["'lstm_1'", "'lstm'", "(8)", "returnSequences: true"], () => Model.Input(20, 2).LSTM(8).LSTM(3)),
        ("GRU of pictures", typeof(ShapeException), ["GRU(3)", "(28, 28, 3)", "(28, 84)"], () => Model.Input(28, 28, 3).GRU(3)),
        ("LSTM with another number of steps", typeof(ShapeException), ["(7, 2)", "(3, 6, 2)"], () => Model.Input(7, 2).LSTM(3).Predict(Tensor.Zeros(3, 6, 2))),
        ("LSTM with weights of another layer", typeof(ShapeException), ["LSTM", "kernel", "(4, 12)", "(4, 8)"], () => new LSTM(3).Forward(Steps, [Weight(4, 8), Weight(3, 12), Weight(12)], Pass.Inference)),
        ("LSTM with a bias of another layer", typeof(ShapeException), ["bias", "(12)", "(8)"], () => new LSTM(3).Forward(Steps, [Weight(4, 12), Weight(3, 12), Weight(8)], Pass.Inference)),
        ("GRU with one row of biases", typeof(ShapeException), ["bias", "(2, 9)", "(9)"], () => new GRU(3).Forward(Steps, [Weight(4, 9), Weight(3, 9), Weight(9)], Pass.Inference)),
        ("SimpleRNN on a matrix", typeof(ShapeException), ["(batch, steps, features)", "(5, 4)"], () => new SimpleRNN(3).Forward(Tensor.Zeros(5, 4), [Weight(4, 3), Weight(3, 3), Weight(3)], Pass.Inference)),
        ("both directions of a backwards layer", typeof(ArgumentException), ["LSTM(3, goBackwards: true)", "Leave goBackwards out"], () => _ = new Bidirectional(new LSTM(3, goBackwards: true))),
        ("both directions of nothing", typeof(ArgumentNullException), ["layer"], () => _ = new Bidirectional(null!)),
        ("both directions put together somehow", typeof(ArgumentOutOfRangeException), ["Concatenate, Sum, Multiply or Average", "9"], () => _ = new Bidirectional(new LSTM(3), (BidirectionalMerge)9)),
        ("both directions of single numbers", typeof(ShapeException), ["'bidirectional'", "(20)"], () => Model.Input(20).Bidirectional(new LSTM(3))),
        ("embedding without symbols", typeof(ArgumentOutOfRangeException), ["at least one symbol", "got 0", "largest index plus 1"], () => _ = new Embedding(0, 4)),
        ("embedding without width", typeof(ArgumentOutOfRangeException), ["at least one number", "got -2"], () => _ = new Embedding(4, -2)),
        ("index beyond the embedding", typeof(ArgumentOutOfRangeException), ["Index 10", "row 1, position 2", "10 entries", "0 to 9", "more entries"], () => Model.Input(3).Embedding(10, 2).Predict(Tensor.From([0, 1, 2, 3, 4, 10], 2, 3))),
        ("negative index", typeof(ArgumentOutOfRangeException), ["Index -1", "row 0, position 0"], () => Model.Input(3).Embedding(10, 2).Predict(Tensor.From([-1, 1, 2], 1, 3))),
        ("fractional index", typeof(ArgumentOutOfRangeException), ["Index 1.5", "whole numbers"], () => Model.Input(3).Embedding(10, 2).Predict(Tensor.From([0, 1.5f, 2], 1, 3))),
        ("index that is not a number", typeof(ArgumentOutOfRangeException), ["Index NaN"], () => Model.Input(1).Embedding(10, 2).Forward(float.NaN * Tensor.Ones(1, 1))),
        ("index beyond the embedding in training", typeof(ArgumentOutOfRangeException), ["Index 7", "0 to 4"], FitWithIndexBeyond),
        ("mask over pictures of indices", typeof(ShapeException), ["maskZero", "(steps)", "(3, 2)"], () => Model.Input(3, 2).Embedding(10, 2, maskZero: true)),
        ("attention without heads", typeof(ArgumentOutOfRangeException), ["at least one head", "got 0"], () => _ = new MultiHeadAttention(0, 4)),
        ("attention without keys", typeof(ArgumentOutOfRangeException), ["number per key", "got 0"], () => _ = new MultiHeadAttention(4, 0)),
        ("attention without values", typeof(ArgumentOutOfRangeException), ["number per value", "got -1"], () => _ = new MultiHeadAttention(4, 2, -1)),
        ("attention with a dropout of 2", typeof(ArgumentOutOfRangeException), ["MultiHeadAttention", "dropout", "from 0 to 1", "got 2"], () => _ = new MultiHeadAttention(2, 3, dropout: 2)),
        ("Transformer with a dropout below 0", typeof(ArgumentOutOfRangeException), ["TransformerEncoder", "dropout", "got -0.1"], () => _ = new TransformerEncoder(2, 3, dropout: -0.1)),
        ("attention over indices", typeof(ShapeException), ["'multi_head_attention'", "(steps, features)", "(20)", ".Embedding("], () => Model.Input(20).MultiHeadAttention(2, 3)),
        ("attention over pictures", typeof(ShapeException), ["(8, 8, 3)", "(8, 24)"], () => Model.Input(8, 8, 3).MultiHeadAttention(2, 3)),
        ("attention between batches", typeof(ShapeException), ["same batch", "(2, 5, 4)", "(3, 5, 4)"], () => new MultiHeadAttention(2, 3).Attend(Steps, Tensor.Zeros(3, 5, 4), Attention())),
        ("attention to a matrix", typeof(ShapeException), ["(5, 4)"], () => new MultiHeadAttention(2, 3).Attend(Steps, Tensor.Zeros(5, 4), Attention())),
        ("attention to other features", typeof(ShapeException), ["(2, 5, 3)"], () => new MultiHeadAttention(2, 3).Attend(Steps, Tensor.Zeros(2, 5, 3), Attention())),
        ("heads that cannot share the features", typeof(ShapeException), ["TransformerEncoder(3, 8)", "multiple of 3", "(5, 4)", "4 features", "another number of heads"], () => Model.Input(5, 4).TransformerEncoder(3, 8)),
        ("Transformer without heads", typeof(ArgumentOutOfRangeException), ["at least one head"], () => _ = new TransformerEncoder(0, 8)),
        ("Transformer without hidden units", typeof(ArgumentOutOfRangeException), ["at least one hidden unit", "got 0"], () => _ = new TransformerEncoder(2, 0)),
        ("Transformer with epsilon 0", typeof(ArgumentOutOfRangeException), ["positive number", "got 0"], () => _ = new TransformerEncoder(2, 8, epsilon: 0)),
        ("Transformer over indices", typeof(ShapeException), ["'transformer_encoder'", "(20)", ".Embedding("], () => Model.Input(20).TransformerEncoder(2, 8)),
        ("positions of indices", typeof(ShapeException), ["'positional_embedding'", "(20)", ".Embedding("], () => Model.Input(20).PositionalEmbedding()),
        ("orthogonal vector", typeof(ShapeException), ["at least two dimensions", "(3)"], () => new Orthogonal().Fill(new float[3], [3], new RandomStream(1))),
    ];

    public static TheoryData<string> Names => [.. Table.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_misuse_says_what_was_expected_what_came_and_what_helps(string name)
    {
        using var german = new GermanCulture();
        var (_, exception, says, misuse) = Table.Single(row => row.Name == name);
        var thrown = Assert.Throws(exception, misuse);
        Assert.All(says, text => Assert.Contains(text, thrown.Message, StringComparison.Ordinal));
    }

    private static Variable Weight(params int[] shape) => new(Tensor.Zeros(shape));

    private static IReadOnlyList<Variable> Attention() => Model.Input(5, 4).MultiHeadAttention(2, 3).Layers[0].Weights;

    private static void FitWithIndexBeyond()
    {
        var model = Model.Input(2).Embedding(5, 2).Flatten().Dense(1).Compile(new SGD(), Loss.MeanSquaredError);
        model.Fit(new Dataset(Tensor.From([1, 2, 3, 7], 2, 2), new[] { 0f, 1f }), epochs: 1, progress: false);
    }
}
