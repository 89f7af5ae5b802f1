namespace NotebookNet;

/// <summary>
/// A fully connected layer: y = f(x · W + b). Keras: <c>Dense</c>.
/// </summary>
/// <remarks>
/// <para>Shapes: x (B, N) → y (B, U) with kernel W (N, U) and bias b (U), for U units.</para>
/// <para>Defaults: no activation, a bias, kernel Glorot uniform, bias zeros, no regularizers, no constraints.</para>
/// <para>
/// A regularizer of the activities is, as in Keras, divided by the number of samples in the batch; those of weights are not.
/// </para>
/// </remarks>
/// <example><code>var model = Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax);</code></example>
public sealed record Dense : Layer
{
    /// <summary>A fully connected layer.</summary>
    /// <param name="units">The number of units, at least 1.</param>
    /// <param name="activation">f; none when null.</param>
    /// <param name="useBias">Whether b is added.</param>
    /// <param name="kernelInitializer">How W starts; Glorot uniform when null.</param>
    /// <param name="biasInitializer">How b starts; zeros when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no unit.</exception>
    public Dense(
        int units,
        Activation? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null)
    {
        if (units < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(units), units, $"A dense layer needs at least one unit, got {units}.");
        }

        Units = units;
        Activation = activation ?? Activation.Linear;
        UseBias = useBias;
        KernelInitializer = kernelInitializer ?? Initializer.GlorotUniform;
        BiasInitializer = biasInitializer ?? Initializer.Zeros;
    }

    /// <summary>The number of units U.</summary>
    public int Units { get; }

    /// <summary>The activation f.</summary>
    public Activation Activation { get; init; }

    /// <summary>Whether b is added.</summary>
    public bool UseBias { get; init; }

    /// <summary>How W starts.</summary>
    public Initializer KernelInitializer { get; init; }

    /// <summary>How b starts.</summary>
    public Initializer BiasInitializer { get; init; }

    /// <summary>The penalty on W; none when null.</summary>
    public Regularizer? KernelRegularizer { get; init; }

    /// <summary>The penalty on b; none when null.</summary>
    public Regularizer? BiasRegularizer { get; init; }

    /// <summary>The penalty on y, per sample; none when null.</summary>
    public Regularizer? ActivityRegularizer { get; init; }

    /// <summary>What W is forced to be after each step; anything when null.</summary>
    public Constraint? KernelConstraint { get; init; }

    /// <summary>What b is forced to be after each step; anything when null.</summary>
    public Constraint? BiasConstraint { get; init; }

    /// <inheritdoc/>
    public override Activation ShownActivation => Activation;

    /// <summary>Units and activation.</summary>
    /// <returns>For example <c>Dense(10, ReLU)</c>.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"Dense({Units}") + (Activation is Linear ? string.Empty : $", {Activation}") + (UseBias ? ")" : ", no bias)");

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Rank == 1
            ? [Units]
            : throw new ShapeException(
                $"Dense({Units}) takes samples of one dimension, (features); got samples of shape {input}. "
                + $"Flatten them to ({input.Size}) first, or put a dense layer on each step of a sequence with TimeDistributed(new Dense({Units})).");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var kernel = new WeightSpec(
            "kernel", [input[0], Units], KernelInitializer, Regularizer: KernelRegularizer, Constraint: KernelConstraint);
        return UseBias
            ? [kernel, new WeightSpec("bias", [Units], BiasInitializer, Regularizer: BiasRegularizer, Constraint: BiasConstraint)]
            : [kernel];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        var output = Activation.Apply(UseBias ? input.Linear(weights[0], weights[1]) : input.MatMul(weights[0]));
        if (ActivityRegularizer is not null)
        {
            ArgumentNullException.ThrowIfNull(pass);
            pass.AddPenalty(ActivityRegularizer.Penalty(output) / output.Shape[0]);
        }

        return output;
    }
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds a fully connected layer, y = f(x · W + b): see <see cref="NotebookNet.Dense"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="units">The number of units, at least 1.</param>
    /// <param name="activation">f; none when null.</param>
    /// <param name="useBias">Whether b is added.</param>
    /// <param name="kernelInitializer">How W starts; Glorot uniform when null.</param>
    /// <param name="biasInitializer">How b starts; zeros when null.</param>
    /// <param name="name">The layer's name; <c>dense</c>, <c>dense_1</c> … when null.</param>
    /// <param name="kernelRegularizer">The penalty on W; none when null.</param>
    /// <param name="biasRegularizer">The penalty on b; none when null.</param>
    /// <param name="activityRegularizer">The penalty on y, per sample; none when null.</param>
    /// <param name="kernelConstraint">What W is forced to be after each step; anything when null.</param>
    /// <param name="biasConstraint">What b is forced to be after each step; anything when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ShapeException">The chain's output is not one-dimensional.</exception>
    public static Model Dense(
        this Model model,
        int units,
        Activation? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        string? name = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new Dense(units, activation, useBias, kernelInitializer, biasInitializer)
        {
            Name = name,
            KernelRegularizer = kernelRegularizer,
            BiasRegularizer = biasRegularizer,
            ActivityRegularizer = activityRegularizer,
            KernelConstraint = kernelConstraint,
            BiasConstraint = biasConstraint,
        });
    }
}
