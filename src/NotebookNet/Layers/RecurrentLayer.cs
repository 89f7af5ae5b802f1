using NotebookNet.Kernels;
using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// What recurrent layers have in common: they go through a sequence step by step and carry a state, so that what comes out at a
/// step depends on everything before. See <see cref="SimpleRNN"/>, <see cref="LSTM"/> and <see cref="GRU"/>.
/// </summary>
/// <remarks>
/// <para>
/// Shapes: x (B, T, F) → the last state (B, U), or with <see cref="ReturnSequences"/> all of them (B, T, U), which is what the
/// next recurrent layer of a stack needs. The state before the first step is zero.
/// </para>
/// <para>
/// Steps masked by an <see cref="Embedding"/> in front are skipped: the state stays, and the output repeats the one before
/// (zeros before the first step that counts).
/// </para>
/// <para>
/// With <see cref="GoBackwards"/> the sequence is read from its end; the outputs then stand in the order they were computed in,
/// the one for the last step first, and so does the mask.
/// </para>
/// </remarks>
public abstract record RecurrentLayer : Layer
{
    private protected RecurrentLayer(
        int units, Activation? activation, bool returnSequences, bool goBackwards, bool useBias,
        Initializer? kernelInitializer, Initializer? recurrentInitializer, Initializer? biasInitializer)
    {
        if (units < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(units), units, $"{Kind} needs at least one unit, got {units}.");
        }

        Units = units;
        Activation = activation ?? Activation.Tanh;
        ReturnSequences = returnSequences;
        GoBackwards = goBackwards;
        UseBias = useBias;
        KernelInitializer = kernelInitializer ?? Initializer.GlorotUniform;
        RecurrentInitializer = recurrentInitializer ?? Initializer.Orthogonal;
        BiasInitializer = biasInitializer ?? Initializer.Zeros;
    }

    /// <summary>The number of units U: the numbers of the state.</summary>
    public int Units { get; }

    /// <summary>φ, the function of the candidate state: tanh, sigmoid, ReLU or linear. Gates always use the sigmoid.</summary>
    /// <exception cref="ArgumentException">It is another function.</exception>
    public Activation Activation
    {
        get;
        init => field = value is Tanh or Sigmoid or ReLU or Linear
            ? value
            : throw new ArgumentException($"{Kind} computes with Tanh, Sigmoid, ReLU or Linear; got {value?.ToString() ?? "null"}. Put other functions into a layer behind it.", nameof(value));
    }

    /// <summary>Whether the output is the state after every step instead of the last one alone.</summary>
    public bool ReturnSequences { get; init; }

    /// <summary>Whether the sequence is read from its end.</summary>
    public bool GoBackwards { get; init; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; init; }

    /// <summary>How the weights of the input start.</summary>
    public Initializer KernelInitializer { get; init; }

    /// <summary>How the weights of the state start.</summary>
    public Initializer RecurrentInitializer { get; init; }

    /// <summary>How the bias starts.</summary>
    public Initializer BiasInitializer { get; init; }

    /// <summary>The penalty on the weights of the input; none when null.</summary>
    public Regularizer? KernelRegularizer { get; init; }

    /// <summary>The penalty on the weights of the state; none when null.</summary>
    public Regularizer? RecurrentRegularizer { get; init; }

    /// <summary>The penalty on the bias; none when null.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <inheritdoc/>
    public override Activation ShownActivation => Activation;

    /// <summary>How many blocks of U columns the weights have: one per gate.</summary>
    private protected abstract int Gates { get; }

    /// <summary>The shape of the bias.</summary>
    private protected virtual Shape BiasShape => [Gates * Units];

    /// <summary>How the bias really starts.</summary>
    private protected virtual Initializer EffectiveBiasInitializer => BiasInitializer;

    /// <summary>Kind, units, and what differs from the default.</summary>
    /// <returns>For example <c>LSTM(64, returnSequences: true)</c>.</returns>
    public sealed override string ToString() =>
        FormattableString.Invariant($"{Kind}({Units}") + (Activation is Tanh ? string.Empty : $", {Activation}")
        + (ReturnSequences ? ", returnSequences: true" : string.Empty) + (GoBackwards ? ", goBackwards: true" : string.Empty)
        + (UseBias ? ")" : ", useBias: false)");

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Rank != 2)
        {
            throw new ShapeException(
                $"{Kind}({Units}) takes samples of two dimensions, (steps, features); got samples of shape {input}. "
                + (input.Rank == 1
                    ? $"For one number per step reshape them to ({input[0]}, 1); for indices of symbols put .Embedding(…) in front; behind a recurrent layer give that one returnSequences: true."
                    : $"Reshape them to ({input[0]}, {input.WithoutFirst().Size})."));
        }

        return ReturnSequences ? [input[0], Units] : [Units];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<WeightSpec> weights =
        [
            new("kernel", [input[1], Gates * Units], KernelInitializer, Regularizer: KernelRegularizer),
            new("recurrent_kernel", [Units, Gates * Units], RecurrentInitializer, Regularizer: RecurrentRegularizer),
        ];
        if (UseBias)
        {
            weights.Add(new("bias", BiasShape, EffectiveBiasInitializer, Regularizer: BiasRegularizer));
        }

        return weights;
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        var x = GoBackwards ? ReversedInTime(input) : input;
        var inputs = new RecurrentInputs(x, weights[0], weights[1], UseBias ? weights[2] : null, x.Mask);
        var output = Operation.Run(Activation switch
        {
            Tanh => Cell(default(TanhFunction), inputs),
            Sigmoid => Cell(default(SigmoidFunction), inputs),
            ReLU => Cell(default(ReLUFunction), inputs),
            _ => Cell(default(IdentityFunction), inputs),
        });
        return ReturnSequences ? output.WithMaskOf(x) : output;
    }

    /// <summary>The operation that goes through the steps.</summary>
    private protected abstract Operation Cell<TActivation>(TActivation activation, RecurrentInputs inputs)
        where TActivation : struct, IUnaryFunction;

    /// <summary>The steps in reverse order, and the mask with them.</summary>
    internal static Tensor ReversedInTime(Tensor input)
    {
        var reversed = input.Flip(1);
        reversed.Mask = input.Mask?.Flip(1);
        return reversed;
    }
}
