using NotebookNet.Operations;

namespace NotebookNet;

/// <summary>
/// Brings each channel to mean 0 and variance 1 over the batch, then scales and shifts it as the network likes: deep networks
/// learn faster and with larger rates. Keras: <c>BatchNormalization</c> (with axis −1).
/// </summary>
/// <remarks>
/// <para>
/// y = γ · (x − μ) / √(σ² + ε) + β for each number of the last dimension. In training μ and σ² are mean and variance (divided by
/// the count, "biased") of the batch over all other dimensions, and moving ← moving · momentum + batch · (1 − momentum). In use
/// μ and σ² are the moving mean and variance.
/// </para>
/// <para>Shapes: x (B, …, C) → y of the same shape, with γ, β, moving mean and moving variance (C); only γ and β are trained.</para>
/// <para>
/// Defaults: momentum 0.99, ε 0.001, γ ones, β zeros, moving mean zeros, moving variance ones. (PyTorch: ε 0.00001, "momentum"
/// 0.1 for 1 − 0.9, and an unbiased moving variance.) Source: S. Ioffe and C. Szegedy, 2015.
/// </para>
/// </remarks>
/// <example><code>
/// var model = Model.Input(28, 28, 1)
///     .Conv2D(32, 3, useBias: false).BatchNormalization().Activation(Activation.ReLU);
/// </code></example>
public sealed record BatchNormalization : NormalizationLayer
{
    /// <summary>Batch normalization.</summary>
    /// <param name="momentum">How much of the moving statistics stays in each step, from 0 to 1.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is not from 0 to 1, or ε is not positive.</exception>
    public BatchNormalization(double momentum = 0.99, double epsilon = 1e-3)
        : base(epsilon) => Momentum = LayerChecks.Between(momentum, 0, 1, Kind, nameof(momentum));

    /// <summary>How much of the moving statistics stays in each step.</summary>
    public double Momentum { get; }

    /// <summary>How the moving mean starts.</summary>
    public Initializer MovingMeanInitializer { get; init; } = Initializer.Zeros;

    /// <summary>How the moving variance starts.</summary>
    public Initializer MovingVarianceInitializer { get; init; } = new Ones();

    /// <inheritdoc/>
    public override IReadOnlyList<WeightSpec> Weights(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Shape channels = [input[^1]];
        return
        [
            .. base.Weights(input),
            new WeightSpec("moving_mean", channels, MovingMeanInitializer, Trainable: false),
            new WeightSpec("moving_variance", channels, MovingVarianceInitializer, Trainable: false),
        ];
    }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(pass);
        var channels = input.Shape[^1];
        return Operation.Run(new BatchNormalizationOperation(
            input, GammaOf(weights, channels), BetaOf(weights, channels), weights[^2], weights[^1],
            new BatchNormalizationOptions(pass.IsTraining, Momentum, Epsilon, FirstRunIsTrial: pass.IsTraced))).WithMaskOf(input);
    }

    /// <summary>The layer with its momentum and ε.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"BatchNormalization({Momentum}, {Epsilon})");
}

/// <content>The fluent form.</content>
public static partial class ModelLayers
{
    /// <summary>Adds batch normalization: see <see cref="NotebookNet.BatchNormalization"/>.</summary>
    /// <param name="model">The chain so far.</param>
    /// <param name="momentum">How much of the moving statistics stays in each step, from 0 to 1.</param>
    /// <param name="epsilon">ε, added to the variance.</param>
    /// <param name="center">Whether the shift β is added.</param>
    /// <param name="scale">Whether the scale γ is multiplied.</param>
    /// <param name="betaInitializer">How β starts; zeros when null.</param>
    /// <param name="gammaInitializer">How γ starts; ones when null.</param>
    /// <param name="movingMeanInitializer">How the moving mean starts; zeros when null.</param>
    /// <param name="movingVarianceInitializer">How the moving variance starts; ones when null.</param>
    /// <param name="betaRegularizer">The penalty on the size of β.</param>
    /// <param name="gammaRegularizer">The penalty on the size of γ.</param>
    /// <param name="betaConstraint">What β is forced to be after each step.</param>
    /// <param name="gammaConstraint">What γ is forced to be after each step.</param>
    /// <param name="name">The layer's name; <c>batch_normalization</c>, <c>batch_normalization_1</c> … when null.</param>
    /// <returns>The longer chain.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The momentum is not from 0 to 1, or ε is not positive.</exception>
    public static Model BatchNormalization(
        this Model model,
        double momentum = 0.99,
        double epsilon = 1e-3,
        bool center = true,
        bool scale = true,
        Initializer? betaInitializer = null,
        Initializer? gammaInitializer = null,
        Initializer? movingMeanInitializer = null,
        Initializer? movingVarianceInitializer = null,
        Regularizer? betaRegularizer = null,
        Regularizer? gammaRegularizer = null,
        Constraint? betaConstraint = null,
        Constraint? gammaConstraint = null,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Add(new BatchNormalization(momentum, epsilon)
        {
            Center = center,
            Scale = scale,
            BetaInitializer = betaInitializer ?? Initializer.Zeros,
            GammaInitializer = gammaInitializer ?? new Ones(),
            MovingMeanInitializer = movingMeanInitializer ?? Initializer.Zeros,
            MovingVarianceInitializer = movingVarianceInitializer ?? new Ones(),
            BetaRegularizer = betaRegularizer,
            GammaRegularizer = gammaRegularizer,
            BetaConstraint = betaConstraint,
            GammaConstraint = gammaConstraint,
            Name = name,
        });
    }
}
