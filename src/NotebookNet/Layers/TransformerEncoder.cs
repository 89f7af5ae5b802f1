namespace NotebookNet;

/// <summary>
/// One block of a Transformer encoder (A. Vaswani et al., 2017): self-attention and a small network for each step, each added
/// to its input and normalized. KerasHub: <c>TransformerEncoder</c>.
/// </summary>
/// <remarks>
/// <para>
/// x ← norm(x + attention(x)); x ← norm(x + f(x · W₁ + b₁) · W₂ + b₂). With <see cref="NormalizeFirst"/> the normalization comes
/// before each part instead: x ← x + attention(norm(x)), x ← x + f(norm(x) · W₁ + b₁) · W₂ + b₂, which trains more easily in
/// deep stacks. norm brings each step's features to mean 0 and variance 1, then scales and shifts them by γ and β.
/// </para>
/// <para>
/// Shapes: x (B, T, F) → (B, T, F); attention as <see cref="MultiHeadAttention"/> with F / H numbers per key; W₁ (F, N), b₁ (N),
/// W₂ (N, F), b₂ (F), both γ and β (F), for N hidden units. Masked steps are treated as <see cref="MultiHeadAttention"/> does.
/// </para>
/// <para>
/// While the model learns, <see cref="Dropout"/> switches off that share of the scores, of what attention adds and of what the
/// small network adds.
/// </para>
/// <para>Defaults: ReLU, normalized behind, not causal, no dropout, ε = 0.001; kernels Glorot uniform, biases and β zeros, γ ones.</para>
/// </remarks>
/// <example><code>
/// var model = Model.Input(40)
///     .Embedding(1000, 32).PositionalEmbedding()
///     .TransformerEncoder(heads: 4, feedForward: 64)
///     .Flatten().Dense(2, Activation.Softmax);
/// </code></example>
public sealed record TransformerEncoder : Layer
{
    /// <summary>A block of a Transformer encoder.</summary>
    /// <param name="heads">The number of heads H, at least 1; the number of features must be a multiple of it.</param>
    /// <param name="feedForward">The hidden units N of the network for each step, at least 1.</param>
    /// <param name="activation">f; ReLU when null.</param>
    /// <param name="normalizeFirst">Whether the normalization comes before each part instead of behind it.</param>
    /// <param name="causal">Whether no step looks at those after it.</param>
    /// <param name="dropout">The share of numbers that is switched off while the model learns, from 0 to 1.</param>
    /// <param name="epsilon">ε, which is added to the variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or the dropout is not from 0 to 1.</exception>
    public TransformerEncoder(
        int heads,
        int feedForward,
        Activation? activation = null,
        bool normalizeFirst = false,
        bool causal = false,
        double dropout = 0,
        double epsilon = 1e-3)
    {
        if (heads < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(heads), heads, $"TransformerEncoder needs at least one head, got {heads}.");
        }

