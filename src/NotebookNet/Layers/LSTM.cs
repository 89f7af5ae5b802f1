using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Long short-term memory (S. Hochreiter and J. Schmidhuber, 1997; forget gate: F. Gers et al., 2000): a recurrent layer with a
/// cell that gates write, keep and read, so that it remembers over hundreds of steps. Keras: <c>LSTM</c>.
/// </summary>
/// <remarks>
/// <para>
/// i, f, o = σ(xₜ · W + hₜ₋₁ · R + b), each with its own block of the weights; g = φ(…) likewise;
/// cₜ = f · cₜ₋₁ + i · g; hₜ = o · φ(cₜ).
/// </para>
/// <para>
/// Shapes: x (B, T, F) → (B, U), or (B, T, U) with <see cref="RecurrentLayer.ReturnSequences"/>; W (F, 4U), R (U, 4U), b (4U),
/// in the blocks i, f, c, o.
/// </para>
/// <para>Defaults: φ = tanh, a bias; W Glorot uniform, R orthogonal, b zeros except ones for the forget gate, which then remembers at first.</para>
/// </remarks>
/// <example><code>
/// var model = Model.Input(28, 28).LSTM(64, returnSequences: true).LSTM(32).Dense(10, Activation.Softmax);
/// </code></example>
public sealed record LSTM : RecurrentLayer
{
    /// <summary>A long short-term memory.</summary>
    /// <param name="units">The number of units U, at least 1.</param>
    /// <param name="activation">φ: tanh (when null), sigmoid, ReLU or linear.</param>
    /// <param name="returnSequences">Whether the output is the state after every step.</param>
    /// <param name="goBackwards">Whether the sequence is read from its end.</param>
    /// <param name="useBias">Whether b is added.</param>
    /// <param name="unitForgetBias">Whether the bias of the forget gate starts at 1.</param>
    /// <param name="kernelInitializer">How W starts; Glorot uniform when null.</param>
    /// <param name="recurrentInitializer">How R starts; orthogonal when null.</param>
    /// <param name="biasInitializer">How b starts; zeros when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no unit.</exception>
    /// <exception cref="ArgumentException">The activation is another function.</exception>
    public LSTM(
        int units,
        Activation? activation = null,
        bool returnSequences = false,
        bool goBackwards = false,
        bool useBias = true,
        bool unitForgetBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null)
        : base(units, activation, returnSequences, goBackwards, useBias, kernelInitializer, recurrentInitializer, biasInitializer) =>
        UnitForgetBias = unitForgetBias;

    /// <summary>Whether the bias of the forget gate starts at 1.</summary>
    public bool UnitForgetBias { get; init; }

    /// <inheritdoc/>
    private protected override int Gates => 4;

    /// <inheritdoc/>
    private protected override Initializer EffectiveBiasInitializer => UnitForgetBias ? new ForgetBias(BiasInitializer) : BiasInitializer;

    /// <inheritdoc/>
    private protected override Operation Cell<TActivation>(TActivation activation, RecurrentInputs inputs) =>
        new LstmOperation<TActivation>(activation, inputs, ReturnSequences);

    /// <summary>Ones for the forget gate, the second of four blocks; the others as given.</summary>
    private sealed record ForgetBias(Initializer Others) : Initializer
    {
        public override void Fill(Span<float> target, Shape shape, RandomStream random)
        {
            var units = target.Length / 4;
            Others.Fill(target[..units], [units], random);
            target.Slice(units, units).Fill(1);
            Others.Fill(target[(2 * units)..], [2 * units], random);
        }
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a long short-term memory: see <see cref="NotebookNet.LSTM"/>.</summary>
    /// <param name="model">The chain so far; its output are steps of features.</param>
    /// <param name="units">The number of units, at least 1.</param>
    /// <param name="activation">φ: tanh (when null), sigmoid, ReLU or linear.</param>
    /// <param name="returnSequences">Whether the output is the state after every step.</param>
    /// <param name="goBackwards">Whether the sequence is read from its end.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="name">The layer's name; <c>lstm</c>, <c>lstm_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is not (steps, features).</exception>
    public static Model LSTM(
        this Model model,
        int units,
        Activation? activation = null,
        bool returnSequences = false,
        bool goBackwards = false,
        bool useBias = true,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new LSTM(units, activation, returnSequences, goBackwards, useBias) { Name = name });
    }
}
