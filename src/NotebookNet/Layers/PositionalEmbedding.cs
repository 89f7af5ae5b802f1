namespace NotebookNet;

/// <summary>
/// Adds to each step a vector that says where it stands: attention alone does not know the order of its steps.
/// KerasHub: <c>PositionEmbedding</c>, and <c>SinePositionEncoding</c> for the sinusoidal form.
/// </summary>
/// <remarks>
/// <para>
/// y[b, t] = x[b, t] + P[t] with a learned table P (T, F), or with <see cref="Sinusoidal"/> (A. Vaswani et al., 2017)
/// P[t, 2i] = sin(t / 10000^(2i/F)), P[t, 2i + 1] = cos(t / 10000^(2i/F)), which needs no weights.
/// </para>
/// <para>Shapes: x (B, T, F) → (B, T, F). Default: learned, Glorot uniform.</para>
/// </remarks>
/// <example><code>var model = Model.Input(40).Embedding(1000, 32).PositionalEmbedding().TransformerEncoder(heads: 4, feedForward: 64);</code></example>
public sealed record PositionalEmbedding : Layer
{
    /// <summary>Vectors that say where a step stands.</summary>
    /// <param name="sinusoidal">Whether they are waves instead of learned.</param>
    /// <param name="initializer">How learned ones start; Glorot uniform when null.</param>
    public PositionalEmbedding(bool sinusoidal = false, Initializer? initializer = null)
    {
        Sinusoidal = sinusoidal;
        Initializer = initializer ?? Initializer.GlorotUniform;
    }

    /// <summary>Whether the vectors are waves instead of learned.</summary>
    public bool Sinusoidal { get; init; }

    /// <summary>How learned vectors start.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>Learned or sinusoidal.</summary>
    /// <returns>For example <c>PositionalEmbedding(sinusoidal: true)</c>.</returns>
    public override string ToString() => Sinusoidal ? "PositionalEmbedding(sinusoidal: true)" : "PositionalEmbedding()";

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Rank == 2
            ? input
            : throw new ShapeException(
                $"{this} takes samples of two dimensions, (steps, features); got samples of shape {input}. For indices of symbols put .Embedding(…) in front.");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input) => Sinusoidal ? [] : [new WeightSpec("positions", input, Initializer)];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        return (input + (Sinusoidal ? Waves.Table(input.Shape[1], input.Shape[2]) : weights[0])).WithMaskOf(input);
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds to each step a vector that says where it stands: see <see cref="NotebookNet.PositionalEmbedding"/>.</summary>
    /// <param name="model">The chain so far; its output are steps of features.</param>
    /// <param name="sinusoidal">Whether the vectors are waves instead of learned.</param>
    /// <param name="name">The layer's name; <c>positional_embedding</c>, <c>positional_embedding_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is not (steps, features).</exception>
    public static Model PositionalEmbedding(this Model model, bool sinusoidal = false, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new PositionalEmbedding(sinusoidal) { Name = name });
    }
}