        if (feedForward < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(feedForward), feedForward, $"TransformerEncoder needs at least one hidden unit, got {feedForward}.");
        }

        if (!(epsilon > 0) || !double.IsFinite(epsilon))
        {
            throw new ArgumentOutOfRangeException(
                nameof(epsilon), epsilon, FormattableString.Invariant($"TransformerEncoder divides by √(variance + epsilon), so epsilon must be a positive number such as 0.001; got {epsilon}."));
        }

        Heads = heads;
        FeedForward = feedForward;
        Activation = activation ?? Activation.ReLU;
        NormalizeFirst = normalizeFirst;
        Causal = causal;
        Dropout = LayerChecks.Between(dropout, 0, 1, nameof(TransformerEncoder), nameof(dropout));
        Epsilon = epsilon;
    }

    /// <summary>The number of heads H.</summary>
    public int Heads { get; }

    /// <summary>The hidden units N.</summary>
    public int FeedForward { get; }

    /// <summary>The activation f of the hidden units.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether the normalization comes before each part instead of behind it.</summary>
    public bool NormalizeFirst { get; init; }

    /// <summary>Whether no step looks at those after it.</summary>
    public bool Causal { get; init; }

    /// <summary>The share of numbers that is switched off while the model learns.</summary>
    public double Dropout { get; }

    /// <summary>ε, which is added to the variance.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override Activation ShownActivation => Activation;

    /// <summary>Heads, hidden units, and what differs from the default.</summary>
    /// <returns>For example <c>TransformerEncoder(4, 64)</c>.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"TransformerEncoder({Heads}, {FeedForward}") + (Activation is ReLU ? string.Empty : $", {Activation}")
        + (NormalizeFirst ? ", normalizeFirst: true" : string.Empty) + (Causal ? ", causal: true" : string.Empty)
        + (Dropout == 0 ? ")" : FormattableString.Invariant($", dropout: {Dropout})"));

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Rank == 2 && input[1] % Heads != 0)
        {
            throw new ShapeException(
                $"{this} shares the features out among its heads, so their number must be a multiple of {Heads}; got samples of shape {input}, {input[1]} features. "
                + "Choose another number of heads, or of features in the layer before.");
        }

        return AttentionOver(input).OutputShape(input);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var features = input[^1];
        return
        [
            .. AttentionOver(input).Weights(input).Select(weight => weight with { Name = "attention_" + weight.Name }),
            new("attention_gamma", [features], Initializer.Ones),
            new("attention_beta", [features], Initializer.Zeros),
            new("hidden_kernel", [features, FeedForward], Initializer.GlorotUniform),
            new("hidden_bias", [FeedForward], Initializer.Zeros),
            new("output_kernel", [FeedForward, features], Initializer.GlorotUniform),
            new("output_bias", [features], Initializer.Zeros),
            new("output_gamma", [features], Initializer.Ones),
            new("output_beta", [features], Initializer.Zeros),
        ];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        var attention = AttentionOver(input.Shape.WithoutFirst());
        Variable[] attentionWeights = [.. weights.Take(weights.Count - 8)];
        var others = weights.Skip(weights.Count - 8).ToArray();
        if (NormalizeFirst)
        {
            var x = input + Dropped(attention.Forward(Normalize(input, 0).WithMaskOf(input), attentionWeights, pass));
            return (x + FeedForwardOf(Normalize(x, 6))).WithMaskOf(input);
        }

        var attended = Normalize(input + Dropped(attention.Forward(input, attentionWeights, pass)), 0);
        return Normalize(attended + FeedForwardOf(attended), 6).WithMaskOf(input);

        Tensor FeedForwardOf(Tensor x) => Dropped(Activation.Apply(x.Linear(others[2], others[3])).Linear(others[4], others[5]));

        Tensor Dropped(Tensor x) => Dropout == 0 ? x : new Dropout(Dropout).Forward(x, [], pass);

        Tensor Normalize(Tensor x, int first) => x.LayerNormalization(others[first], others[first + 1], Epsilon);
    }

    /// <summary>How much each step takes from each, (B, H, T, T).</summary>
    internal Tensor Attention(Tensor input, IReadOnlyList<Variable> weights)
    {
        var gammas = weights.Count - 8;
        var x = NormalizeFirst ? input.LayerNormalization(weights[gammas], weights[gammas + 1], Epsilon).WithMaskOf(input) : input;
        return AttentionOver(input.Shape.WithoutFirst()).Attend(x, x, [.. weights.Take(gammas)]).Scores;
    }

    private MultiHeadAttention AttentionOver(Shape input) => new(Heads, Math.Max(1, input.Rank == 0 ? 1 : input[^1] / Heads), causal: Causal, dropout: Dropout);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a block of a Transformer encoder: see <see cref="NotebookNet.TransformerEncoder"/>.</summary>
    /// <param name="model">The chain so far; its output are steps of features.</param>
    /// <param name="heads">The number of heads, at least 1; the number of features must be a multiple of it.</param>
    /// <param name="feedForward">The hidden units of the network for each step, at least 1.</param>
    /// <param name="activation">The activation of the hidden units; ReLU when null.</param>
    /// <param name="normalizeFirst">Whether the normalization comes before each part instead of behind it.</param>
    /// <param name="causal">Whether no step looks at those after it.</param>
    /// <param name="dropout">The share of numbers that is switched off while the model learns, from 0 to 1.</param>
    /// <param name="name">The layer's name; <c>transformer_encoder</c>, <c>transformer_encoder_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is not (steps, features), or the heads cannot share the features.</exception>
    public static Model TransformerEncoder(
        this Model model,
        int heads,
        int feedForward,
        Activation? activation = null,
        bool normalizeFirst = false,
        bool causal = false,
        double dropout = 0,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new TransformerEncoder(heads, feedForward, activation, normalizeFirst, causal, dropout) { Name = name });
    }
}
