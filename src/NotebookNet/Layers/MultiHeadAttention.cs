using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Each step looks at all steps and takes from those that matter to it: softmax(Q · Kᵀ / √D) · V in several heads side by side
/// (A. Vaswani et al., 2017). In a chain it is self-attention. Keras: <c>MultiHeadAttention</c>.
/// </summary>
/// <remarks>
/// <para>
/// Q = x · Wq + bq, K = x · Wk + bk, V = x · Wv + bv for each of H heads; the heads' results are put side by side and go through
/// Wo, bo.
/// </para>
/// <para>
/// Shapes: x (B, T, F) → (B, T, F); Wq, Wk (F, H, D) with biases (H, D); Wv (F, H, V) with bias (H, V); Wo (H, V, F) with bias
/// (F), for keys of D and values of V numbers.
/// </para>
/// <para>
/// Steps masked by an <see cref="Embedding"/> in front are not looked at; what comes out at such a step means nothing and is
/// skipped by the layers behind. With <see cref="Causal"/> no step looks at those after it.
/// </para>
/// <para>While the model learns, <see cref="Dropout"/> switches off that share of the scores.</para>
/// <para>Defaults: V = D, biases, not causal, no dropout; kernels Glorot uniform, biases zeros.</para>
/// </remarks>
/// <example><code>
/// var model = Model.Input(40).Embedding(1000, 32).MultiHeadAttention(heads: 4, keyDim: 8).Flatten().Dense(2, Activation.Softmax);
/// </code></example>
public sealed record MultiHeadAttention : Layer
{
    /// <summary>An attention layer.</summary>
    /// <param name="heads">The number of heads H, at least 1.</param>
    /// <param name="keyDim">The numbers of a key D, at least 1; usually F / H.</param>
    /// <param name="valueDim">The numbers of a value V; those of a key when null.</param>
    /// <param name="causal">Whether no step looks at those after it.</param>
    /// <param name="useBias">Whether there are biases.</param>
    /// <param name="dropout">The share of the scores that is switched off while the model learns, from 0 to 1.</param>
    /// <param name="kernelInitializer">How the kernels start; Glorot uniform when null.</param>
    /// <param name="biasInitializer">How the biases start; zeros when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or the dropout is not from 0 to 1.</exception>
    public MultiHeadAttention(
        int heads,
        int keyDim,
        int? valueDim = null,
        bool causal = false,
        bool useBias = true,
        double dropout = 0,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null)
    {
        Check(heads, nameof(heads), "needs at least one head");
        Check(keyDim, nameof(keyDim), "needs at least one number per key");
        Check(valueDim ?? 1, nameof(valueDim), "needs at least one number per value");
        Heads = heads;
        KeyDim = keyDim;
        ValueDim = valueDim ?? keyDim;
        Causal = causal;
        UseBias = useBias;
        Dropout = LayerChecks.Between(dropout, 0, 1, nameof(MultiHeadAttention), nameof(dropout));
        KernelInitializer = kernelInitializer ?? Initializer.GlorotUniform;
        BiasInitializer = biasInitializer ?? Initializer.Zeros;
    }

    /// <summary>The number of heads H.</summary>
    public int Heads { get; }

    /// <summary>The numbers of a key, D.</summary>
    public int KeyDim { get; }

    /// <summary>The numbers of a value, V.</summary>
    public int ValueDim { get; }

    /// <summary>Whether no step looks at those after it.</summary>
    public bool Causal { get; init; }

    /// <summary>Whether there are biases.</summary>
    public bool UseBias { get; init; }

    /// <summary>The share of the scores that is switched off while the model learns.</summary>
    public double Dropout { get; }

    /// <summary>How the kernels start.</summary>
    public Initializer KernelInitializer { get; init; }

    /// <summary>How the biases start.</summary>
    public Initializer BiasInitializer { get; init; }

