using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Gated recurrent unit (K. Cho et al., 2014): a recurrent layer that, like <see cref="LSTM"/>, remembers over many steps, with
/// two gates and no cell of its own. Keras: <c>GRU</c> with <c>reset_after=True</c>, its default.
/// </summary>
/// <remarks>
/// <para>
/// z, r = σ(xₜ · W + b₀ + hₜ₋₁ · R + b₁), each with its own block of the weights;
/// g = φ(xₜ · W + b₀ + r · (hₜ₋₁ · R + b₁)); hₜ = z · hₜ₋₁ + (1 − z) · g.
/// </para>
/// <para>
/// Shapes: x (B, T, F) → (B, U), or (B, T, U) with <see cref="RecurrentLayer.ReturnSequences"/>; W (F, 3U), R (U, 3U),
/// b (2, 3U) with b₀ in the first row, in the blocks z, r, h.
/// </para>
/// <para>Defaults: φ = tanh, a bias; W Glorot uniform, R orthogonal, b zeros.</para>
/// </remarks>
/// <example><code>var model = Model.Input(80).Embedding(1000, 16).GRU(32).Dense(1, Activation.Sigmoid);</code></example>
public sealed record GRU : RecurrentLayer
{
    /// <summary>A gated recurrent unit.</summary>
    /// <param name="units">The number of units U, at least 1.</param>
    /// <param name="activation">φ: tanh (when null), sigmoid, ReLU or linear.</param>
    /// <param name="returnSequences">Whether the output is the state after every step.</param>
    /// <param name="goBackwards">Whether the sequence is read from its end.</param>
    /// <param name="useBias">Whether b is added.</param>
    /// <param name="kernelInitializer">How W starts; Glorot uniform when null.</param>
    /// <param name="recurrentInitializer">How R starts; orthogonal when null.</param>
    /// <param name="biasInitializer">How b starts; zeros when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no unit.</exception>
    /// <exception cref="ArgumentException">The activation is another function.</exception>
    public GRU(
        int units,
        Activation? activation = null,
        bool returnSequences = false,
        bool goBackwards = false,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null)
        : base(units, activation, returnSequences, goBackwards, useBias, kernelInitializer, recurrentInitializer, biasInitializer)
    {
    }

    /// <inheritdoc/>
    private protected override int Gates => 3;

    /// <inheritdoc/>
    private protected override Shape BiasShape => [2, Gates * Units];

    /// <inheritdoc/>
    private protected override Operation Cell<TActivation>(TActivation activation, RecurrentInputs inputs) =>
        new GruOperation<TActivation>(activation, inputs, ReturnSequences);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a gated recurrent unit: see <see cref="NotebookNet.GRU"/>.</summary>
    /// <param name="model">The chain so far; its output are steps of features.</param>
    /// <param name="units">The number of units, at least 1.</param>
    /// <param name="activation">φ: tanh (when null), sigmoid, ReLU or linear.</param>
    /// <param name="returnSequences">Whether the output is the state after every step.</param>
    /// <param name="goBackwards">Whether the sequence is read from its end.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="name">The layer's name; <c>gru</c>, <c>gru_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is not (steps, features).</exception>
    public static Model GRU(
        this Model model,
        int units,
        Activation? activation = null,
        bool returnSequences = false,
        bool goBackwards = false,
        bool useBias = true,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new GRU(units, activation, returnSequences, goBackwards, useBias) { Name = name });
    }
}
