using NotebookNet.Kernels;

namespace NotebookNet;

/// <summary>
/// How weights follow their gradients. An optimizer is only its options and a pure step; what it remembers between steps
/// (its slots) belongs to the model, or to <see cref="Apply"/> in a loop written by hand.
/// </summary>
/// <remarks>
/// Every step goes, as in Keras: clip the gradients, take away <see cref="WeightDecay"/>, then the rule itself. At most one of
/// <see cref="ClipValue"/>, <see cref="ClipNorm"/> and <see cref="GlobalClipNorm"/> may be given.
/// </remarks>
/// <example><code>
/// var optimizer = new Adam { Schedule = new CosineDecay(0.01, decaySteps: 1000), GlobalClipNorm = 1 };
/// </code></example>
public abstract record Optimizer
{
    private readonly double _learningRate;
    private readonly double _weightDecay;
    private readonly double? _clipValue;
    private readonly double? _clipNorm;
    private readonly double? _globalClipNorm;

    /// <summary>An optimizer with a learning rate.</summary>
    /// <param name="learningRate">How far a step goes; positive and finite.</param>
    private protected Optimizer(double learningRate) => LearningRate = learningRate;

    /// <summary>How far a step goes, while no <see cref="Schedule"/> says otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive and finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        init => _learningRate = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(LearningRate), value, FormattableString.Invariant($"A learning rate must be positive and finite, got {value}; 0.001 to 0.1 is usual."));
    }

    /// <summary>A learning rate that changes with the steps; <see cref="LearningRate"/> holds when null.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>
    /// Decoupled weight decay: before each step w ← w − w · decay · rate. 0 for none. It shrinks weights whatever the rule does,
    /// unlike an L2 penalty, whose gradient an adaptive rule divides away. Keras: <c>weight_decay</c>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public double WeightDecay
    {
        get => _weightDecay;
        init => _weightDecay = OptionRange.NotNegative(value, nameof(WeightDecay));
    }

    /// <summary>Cuts each element of a gradient at ± this value. Keras: <c>clipvalue</c>.</summary>
    /// <exception cref="ArgumentException">Another clipping is given too.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive and finite.</exception>
    public double? ClipValue
    {
        get => _clipValue;
        init => _clipValue = OnlyClipping(value, nameof(ClipValue), _clipNorm ?? _globalClipNorm);
    }

    /// <summary>Scales the gradient of each variable down to at most this length. Keras: <c>clipnorm</c>.</summary>
    /// <inheritdoc cref="ClipValue" path="/exception"/>
    public double? ClipNorm
    {
        get => _clipNorm;
        init => _clipNorm = OnlyClipping(value, nameof(ClipNorm), _clipValue ?? _globalClipNorm);
    }

    /// <summary>Scales all gradients together down to at most this length, which keeps their direction. Keras: <c>global_clipnorm</c>.</summary>
    /// <inheritdoc cref="ClipValue" path="/exception"/>
    public double? GlobalClipNorm
    {
        get => _globalClipNorm;
        init => _globalClipNorm = OnlyClipping(value, nameof(GlobalClipNorm), _clipValue ?? _clipNorm);
    }

    /// <summary>How many numbers it remembers per weight: 0 to 3.</summary>
    internal abstract int SlotCount { get; }

    /// <summary>What a remembered number is before the first step.</summary>
    internal virtual float InitialSlotValue => 0f;

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">The number of steps done before it: 0 for the first.</param>
    /// <returns>What the schedule says, or the learning rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public double RateAt(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return Schedule?.At(step) ?? LearningRate;
    }

    /// <summary>
    /// One step for variables of a training loop written by hand. This object then remembers, for each variable, what the rule
    /// needs, and counts the steps; a copy made with <c>with</c> starts anew.
    /// </summary>
    /// <param name="gradients">∂loss/∂variable, in the order of the variables, as <see cref="GradientTape"/> gives them.</param>
    /// <param name="variables">The variables; they are changed.</param>
    /// <exception cref="ArgumentException">There are more or fewer gradients than variables, or a variable stands there twice.</exception>
    /// <exception cref="ShapeException">A gradient has another shape than its variable.</exception>
    /// <example><code>
    /// var w = new Variable(3f);
    /// var optimizer = new SGD(0.1);
    /// using (var tape = new GradientTape())
    /// {
    ///     var loss = w * w;
    ///     optimizer.Apply(tape.Gradient(loss, [w]), [w]);   // w is now 2.4
    /// }
    /// </code></example>
    public void Apply(IReadOnlyList<Tensor> gradients, IReadOnlyList<Variable> variables)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(variables);
        OptimizerState.Of(this).Apply(this, gradients, variables);
    }

    /// <summary>The name and the options.</summary>
    /// <returns>The text.</returns>
    public sealed override string ToString() => OptionsText.Of(this);

    /// <summary>One step for all variables of a batch.</summary>
    /// <param name="step">The number of this step, from 1.</param>
    /// <param name="rate">The learning rate of this step.</param>
    /// <param name="batch">The variables with their gradients and <see cref="SlotCount"/> remembered rows each.</param>
    internal abstract void Update(long step, double rate, UpdateBatch batch);

    private static double? OnlyClipping(double? value, string name, double? other)
    {
        if (value is null)
        {
            return null;
        }

        return other is null
            ? OptionRange.Positive(value.Value, name)
            : throw new ArgumentException(
                "Only one of ClipValue, ClipNorm and GlobalClipNorm can be given: set the others to null.", name);
    }
}
