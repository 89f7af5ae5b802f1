using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// The simplest recurrent layer: hₜ = φ(xₜ · W + hₜ₋₁ · R + b). Its memory fades within some ten steps, because every step
/// multiplies the gradient once more; <see cref="LSTM"/> and <see cref="GRU"/> remember longer. Keras: <c>SimpleRNN</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: x (B, T, F) → (B, U), or (B, T, U) with <see cref="RecurrentLayer.ReturnSequences"/>; W (F, U), R (U, U), b (U).</para>
/// <para>Defaults: tanh, a bias; W Glorot uniform, R orthogonal, b zeros.</para>
/// </remarks>
/// <example><code>var model = Model.Input(20, 1).SimpleRNN(16).Dense(1);</code></example>
public sealed record SimpleRNN : RecurrentLayer
{
    /// <summary>A simple recurrent layer.</summary>
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
    public SimpleRNN(
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
    private protected override int Gates => 1;

    /// <inheritdoc/>
    private protected override Operation Cell<TActivation>(TActivation activation, RecurrentInputs inputs) =>
        new SimpleRnnOperation<TActivation>(activation, inputs, ReturnSequences);
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a simple recurrent layer: see <see cref="NotebookNet.SimpleRNN"/>.</summary>
    /// <param name="model">The chain so far; its output are steps of features.</param>
    /// <param name="units">The number of units, at least 1.</param>
    /// <param name="activation">φ: tanh (when null), sigmoid, ReLU or linear.</param>
    /// <param name="returnSequences">Whether the output is the state after every step.</param>
    /// <param name="goBackwards">Whether the sequence is read from its end.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="name">The layer's name; <c>simple_rnn</c>, <c>simple_rnn_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is not (steps, features).</exception>
    public static Model SimpleRNN(
        this Model model,
        int units,
        Activation? activation = null,
        bool returnSequences = false,
        bool goBackwards = false,
        bool useBias = true,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new SimpleRNN(units, activation, returnSequences, goBackwards, useBias) { Name = name });
    }
}