    /// <summary>Heads, size of a key, and what differs from the default.</summary>
    /// <returns>For example <c>MultiHeadAttention(4, 8)</c>.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"MultiHeadAttention({Heads}, {KeyDim}") + (ValueDim == KeyDim ? string.Empty : FormattableString.Invariant($", valueDim: {ValueDim}"))
        + (Causal ? ", causal: true" : string.Empty) + (UseBias ? string.Empty : ", useBias: false")
        + (Dropout == 0 ? ")" : FormattableString.Invariant($", dropout: {Dropout})"));

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Rank == 2
            ? input
            : throw new ShapeException(
                $"{this} takes samples of two dimensions, (steps, features); got samples of shape {input}. "
                + (input.Rank == 1
                    ? "For indices of symbols put .Embedding(…) in front; behind a recurrent layer give that one returnSequences: true."
                    : $"Reshape them to ({input[0]}, {(input.Rank == 0 ? 1 : input.WithoutFirst().Size)})."));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var features = input[^1];
        List<WeightSpec> weights = [];
        Add("query", [features, Heads, KeyDim], [Heads, KeyDim]);
        Add("key", [features, Heads, KeyDim], [Heads, KeyDim]);
        Add("value", [features, Heads, ValueDim], [Heads, ValueDim]);
        Add("output", [Heads, ValueDim, features], [features]);
        return weights;

        void Add(string name, Shape kernel, Shape bias)
        {
            weights.Add(new WeightSpec(name + "_kernel", kernel, KernelInitializer));
            if (UseBias)
            {
                weights.Add(new WeightSpec(name + "_bias", bias, BiasInitializer));
            }
        }
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass) => Attend(input, input, weights, pass).Output;

    /// <summary>
    /// Attention from one batch of sequences to another, such as from a decoder to an encoder; also shows who looks at what.
    /// </summary>
    /// <param name="query">The sequences that look, (B, T, F).</param>
    /// <param name="value">The sequences that are looked at, (B, S, F).</param>
    /// <param name="weights">The weights, as asked for by <see cref="Weights"/>.</param>
    /// <param name="pass">Whether the model learns; it is used when null.</param>
    /// <returns>The output (B, T, F), and the scores (B, H, T, S): how much each step takes from each; they add up to 1 over S.</returns>
    /// <exception cref="ShapeException">The sequences do not fit the weights or each other.</exception>
    public (Tensor Output, Tensor Scores) Attend(Tensor query, Tensor value, IReadOnlyList<Variable> weights, Pass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(weights);
        if (query.Rank != 3 || value.Rank != 3 || query.Shape[0] != value.Shape[0])
        {
            throw new ShapeException($"{this} takes sequences (batch, steps, features) of the same batch; got {query.Shape} that look at {value.Shape}.");
        }

        var scores = Operation.Run(new AttentionScoresOperation(
            Project(query, 0, KeyDim), Project(value, 1, KeyDim), value.Mask, Heads, Causal));
        var kept = Dropout == 0 ? scores : new Dropout(Dropout).Forward(scores, [], pass ?? Pass.Inference);
        var heads = Operation.Run(new AttentionHeadsOperation(kept, Project(value, 2, ValueDim)));
        return (Multiply(heads, 3, query.Shape[2]).WithMaskOf(query), scores);

        Tensor Project(Tensor x, int which, int size) => Multiply(x, which, Heads * size);

        // Kernels and biases have one dimension for the heads, as in Keras; the product needs matrices and rows.
        Tensor Multiply(Tensor x, int which, int columns)
        {
            var kernel = weights[UseBias ? 2 * which : which];
            var matrix = kernel.Reshape(kernel.Length / columns, columns);
            return UseBias ? x.Linear(matrix, weights[(2 * which) + 1].Reshape(columns)) : x.MatMul(matrix);
        }
    }

    private static void Check(int value, string parameter, string need)
    {
        if (value < 1)
        {
            throw new ArgumentOutOfRangeException(parameter, value, $"MultiHeadAttention {need}, got {value}.");
        }
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds self-attention, in which each step looks at all steps: see <see cref="NotebookNet.MultiHeadAttention"/>.</summary>
    /// <param name="model">The chain so far; its output are steps of features.</param>
    /// <param name="heads">The number of heads, at least 1.</param>
    /// <param name="keyDim">The numbers of a key, at least 1; usually features / heads.</param>
    /// <param name="valueDim">The numbers of a value; those of a key when null.</param>
    /// <param name="causal">Whether no step looks at those after it.</param>
    /// <param name="useBias">Whether there are biases.</param>
    /// <param name="dropout">The share of the scores that is switched off while the model learns, from 0 to 1.</param>
    /// <param name="name">The layer's name; <c>multi_head_attention</c>, <c>multi_head_attention_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is not (steps, features).</exception>
    public static Model MultiHeadAttention(
        this Model model, int heads, int keyDim, int? valueDim = null, bool causal = false, bool useBias = true, double dropout = 0, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new MultiHeadAttention(heads, keyDim, valueDim, causal, useBias, dropout) { Name = name });
    }
}
