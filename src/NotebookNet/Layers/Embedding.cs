using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// A learned vector for each of N symbols (words, letters, categories): index i becomes row i of a table. Keras: <c>Embedding</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: indices (B, T) → (B, T, D) with a table (N, D); indices of any other shape (B, …) → (B, …, D).</para>
/// <para>
/// Indices are whole numbers from 0 to N − 1; any other number ends the computation with an
/// <see cref="ArgumentOutOfRangeException"/> that names it and its place.
/// </para>
/// <para>
/// With <c>maskZero</c> the index 0 only fills sequences up to the same length: recurrent layers and attention behind skip those
/// steps, as long as the layers between keep the steps. Symbols are then numbered from 1, and N is their number plus 1.
/// </para>
/// <para>Defaults: no mask, table uniform in ±0.05.</para>
/// </remarks>
/// <example><code>
/// var model = Model.Input(80).Embedding(1000, 16, maskZero: true).LSTM(32).Dense(1, Activation.Sigmoid);
/// </code></example>
public sealed record Embedding : Layer
{
    /// <summary>A table of learned vectors.</summary>
    /// <param name="inputDim">N, the number of symbols, at least 1.</param>
    /// <param name="outputDim">D, the numbers of a vector, at least 1.</param>
    /// <param name="maskZero">Whether the index 0 only fills up.</param>
    /// <param name="initializer">How the table starts; uniform in ±0.05 when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public Embedding(int inputDim, int outputDim, bool maskZero = false, Initializer? initializer = null)
    {
        if (inputDim < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(inputDim), inputDim, $"An embedding needs at least one symbol, got {inputDim}. Give the largest index plus 1.");
        }

        if (outputDim < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(outputDim), outputDim, $"An embedding's vectors need at least one number, got {outputDim}.");
        }

        InputDim = inputDim;
        OutputDim = outputDim;
        MaskZero = maskZero;
        Initializer = initializer ?? new RandomUniform();
    }

    /// <summary>The number of symbols N.</summary>
    public int InputDim { get; }

    /// <summary>The numbers of a vector, D.</summary>
    public int OutputDim { get; }

    /// <summary>Whether the index 0 only fills sequences up.</summary>
    public bool MaskZero { get; init; }

    /// <summary>How the table starts.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>The penalty on the table's size; none when null.</summary>
    public Regularizer? Regularizer { get; init; }

    /// <summary>Symbols, size of a vector, and whether 0 is masked.</summary>
    /// <returns>For example <c>Embedding(1000, 16)</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"Embedding({InputDim}, {OutputDim}{(MaskZero ? ", maskZero: true" : string.Empty)})");

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (MaskZero && input.Rank != 1)
        {
            throw new ShapeException($"{this} masks steps, so it takes samples of one dimension, (steps); got samples of shape {input}. Leave maskZero out for indices of another shape.");
        }

        return [.. input.AsSpan(), OutputDim];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input) =>
        [new WeightSpec("embeddings", [InputDim, OutputDim], Initializer, Regularizer: Regularizer)];

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        var output = Operation.Run(new EmbeddingOperation(input, weights[0]));
        output.Mask = MaskZero ? input.NotEqualTo(0f) : null;
        return output;
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a table of learned vectors, one per symbol: see <see cref="NotebookNet.Embedding"/>.</summary>
    /// <param name="model">The chain so far; its output are whole numbers from 0 to <paramref name="inputDim"/> − 1.</param>
    /// <param name="inputDim">The number of symbols, at least 1.</param>
    /// <param name="outputDim">The numbers of a vector, at least 1.</param>
    /// <param name="maskZero">Whether the index 0 only fills up.</param>
    /// <param name="initializer">How the table starts; uniform in ±0.05 when null.</param>
    /// <param name="name">The layer's name; <c>embedding</c>, <c>embedding_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    public static Model Embedding(
        this Model model, int inputDim, int outputDim, bool maskZero = false, Initializer? initializer = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new Embedding(inputDim, outputDim, maskZero, initializer) { Name = name });
    }
}
